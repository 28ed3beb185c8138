"""What the other side is told of a correction; messages never name a student."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

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
    }
    if correction.by_college:
        subject = _("%(union)s申请更正已公开的内容") % words
        text = (
            _("更正原因：%(reason)s\n学校应在%(day)s前再次提交，提交后请审核。原来的版本仍在公开。")
            % words
        )
        _post(correction, "reopened", subject, text)
    else:
        subject = _("%(union)s已公开的内容需要更正") % words
        text = (
            _(
                "请在%(day)s前更正并再次提交。%(federation)s的说明：%(reason)s\n这条说明会随更正后的版本公开。"
            )
            % words
        )
        _post(correction, "correcting", subject, text)


def given_up(correction: Correction) -> None:
    """Tell the other side that nothing is corrected any more."""
    words = {"union": correction.filing.union}
    if correction.by_college:
        subject = _("%(union)s取消了更正") % words
        _post(correction, "reopened", subject, _("公开的内容不变，不需要再审核。"))
    else:
        subject = _("%(union)s已公开的内容不再要求更正") % words
        text = _("公开的内容不变。更正期间改过而没有通过的内容不保留，各栏目已恢复为公开的内容。")
        _post(correction, "correcting", subject, text)


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
