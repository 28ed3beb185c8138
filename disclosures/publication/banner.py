"""What a superseded page says on top: that there is a later version, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils.translation import override

if TYPE_CHECKING:
    from disclosures.models import RegisterEntry

PLACE = b"<!-- superseded -->"
ROBOTS = b'<meta name="robots" content="noindex">'


def into(page: bytes, entry: RegisterEntry) -> bytes:
    """Return a baked page with the banner in its place, and out of the search engines' way."""
    with override("zh-hans"):
        banner = render_to_string("public/superseded.html", {"entry": entry}).encode()
    page = page.replace(PLACE, banner, 1)
    return page if ROBOTS in page else page.replace(b"</head>", ROBOTS + b"\n</head>", 1)
