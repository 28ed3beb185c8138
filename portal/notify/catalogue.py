"""The kinds of message: what they are called, and whether they also go by e-mail."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """One kind of message; `mailed`: it also leaves by e-mail and other channels.

    Everybody may switch the e-mails of a kind off for himself or herself; the inbox stays.
    """

    code: str
    name: str | Promise
    mailed: bool = True


KINDS = (
    # To a college
    Kind("opening", _("填报开始")),
    Kind("due", _("提交期限临近")),
    Kind("overdue", _("已过提交期限")),
    Kind("extended", _("获准延期")),
    Kind("returned", _("填报被退回")),
    Kind("corrected", _("退回函有更正")),
    Kind("unanswered", _("退回后还没有再次提交")),
    Kind("approved", _("审核通过")),
    Kind("published", _("已经公开")),
    Kind("correcting", _("需要更正已公开的内容")),
    Kind("objection_asked", _("请核实一条情况反映")),
    # To a federation
    Kind("submitted", _("收到填报"), mailed=False),
    Kind("digest", _("审核摘要")),
    Kind("objection", _("收到情况反映")),
    Kind("objection_answered", _("高校答复了情况反映")),
    # To one person
    Kind("assigned", _("分配给您审核")),
    Kind("second", _("等待您复核")),
    Kind("sent_back", _("复核人退给您")),
    Kind("blind", _("请您独立审阅")),
)
_BY_CODE = {kind.code: kind for kind in KINDS}


def kind(code: str) -> Kind:
    """Return the kind of `code`; KeyError for one that stands nowhere above."""
    return _BY_CODE[code]


def name_of(code: str) -> str:
    """Return the Chinese name; the code itself for a kind that is no longer in use."""
    found = _BY_CODE.get(code)
    return str(found.name) if found else code


def mailed() -> list[Kind]:
    """Return the kinds that leave by e-mail unless somebody switched them off."""
    return [one for one in KINDS if one.mailed]
