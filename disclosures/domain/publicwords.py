"""A sentence that an office writes for everybody to read: tidied, and free of particulars."""

from __future__ import annotations

import unicodedata

from django.utils.translation import gettext as _

from disclosures.checks.catalogue.private import masked
from disclosures.domain.refused import Refused

SHORTEST, LONGEST = 4, 300
KEPT = "\n\t"
INVISIBLE = {"Cc", "Cf", "Cs"}
"""Not those for private use or not yet known: rare names are written with them."""


def tidied(text: str) -> str:
    """Return the text without control, invisible and broken characters; and one kind of line ends."""
    even = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (one for one in even if one in KEPT or unicodedata.category(one) not in INVISIBLE)
    return "".join(kept).strip()


def usable(text: str) -> str:
    """Return a public reason on one line. Raises ``Refused``: too short, too long, or with a number in it that is private."""
    clean = " ".join(tidied(text).split())
    if len(clean) < SHORTEST:
        raise Refused(_("请写明原因，至少%d个字，会向社会公开。") % SHORTEST)
    if len(clean) > LONGEST:
        raise Refused(
            _("原因最多写%(most)d个字，现在有%(now)d个字，请缩短一些。")
            % {"most": LONGEST, "now": len(clean)}
        )
    refuse_private(clean)
    return clean


def refuse_private(text: str) -> None:
    """Raise ``Refused`` where a reason for the public has a number in it that is private."""
    kinds, _shown = masked(text)
    if kinds:
        raise Refused(_("原因会向社会公开，其中有%s，请删去。") % "、".join(kinds))
