"""Taking a publication down (撤下): the page says so, the files go, verification still knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain import lifecycle, publicwords, publish
from disclosures.domain.actors import person
from disclosures.domain.refused import Refused
from disclosures.domain.released import line_of
from disclosures.enums import FilingState
from disclosures.models import Filing, Publication, RegisterEntry, Withdrawal
from portal import clock, notify
from portal.access import require
from portal.domain import audit, jobs
from portal.enums import JobState
from portal.models import Job
from portal.scoping import scope_everything

if TYPE_CHECKING:
    from portal.access import Actor

CONCEAL = "disclosures.conceal"
SHORTEST, LONGEST, LONGEST_NOTE = 5, 500, 2000
"""Characters of a reason that says something, and that fits; of a note."""


@transaction.atomic
def withdraw(actor: Actor, filing: Filing, reason: str, note: str = "") -> Withdrawal:
    """Take down what is public of `filing`, all versions; `reason` is for the public, `note` stays inside.

    The register's line says so at once; the files are removed by a job after the commit, which is
    tried again until the storage answers. Raises PermissionDenied, and Refused with what to do instead:
    also where the reason names somebody of the roster.
    """
    row = lifecycle.lock(filing)
    require(actor, "publication.withdraw", row)
    entry = withdrawable(row)
    reason = publicwords.naming_nobody(usable(reason), publish.known_names(row))
    now = clock.now()
    made = Withdrawal.objects.create(
        filing=row,
        publication=entry.publication,
        reason=reason,
        note=note.strip(),
        withdrawn_at=now,
        withdrawn_by=person(actor),
    )
    entry.withdrawn_at, entry.withdrawn_reason = now, reason
    entry.save(update_fields=("withdrawn_at", "withdrawn_reason"))
    _record(actor, made)
    _tell(made)
    jobs.enqueue(CONCEAL, made.pk, college=row.college, federation=row.federation)
    return made


def conceal(withdrawal_id: int) -> None:
    """Remove the files of every version that a withdrawal took down. The job's function; may run twice."""
    from disclosures.domain import site

    made = Withdrawal.objects.select_related("publication").get(pk=withdrawal_id)
    versions = Publication.objects.filter(
        filing_id=made.filing_id, version__lte=made.publication.version
    )
    for publication in versions.defer("document").order_by("version"):
        site.conceal(publication)


def conceal_again() -> int:
    """Queue once more what was given up because the storage did not answer; return how many.

    Files of what was taken down, and those with rosters that gave way to counts.
    """
    from disclosures.domain.bake import CLEAR

    alive = Job.objects.exclude(state__in=(JobState.DONE, JobState.FAILED))
    same = alive.filter(task=OuterRef("task"), object_id=OuterRef("object_id"))
    with scope_everything():
        given_up = Job.objects.filter(
            ~Exists(same), task__in=(CONCEAL, CLEAR), state=JobState.FAILED
        )
        # One for each object: two of them cannot wait at a time.
        wanted = {(job.task, job.object_id): job for job in given_up.order_by("pk")}
        return sum(jobs.retry(job) for job in wanted.values())


def withdrawable(filing: Filing) -> RegisterEntry:
    """The register's line; Refused where nothing of the filing can be taken down now."""
    entry = line_of(filing)
    if entry is None:
        raise Refused(
            _(
                "这份材料还没有公开，不用撤下。已经通过、等待统一公开的，"
                "可以先推迟统一公开的时间；公开以后再要求更正或者撤下。"
            )
        )
    if entry.withdrawn_at:
        raise Refused(_("这份公开材料已经撤下，不用再撤。"))
    if filing.state == FilingState.APPROVED and not _given_up(filing):
        raise Refused(
            _(
                "更正后的新版本已经通过，正在生成公开文件，几分钟后会代替现在的版本。请等它公开以后再看是否还要撤下。"
            )
        )
    return entry


def _given_up(filing: Filing) -> bool:
    """Whether the making of the newest version's files was given up: nobody knows when it will replace the present."""
    newest = filing.publications.order_by("-version").values("pk")[:1]
    made = Job.objects.filter(task=publish.BAKE, object_id=Subquery(newest)).order_by("-pk")
    return made.values_list("state", flat=True).first() == JobState.FAILED


def usable(reason: str) -> str:
    """Return the public reason on one line. Raises Refused: too short, too long, with a private number in it."""
    return publicwords.usable(reason, SHORTEST, LONGEST)


def _record(actor: Actor, made: Withdrawal) -> None:
    audit.record(
        actor.user,
        "publication.withdraw",
        made.filing,
        college=made.filing.college,
        federation=made.filing.federation,
        version=made.publication.version,
    )


def _tell(made: Withdrawal) -> None:
    filing = made.filing
    notify.post(
        "withdrawn",
        key=f"withdrawn:{made.pk}",
        to="college",
        subject=_("%s的公开材料已被撤下") % filing.union.name,
        text=_(
            "%(federation)s撤下了%(college)s%(union)s的公开材料，网页、PDF 和数据文件不能再打开。"
            "公开的原因：%(reason)s。需要重新公开的，请更正后再次提交，审核通过后以新版本公开。"
        )
        % {
            "federation": filing.federation.name,
            "college": filing.college.name,
            "union": filing.union.name,
            "reason": made.reason.rstrip("。"),
        },
        url=reverse("filing:history", args=[filing.pk]),
        college=filing.college,
    )
