"""The page that shows the public what a correction changed; baked beside the newer version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils.translation import override

from disclosures.publication.changes import Kind, between
from disclosures.publication.render import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosures.publication.document import Document
    from disclosures.publication.stamp import Stamp


def to_html(
    old: Document,
    new: Document,
    before: Stamp,
    stamp: Stamp,
    pictures: Mapping[str, str] | None = None,
) -> str:
    """What changed from `old` (stamped `before`) to `new`; `pictures` as for the page itself."""
    sections = between(old, new)
    context = {
        "document": new,
        "before": before,
        "stamp": stamp,
        "changed": [one for one in sections if one.kind is not Kind.SAME],
        "same": [one for one in sections if one.kind is Kind.SAME],
        "pictures": pictures or {},
    }
    with override(LANGUAGE):
        return render_to_string("public/changes.html", context)
