"""Sentences for a reviewer who comes too late or too early."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from disclosures.domain.refused import Refused

__all__ = [
    "ALREADY_DECIDED",
    "EMPTY_SENTENCE",
    "FLAGS_STAND",
    "LETTER_WAITS",
    "NOT_LATEST",
    "NOT_SUBMITTED",
    "SAY_WHY",
    "Refused",
]

NOT_SUBMITTED = _(
    "这份填报现在不在审核中：学校可能刚刚撤回了提交，或者已经作出结论。请回到审核列表查看。"
)
NOT_LATEST = _("学校已经有了新的提交，这一次提交不能再审核。请打开最新的一次。")
ALREADY_DECIDED = _("这一轮审核已经由 %(who)s 作出结论（%(outcome)s），不能再改动。")
FLAGS_STAND = _("本栏目还有未撤回的问题。请先撤回问题，再认可本栏目。")
EMPTY_SENTENCE = _("请写明问题是什么、要怎样修改，学校才知道该做什么。")
SAY_WHY = _(
    "系统认为本栏目有问题，您认可它，请用一句话写明理由（不少于 4 个字），供复核和日后查考。"
)
LETTER_WAITS = _("退回函将于 %(when)s 发出，现在不能改动。要改请先撤销退回。")
