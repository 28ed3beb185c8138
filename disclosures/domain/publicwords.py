"""A sentence that an office writes for everybody to read: tidied, and free of particulars."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from disclosures.domain.refused import Refused
from disclosures.publication.names import mask_in
from disclosures.reading.particulars import labels, scan

if TYPE_CHECKING:
    from collections.abc import Collection

SHORTEST, LONGEST = 4, 300
KEPT = "\n\t"
INVISIBLE = {"Cc", "Cf", "Cs"}
"""Not those for private use or not yet known: rare names are written with them."""


def tidied(text: str) -> str:
    """Return the text without control, invisible and broken characters; and one kind of line ends."""
    even = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (one for one in even if one in KEPT or unicodedata.category(one) not in INVISIBLE)
    return "".join(kept).strip()


def usable(text: str, shortest: int = SHORTEST, longest: int = LONGEST) -> str:
    """Return a public reason on one line.

    Raises ``Refused``: shorter or longer (in characters) than said, or with a number in it that is private.
    """
    clean = " ".join(tidied(text).split())
    if len(clean) < shortest:
        raise Refused(_("请写明原因，至少%d个字，会向社会公开。") % shortest)
    if len(clean) > longest:
        raise Refused(
            _("原因最多写%(most)d个字，现在有%(now)d个字，请缩短一些。")
            % {"most": longest, "now": len(clean)}
        )
    kinds = labels(scan(clean))
    if kinds:
        raise Refused(_("原因会向社会公开，其中有%s，请删去。") % "、".join(kinds))
    return clean


def naming_nobody(text: str, names: Collection[str]) -> str:
    """Return the text. Raises ``Refused`` where it names one of the roster: a reason stays when the roster goes."""
    if mask_in(text, sorted(names), strict=True) != text:
        raise Refused(
            _("原因会向社会公开，其中有名单上同学的姓名，请改写，例如写“名单中一名同学”。")
        )
    return text
