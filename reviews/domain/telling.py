"""What people are told of a round, through the queue of messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from disclosures import wording
from disclosures.domain.released import held_back, taken_down
from disclosures.domain.windows import chinese
from portal import notify
from reviews.domain import letters

if TYPE_CHECKING:
    from datetime import datetime

    from disclosures.models import Filing
    from portal.models import User
    from reviews.models import BlindReading, Letter, Review


def returned(letter: Letter) -> None:
    """Tell the college that its filing came back, and where it is asked about; the letter names students, this does not."""
    filing = letter.review.filing
    notify.post(
        "returned",
        key=f"returned:{letter.pk}",
        to="college",
        subject=_("%(union)s的填报需要修改，请于%(due)s前重新提交")
        % {"union": filing.union.name, "due": chinese(letter.due)},
        text=_asked(letter),
        url=reverse("review:letter", args=[letter.review.submission_id]),
        college=filing.college,
    )


def corrected(letter: Letter) -> None:
    """Tell the college that the letter was corrected, and why."""
    filing = letter.review.filing
    notify.post(
        "corrected",
        key=f"corrected:{letter.pk}",
        to="college",
        subject=_("%s的退回函有更正，请以新的为准") % filing.union.name,
        text=_("更正原因：%s。") % letter.reason.rstrip("。") + _asked(letter),
        url=reverse("review:letter", args=[letter.review.submission_id]),
        college=filing.college,
    )


def approved(review: Review) -> None:
    """Tell the college that its filing was approved."""
    filing = review.filing
    notify.post(
        "approved",
        key=f"approved:{review.pk}",
        to="college",
        subject=_("%s的填报已经审核通过") % filing.union.name,
        text=_(
            "%(college)s%(union)s第 %(ordinal)d 次提交的材料（回执编号 %(number)s）已经审核通过，"
        )
        % {
            "college": filing.college.name,
            "union": filing.union.name,
            "ordinal": review.submission.ordinal,
            "number": review.submission.number,
        }
        + _when_public(filing),
        url=reverse("filing:history", args=[filing.pk]),
        college=filing.college,
    )


def unsent(letter: Letter) -> None:
    """Tell the federation that a letter did not leave, because its writer may no longer decide."""
    filing = letter.review.filing
    notify.post(
        "unsent",
        key=f"unsent:{letter.pk}",
        to="federation",
        subject=_("%s的退回函没有发出，请接手") % _name(filing),
        text=_(
            "退回函由%(by)s写成，发出前%(by)s已不再负责这份填报的审核，退回函因此没有发出。"
            "已写的结论和问题都还在，请接手核对，再作决定。"
        )
        % {"by": letter.by.get_full_name()},
        url=reverse("review:read", args=[letter.review.submission_id]),
        college=filing.college,  # whose own members hear nothing of it
        federation=filing.federation,
    )


def blind(reading: BlindReading) -> None:
    """Tell somebody that a filing is to be read blind; nothing of its review."""
    filing = reading.submission.filing
    notify.post(
        "blind",
        key=f"blind:{reading.pk}",
        to=reading.reader,
        subject=_("请您独立审阅%s的填报") % _name(filing),
        text=_("这份填报由系统抽取，请您独立逐栏审阅。审完以前，看不到审核员的结论和问题。"),
        url=reverse("review:blind", args=[reading.submission_id]),
        federation=filing.federation,
    )


def assigned(filing: Filing, to: User, by: User, at: datetime) -> None:
    """Tell somebody that a filing was given to him or her by another, at a time."""
    if to == by:
        return
    notify.post(
        "assigned",
        key=f"assigned:{filing.pk}:{to.pk}:{at:%Y%m%d%H%M%S%f}",
        to=to,
        subject=_("%s交给您审核") % _name(filing),
        text=_("%(by)s把%(filing)s的填报交给您审核。")
        % {"by": by.get_full_name(), "filing": _name(filing)},
        url=reverse("review:queue") + "?assignee=me",
        federation=filing.federation,
    )


def sent_back(review: Review, first: User | None, by: User, note: str) -> None:
    """Tell the first person that the second one disagreed, and why."""
    if first is None:
        return
    notify.post(
        "sent_back",
        key=f"sent_back:{review.pk}:{review.notes.count()}",
        to=first,
        subject=_("%s没有通过复核，请再看") % _name(review.filing),
        text=_("%(by)s复核后退给您：%(note)s") % {"by": by.get_full_name(), "note": note},
        url=reverse("review:read", args=[review.submission_id]),
        federation=review.filing.federation,
    )


def proposed(review: Review, by: User) -> None:
    """Tell the federation that an approval waits for a second person."""
    notify.post(
        "second",
        key=f"second:{review.pk}:{review.proposed_at:%Y%m%d%H%M%S%f}",
        to="federation",
        subject=_("%s等待第二人复核") % _name(review.filing),
        text=_("%(by)s认为%(filing)s可以通过，请另一位审核员或负责人复核。")
        % {"by": by.get_full_name(), "filing": _name(review.filing)},
        url=reverse("review:decide", args=[review.submission_id]),
        college=review.filing.college,  # whose own members hear nothing of it
        federation=review.filing.federation,
    )


def _when_public(filing: Filing) -> str:
    """Say when an approved filing becomes public: its cycle may have a day for all."""
    if held_back(filing.cycle) and taken_down(filing) is None:
        return _("将于%s统一公开，在那以前公开页面不能打开。") % wording.release_day(filing)
    return _("正在制作公开页面和 PDF 文件，完成后即向社会公开。")


def _asked(letter: Letter) -> str:
    """How many questions there are, section by section, and until when."""
    composed = letters.compose(letter.review, localdate(letter.at), letter.due)
    parts = "；".join(
        _("%(title)s %(count)d 处") % {"title": part.title, "count": len(part.points)}
        for part in composed.parts
    )
    return _(
        "%(number)s 号材料有 %(count)d 处需要修改或说明：%(parts)s。请打开退回函逐条处理，于%(due)s前重新提交。"
    ) % {
        "number": composed.number,
        "count": composed.count,
        "parts": parts,
        "due": chinese(letter.due),
    }


def _name(filing: Filing) -> str:
    return f"{filing.college.name}{filing.union.name}"
