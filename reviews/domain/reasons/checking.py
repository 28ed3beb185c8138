"""What a usual sentence may hold."""

from __future__ import annotations

from django.utils.translation import gettext as _

from reviews.domain.reasons.filling import NAMES, in_codes, unknown
from reviews.domain.refusals import Refused
from reviews.domain.sentences import usable
from reviews.enums import FlagReason

LONGEST_TEXT, LONGEST_TITLE = 300, 40


def checked_title(title: str) -> str:
    """Return a title as it is kept; raises Refused."""
    return usable(
        title, LONGEST_TITLE, _("请给这条用语起一个简称。"), _("简称请写在 %d 个字以内。")
    )


def checked_text(text: str) -> str:
    """Return a text with the codes of its placeholders; raises Refused for one that is unusable."""
    text = usable(text, LONGEST_TEXT, _("请写明用语的内容。"), _("用语请写在 %d 个字以内。"))
    text = in_codes(text)
    if wrong := unknown(text):
        known = "、".join(f"{{{name}}}" for name in NAMES.values())
        raise Refused(
            _("没有“{%(wrong)s}”这样的占位。可以用的有：%(known)s。")
            % {"wrong": wrong[0], "known": known}
        )
    return text


def checked_kind(kind: str) -> str:
    """Return a kind of question; raises Refused for any other."""
    if kind not in FlagReason.values:
        raise Refused(_("请选择问题的类型。"))
    return kind
