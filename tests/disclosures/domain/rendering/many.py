"""A cycle with many small publications."""

from __future__ import annotations

from typing import Any

from disclosures.content import Disclosure, Responsible, ResponsiblePerson, Roster
from disclosures.domain import publish
from disclosures.enums import FilingState, RenderReason
from disclosures.models import Cycle, Publication, RenderBatch
from portal.access import Actor, actor_of
from portal.enums import Role
from tests.disclosures.publication import invented
from tests.disclosures.publication.approved import edition
from tests.factories import (
    CollegeFactory,
    CycleFactory,
    FederationFactory,
    FilingFactory,
    PublicationFileFactory,
    RenditionFactory,
    SubmissionFactory,
    UnionFactory,
    UserFactory,
    member,
)

NOTE = "页码移到版心外侧。"


def small() -> Disclosure:
    """Content of a page or two: three people and one official."""
    official = ResponsiblePerson(category="校团委书记", name="江海清", full_time="是")
    return Disclosure(
        roster=Roster(rows=invented.people(3)), responsible=Responsible(rows=(official,))
    )


def cycle(**facts: Any) -> Cycle:
    """A cycle of a federation of its own."""
    return CycleFactory(federation=FederationFactory(), edition=edition(), **facts)


def published(where: Cycle, count: int = 1, content: Disclosure | None = None) -> list[Publication]:
    """`count` publications of the cycle, not baked."""
    given = (content or small()).model_dump(mode="json")
    reader, made = UserFactory(), []
    for _ in range(count):
        union = UnionFactory(college=CollegeFactory(federation=where.federation), name="学生会")
        filing = FilingFactory(union=union, cycle=where, state=FilingState.APPROVED, drafts=())
        made.append(publish.create(SubmissionFactory(filing=filing, content=given), reader))
    return made


def as_if_baked(where: Cycle, count: int = 1) -> list[Publication]:
    """The same with the rows of a first rendition of another look (and no files)."""
    made = published(where, count)
    for one in made:
        RenditionFactory(publication=one)
        PublicationFileFactory(publication=one)
    return made


def lead(where: Cycle) -> Actor:
    """The lead of the cycle's federation."""
    return actor_of(member(Role.LEAD, federation=where.federation))


def started(where: Cycle, actor: Actor | None = None) -> RenderBatch:
    """A batch for a new layout."""
    from disclosures.domain import rendering

    return rendering.start(actor or lead(where), where, RenderReason.LAYOUT, NOTE)
