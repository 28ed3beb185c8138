"""What the other side is told of a correction; messages never name a student."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain.released import taken_down
from disclosures.domain.windows import chinese
from portal import notify

if TYPE_CHECKING:
    from disclosures.models import Correction


def opened(correction: Correction) -> None:
    """Tell the college what the federation asks for; or the federation that the college will correct something."""
    words = {
        "union": correction.filing.union,
        "day": chinese(correction.due),
        "reason": correction.reason,
        "federation": correction.filing.federation.name,
        "meanwhile": _meanwhile(correction),
    }
    if correction.by_college:
        subject = _("%(union)s申请更正已公开的内容") % words
        text = (
            _("更正原因：%(reason)s\n学校应在%(day)s前再次提交，提交后请审核。%(meanwhile)s")
            % words
        )
        _post(correction, "reopened", subject, text)
    else:
        subject = _("%(union)s已公开的内容需要更正") % words
        text = (
            _(
                "请在%(day)s前更正并再次提交。%(federation)s的说明：%(reason)s\n这条说明会随更正后的版本公开。%(meanwhile)s"
            )
            % words
        )
        _post(correction, "correcting", subject, text)


def given_up(correction: Correction) -> None:
    """Tell the other side that nothing is corrected any more."""
    words = {"union": correction.filing.union}
    stays = _stays(correction)
    if correction.by_college:
        subject = _("%(union)s取消了更正") % words
        _post(correction, "reopened", subject, stays + _("不需要再审核。"))
    else:
        subject = _("%(union)s已公开的内容不再要求更正") % words
        text = _("更正期间改过而没有通过的内容不保留，各栏目已恢复为原来通过的内容。")
        _post(correction, "correcting", subject, stays + text)


def _meanwhile(correction: Correction) -> str:
    """Say what the public reads until the corrected version has been approved."""
    if taken_down(correction.filing):
        return _("原来的版本已经撤下，新版本审核通过以后重新公开。")
    return _("在那以前，原来的版本仍在公开。")


def _stays(correction: Correction) -> str:
    """Say what the public goes on reading."""
    if taken_down(correction.filing):
        return _("公开材料仍是撤下的。")
    return _("公开的内容不变。")


def _post(correction: Correction, kind: str, subject: str, text: str) -> None:
    filing = correction.filing
    submitted = filing.submissions.order_by("ordinal").last()
    inside = reverse("review:read", args=[submitted.pk]) if submitted else reverse("start")
    to_federation = correction.by_college
    notify.post(
        kind,
        key=f"{kind}:correction:{correction.pk}",
        to="federation" if to_federation else "college",
        subject=subject,
        text=text,
        url=inside if to_federation else reverse("filing:tasks", args=[filing.pk]),
        college=filing.college,
        federation=filing.federation,
    )
