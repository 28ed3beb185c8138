"""What somebody typed: tidied, and kept free of what must not stand in it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from disclosures.domain.publicwords import tidied
from disclosures.reading.particulars import labels, scan
from reviews.domain.refusals import Refused

SHORTEST = 6
LONGEST = 2000
LONGEST_CONTACT = 120


def statement(text: str) -> str:
    """Return what is said to be untrue. Raises Refused when it is too short, too long or names particulars.

    The college may be shown it: whoever writes it must not be found by it, and nobody else's
    identity-card number or telephone is to be spread.
    """
    clean = tidied(text)
    if len(clean) < SHORTEST:
        raise Refused(_("请写明哪里不属实、实际情况是什么，至少%d个字。") % SHORTEST)
    if len(clean) > LONGEST:
        raise Refused(
            _("最多写%(most)d个字，现在有%(now)d个字，请缩短一些。")
            % {"most": LONGEST, "now": len(clean)}
        )
    kinds = labels(scan(clean))
    if kinds:
        raise Refused(
            _("文字里有%s，请删去。希望我们联系您的，请写到下面的“联系方式”里，学校看不到。")
            % "、".join(kinds)
        )
    return clean


def contact(text: str) -> str:
    """Return how the reporter may be reached, on one line; empty for nobody."""
    clean = " ".join(tidied(text).split())
    if len(clean) > LONGEST_CONTACT:
        raise Refused(_("联系方式最多写%d个字，留一个电话或邮箱就可以。") % LONGEST_CONTACT)
    if "身份证号" in labels(scan(clean)):
        raise Refused(_("请不要填写身份证号，留一个电话或邮箱就可以。"))
    return clean
