"""The kinds of message: what they are called, and whether they also go by e-mail."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.actor import Actor
from portal.enums import Audience


@dataclass(frozen=True)
class Kind:
    """One kind of message; `side`: who usually gets it; `mailed`: it also leaves by e-mail.

    Everybody may switch the e-mails of a kind off for himself or herself; the inbox stays.
    """

    code: str
    side: Audience
    name: str | Promise
    mailed: bool = True


COLLEGE, FEDERATION, PERSON = Audience.COLLEGE, Audience.FEDERATION, Audience.PERSON

KINDS = (
    Kind("opening", COLLEGE, _("填报开始")),
    Kind("due", COLLEGE, _("提交期限临近")),
    Kind("overdue", COLLEGE, _("已过提交期限")),
    Kind("extended", COLLEGE, _("获准延期")),
    Kind("returned", COLLEGE, _("填报被退回")),
    Kind("corrected", COLLEGE, _("退回函有更正")),
    Kind("unanswered", COLLEGE, _("退回后还没有再次提交")),
    Kind("approved", COLLEGE, _("审核通过")),
    Kind("published", COLLEGE, _("已向社会公开")),
    Kind("release_moved", COLLEGE, _("统一公开的时间有变")),
    Kind("withdrawn", COLLEGE, _("公开材料被撤下")),
    Kind("correcting", COLLEGE, _("需要更正已公开的内容")),
    Kind("objection_asked", COLLEGE, _("请核实一条情况反映")),
    Kind("erasure", COLLEGE, _("收到删除请求")),
    Kind("erasure_due", COLLEGE, _("删除请求快到期限")),
    Kind("erasure_decided", COLLEGE, _("删除请求已办结"), mailed=False),
    Kind("submitted", FEDERATION, _("收到填报"), mailed=False),
    Kind("reopened", FEDERATION, _("高校更正已公开的内容"), mailed=False),
    Kind("digest", FEDERATION, _("审核摘要")),
    Kind("objection", FEDERATION, _("收到情况反映")),
    Kind("objection_answered", FEDERATION, _("高校答复了情况反映")),
    Kind("unsent", FEDERATION, _("退回函没有发出")),
    Kind("assigned", PERSON, _("分配给您审核")),
    Kind("second", PERSON, _("等待您复核")),
    Kind("sent_back", PERSON, _("复核人退给您")),
    Kind("blind", PERSON, _("请您独立审阅")),
    Kind("joined", PERSON, _("有人接受了您的邀请"), mailed=False),
    Kind("handed_over", PERSON, _("您的工作已经交接")),
    Kind("account_help", PERSON, _("有人帮您恢复登录")),
)
_BY_CODE = {kind.code: kind for kind in KINDS}


def kind(code: str) -> Kind:
    """Return the kind of `code`; KeyError for one that stands nowhere above."""
    return _BY_CODE[code]


def name_of(code: str) -> str:
    """Return the Chinese name; the code itself for a kind that is no longer in use."""
    found = _BY_CODE.get(code)
    return str(found.name) if found else code


def choices_of(actor: Actor) -> list[Kind]:
    """Return the kinds that `actor` may get by e-mail, in the order above."""
    sides = {COLLEGE} if actor.is_college_member else set[Audience]()
    if actor.federation_ids():
        sides |= {FEDERATION, PERSON}
    return [one for one in KINDS if one.mailed and one.side in sides]
