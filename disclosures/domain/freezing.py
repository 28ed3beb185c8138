"""What a submission keeps, and its hash."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from disclosures.domain.assessment import Assessment
    from disclosures.models import Explanation, Filing


def canonical(value: Any) -> bytes:
    """Write JSON data in the one form that is hashed: keys sorted, no spaces, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def frozen(assessment: Assessment, edition_digest: str) -> dict[str, Any]:
    """Return content, findings, explanations and edition digest of a submission, and their SHA-256."""
    parts = {
        "content": assessment.content,
        "findings": [finding.to_dict() for finding in assessment.findings],
        "explanations": [
            explanation_data(item, path) for (_, path), item in assessment.explanations.items()
        ],
        "edition_digest": edition_digest,
    }
    return {**parts, "content_hash": hashlib.sha256(canonical(parts)).hexdigest()}


def explanation_data(item: Explanation, path: str) -> dict[str, str]:
    """Return an explanation as plain data: to which finding, on which evidence, what and when.

    ``path`` is where its finding stands in this submission.
    """
    return {
        "rule": item.rule,
        "path": path,
        "anchor": item.anchor,
        "text": item.text,
        "basis": item.basis,
        "written_at": item.written_at.isoformat(),
    }


def number(filing: Filing, ordinal: int) -> str:
    """Return the receipt's number: edition, filing, ordinal (``2025-2026-000123-1``)."""
    return f"{filing.cycle.edition.key}-{filing.pk:06d}-{ordinal}"
