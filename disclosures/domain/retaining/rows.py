"""Rows that never change but for this: publications and submissions whose roster is counted."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.db import connection
from psycopg.types.json import Jsonb

from disclosures.domain import publish
from disclosures.domain.freezing import canonical
from disclosures.publication.document import to_json
from disclosures.publication.names import mask_in
from disclosures.publication.retention import counted_content, masked, named, named_in, retained

if TYPE_CHECKING:
    from collections.abc import Collection

    from disclosures.models import Filing, Publication, Submission


def names_of(filing: Filing) -> set[str]:
    """Return every name on a roster that was filed or published here, but for those of officials."""
    found: set[str] = set()
    for publication in filing.publications.exclude(document={}):
        found |= named(publish.document_in(publication))
    for content in filing.submissions.values_list("content", flat=True):
        found |= named_in(content)
    drafts = dict(filing.drafts.values_list("key", "content"))
    return found | named_in(drafts)


def count_publication(publication: Publication, names: Collection[str]) -> bool:
    """Put counts in the place of the roster; False where that was done before.

    Raises DatabaseError where the period is not over: the database itself looks.
    """
    value = publication.document
    if value:
        value = to_json(retained(publish.document_in(publication), names))
    reason = mask_in(publication.corrects, sorted(names), strict=True)
    digest = hashlib.sha256(canonical(value)).hexdigest()
    return _call("count_publication", publication.pk, Jsonb(value), reason, digest)


def count_submission(submission: Submission, names: Collection[str]) -> bool:
    """The same for what was filed: content, findings and explanations."""
    value = {
        "content": counted_content(submission.content, names),
        "findings": masked(submission.findings, names),
        "explanations": masked(submission.explanations, names),
    }
    digest = counted_hash(value, submission.edition_digest)
    return _call("count_submission", submission.pk, *map(Jsonb, value.values()), digest)


def counted_hash(value: dict[str, Any], edition_digest: str) -> str:
    """Return the SHA-256 of a submission's parts, as its `content_hash` is made of them."""
    return hashlib.sha256(canonical({**value, "edition_digest": edition_digest})).hexdigest()


def _call(function: str, *values: Any) -> bool:
    marks = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}({marks})", values)
        return bool(cursor.fetchone()[0])
