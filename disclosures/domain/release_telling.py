"""What colleges are told of the day on which everything becomes public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures import wording
from portal import clock
from portal.notify import many

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from disclosures.models import Cycle, Filing, Publication


def was_to_wait(publication: Publication) -> bool:
    """Whether the approval came before the cycle's day, so that the college was told to wait for it."""
    at = publication.filing.cycle.release_at
    return at is not None and publication.approved_at < at


def released(publications: Iterable[Publication]) -> None:
    """Tell each college that its publication is public."""
    many.post_many(_letter(one) for one in publications)


def moved(cycle: Cycle, filings: Iterable[Filing], at: datetime) -> None:
    """Tell those who wait when it will be; what was told before and has not left is taken back."""
    take_back(cycle)
    stamp = clock.now().isoformat()
    many.post_many(_moved(cycle, filing, at, stamp) for filing in filings)


def take_back(cycle: Cycle) -> None:
    """Take back what has not left of messages about an earlier day."""
    many.withdraw([f"release:{cycle.pk}:"], _("统一公开的时间又有改动，没有发出。"))


def _moved(cycle: Cycle, filing: Filing, at: datetime, stamp: str) -> many.Letter:
    words = {
        "college": filing.college.name,
        "union": filing.union.name,
        "at": wording.moment_of(at),
        "federation": cycle.federation.name,
    }
    return many.Letter(
        kind="release_moved",
        key=f"release:{cycle.pk}:{stamp}:{filing.pk}",
        college=filing.college,
        subject=_("%(union)s的材料将于%(at)s统一公开") % words,
        text=_(
            "%(college)s%(union)s的材料已经通过审核。%(federation)s把统一公开的时间定为%(at)s，"
            "在那以前公开页面不能打开。您不用办理什么。"
        )
        % words,
        url=reverse("filing:tasks", args=[filing.pk]),
    )


def _letter(publication: Publication) -> many.Letter:
    filing = publication.filing
    return many.Letter(
        kind="published",
        key=f"published:{publication.pk}",
        college=filing.college,
        subject=_("%s的材料已向社会公开") % filing.union.name,
        text=_("%(college)s%(union)s的公开页面和 PDF 文件已经统一公开，任何人都可以查看和核对。")
        % {"college": filing.college.name, "union": filing.union.name},
        url=reverse("filing:history", args=[filing.pk]),
    )
