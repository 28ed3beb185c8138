"""One college with its federation, its people and a row of everything that an address names."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.core.files.base import ContentFile

from disclosures.enums import FileKind, FilingState, PaperKind
from disclosures.models import Cycle, EditionDraft, Publication, RenderBatch
from disclosures.models.storages import published_storage
from portal.enums import DeliveryState, JobState, Role
from portal.models import College, Federation, Membership, User
from reviews.domain import reading_copy
from reviews.enums import Outcome
from tests import factories
from tests.factories import SECTION_KEYS, member
from tests.factories.objections import asked_about
from tests.factories.rights import ErasureFactory

ROLES = (
    "anonymous",
    "editor",
    "secretary",
    "observer",
    "reviewer",
    "lead",
    "federation observer",
    "operator",
)
BROUGHT_TABLE = {
    "rows": [["姓名", "部门"], ["安然", "学习部"]],
    "matching": {"0": "name", "1": "department"},
    "header": ["姓名", "部门"],
    "header_row": 0,
    "skipped": [],
}


@dataclass(frozen=True)
class World:
    """`things` are what the addresses of the table name: filings, submissions, flags, jobs."""

    college: College
    federation: Federation
    things: SimpleNamespace

    def person(self, role: str) -> User | None:
        """Return somebody with `role` at home here; None for `anonymous`."""
        if role == "anonymous":
            return None
        if role in {"editor", "secretary", "observer"}:
            return member(role, college=self.college)
        plain = Role.OBSERVER if role == "federation observer" else role
        return member(plain, federation=self.federation)


def make(college: College | None = None) -> World:
    """Make a college of a federation of its own (or take `college`), with everything."""
    college = college or factories.CollegeFactory()
    things = SimpleNamespace(
        college=college,
        federation=college.federation,
        union=factories.UnionFactory(college=college),
        **vars(_filings(college)),
        membership=_member(college=college),
        federation_membership=_member(federation=college.federation),
        invitation=factories.InvitationFactory(college=college),
        job=factories.JobFactory(college=college, state=JobState.FAILED),
    )
    things.cycle = things.draft.cycle
    things.bulk = factories.BulkItemFactory(
        bulk__federation=college.federation, submission=things.sent
    ).bulk
    things.saved_view = factories.SavedViewFactory()
    factories.ResultsReleaseFactory(cycle=things.cycle)
    things.delivery = factories.DeliveryFactory(
        notice__message__college=college, state=DeliveryState.FAILED
    )
    things.told = things.delivery.notice
    things.brought = factories.ImportFactory(
        filing=things.draft,
        taken=["roster"],
        uploaded_by=things.membership.user,
        table=BROUGHT_TABLE,
    )
    things.kept = factories.ImportFactory(filing=things.sent.filing, taken=["roster"])
    things.found_picture = factories.ImportPictureFactory(origin=things.brought)
    _papers(things)
    things.edition_draft = EditionDraft.objects.filter(
        federation=college.federation
    ).first() or factories.EditionDraftFactory(federation=college.federation)
    things.trial = factories.RuleTrialFactory(cycle=things.cycle)
    things.objection = asked_about(things.code)
    things.erasure = ErasureFactory(
        entry=None, publication=Publication.objects.get(code=things.code)
    )
    published = Publication.objects.get(code=things.code)
    running = RenderBatch.objects.filter(cycle=published.filing.cycle).first()
    batch = {"batch": running} if running else {}
    things.renders = factories.RenderItemFactory(publication=published, **batch).batch
    return World(college, college.federation, things)


def _papers(things: SimpleNamespace) -> None:
    """A cycle that asks for a sealed page; one that was sent along; papers that are set."""
    things.cycle.pledge = True
    things.cycle.save(update_fields=["pledge"])
    things.paper = factories.PaperFactory(
        filing=things.draft, file=ContentFile(b"%PDF-1.7", "pledge.pdf")
    )
    things.pledge = factories.PledgeFactory(
        filing=things.draft, file=ContentFile(b"scan", "scan.png")
    )
    factories.SubmissionFactory(filing=things.draft, pledge=things.pledge)
    things.copy = factories.PaperFactory(
        kind=PaperKind.REVIEW,
        filing=things.sent.filing,
        submission=things.sent,
        digest=reading_copy.digest_of(things.sent),
        file=ContentFile(b"%PDF-1.7", "copy.pdf"),
    )


def _filings(college: College) -> SimpleNamespace:
    """A filing in each stage: draft, sent, under review, returned, published."""
    student = college.unions.get()
    graduate = factories.UnionFactory(college=college, kind="graduate")
    draft = factories.FilingFactory(union=student, cycle=_cycle(college, "2024-2025"))
    before = _cycle(college, "2023-2024")
    sent = _submitted(graduate, draft.cycle)
    review = factories.ReviewFactory(submission=_submitted(student, before))
    returned = factories.ReviewFactory(
        submission=_submitted(graduate, before, state=FilingState.RETURNED),
        outcome=Outcome.RETURNED,
        decided_at=factories.THEN,
    )
    letter = factories.LetterFactory(review=returned)
    return SimpleNamespace(
        draft=draft,
        attachment=factories.AttachmentFactory(filing=draft),
        sent=sent,
        under_review=review.submission,
        flag=factories.FlagFactory(review=review),
        returned=returned.submission,
        asked=factories.FlagFactory(review=returned),
        letter=letter,
        code=_published(college),
    )


def _cycle(college: College, key: str) -> Cycle:
    """Return the federation's cycle of that year: colleges of one federation share it."""
    edition = factories.EditionFactory(key=key)
    there = Cycle.objects.filter(federation=college.federation, edition=edition).first()
    return there or factories.CycleFactory(federation=college.federation, edition=edition)


def _submitted(union: Any, cycle: Any, state: FilingState = FilingState.SUBMITTED) -> Any:
    opened = {"open_sections": ["roster"]} if state == FilingState.RETURNED else {}
    filing = factories.FilingFactory(union=union, cycle=cycle, state=state, **opened)
    content: dict[str, dict[str, Any]] = {key: {} for key in SECTION_KEYS}
    return factories.SubmissionFactory(filing=filing, content=content)


def _published(college: College) -> str:
    cycle = _cycle(college, "2022-2023")
    filing = factories.FilingFactory(
        union=college.unions.first(), cycle=cycle, state=FilingState.PUBLISHED
    )
    publication = factories.PublicationFactory(
        submission=factories.SubmissionFactory(filing=filing)
    )
    factories.RegisterEntryFactory(publication=publication)
    for kind in FileKind:
        file = factories.PublicationFileFactory(publication=publication, kind=kind)
        published_storage().save(file.path, ContentFile(b"baked"))
    return publication.code


def _member(**organisation: Any) -> Membership:
    role = Role.EDITOR if "college" in organisation else Role.REVIEWER
    return member(role, **organisation).memberships.get()
