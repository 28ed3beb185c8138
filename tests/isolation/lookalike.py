"""Tenants that hold look-alike data: the same names, texts, keys, ordinals, each with its own mark.

``two()``: two colleges of two federations. ``neighbours()``: two colleges of one federation. Whatever
of the second one shows in an answer to the first one's people, by its mark or by its ids, is a leak.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import models

from disclosures.domain import edition_preview
from disclosures.models import Publication, PublicationFile
from disclosures.models.storages import private_storage, published_storage
from portal.models import College, User
from portal.scoping import TENANT_MODELS
from tests import factories
from tests.factories.rights import RetentionOrderFactory
from tests.isolation.planting import AWAY, HOME, NEXT_DOOR, OURS, Mark, planted
from tests.matrix.world import ROLES, World, make

SHARED_EDITIONS = ("2022-2023", "2023-2024", "2024-2025", "2025-2026")


@dataclass(frozen=True)
class Tenant:
    """A world with its mark, and somebody of every role."""

    mark: Mark
    world: World
    people: dict[str, User | None]

    @property
    def things(self) -> Any:
        return self.world.things

    def rows(self, model: type[models.Model]) -> models.QuerySet[Any]:
        """Return the tenant's rows of `model`, found by their ids."""
        first = self.mark.first_id
        return model._default_manager.filter(pk__gte=first, pk__lt=first + 10_000_000)


def two() -> tuple[Tenant, Tenant]:
    """Make our tenant and a foreign one, of two federations."""
    _share()
    return tenant(HOME), tenant(AWAY)


def neighbours() -> tuple[Tenant, Tenant]:
    """Make our tenant and another college of the same federation."""
    _share()
    home = tenant(HOME)
    with planted(NEXT_DOOR):
        college = factories.CollegeFactory(federation=home.world.federation)
    return home, tenant(NEXT_DOOR, college)


def tenant(mark: Mark, college: College | None = None) -> Tenant:
    """Make everything of one tenant, every row with its mark."""
    with planted(mark):
        world = make(college)
        _the_rest(world)
        people = {role: world.person(role) for role in ROLES}
    _mark_what_is_baked(world, mark)
    return Tenant(mark, world, people)


def _share() -> None:
    for key in SHARED_EDITIONS:
        factories.EditionFactory(key=key)


def _the_rest(world: World) -> None:
    """What no address names by itself: a row of every further table."""
    things = world.things
    _of_reviews(world)
    _of_the_college(world)
    publication = Publication.objects.get(code=things.code)
    factories.RenditionFactory(publication=publication)
    factories.CorrectionFactory(of=publication)
    factories.WithdrawalFactory(
        publication=factories.PublicationFactory(submission=things.returned), note="只供内部。"
    )
    factories.EditionFactory(key="2021-2022", federation=world.federation)
    things.reason = factories.ReasonFactory(federation=world.federation)
    RetentionOrderFactory(cycle=publication.filing.cycle)
    things.told_people = factories.NoticeFactory(
        message=things.told.message, user=things.membership.user
    )


def _of_reviews(world: World) -> None:
    things, review = world.things, world.things.flag.review
    things.note = factories.NoteFactory(review=review)
    factories.ReplyFactory(flag=things.asked)
    factories.VerdictFactory(review=review)
    factories.SettlementFactory(flag=things.asked, review=things.asked.review)
    factories.ClaimFactory(filing=things.sent.filing)
    factories.LookFactory(submission=things.sent)
    factories.BlindVerdictFactory(reading__submission=things.sent)
    factories.ObjectionContactFactory(objection=things.objection)


def _of_the_college(world: World) -> None:
    things = world.things
    factories.ExplanationFactory(filing=things.draft)
    factories.FilingFindingsFactory(filing=things.draft)
    factories.RosterMatchingFactory(college=world.college)
    factories.ExtensionFactory(cycle=things.cycle, union=things.union)
    things.event = factories.EventFactory(college=world.college)
    factories.InvitationFactory(college=world.college)
    factories.FormerPasswordFactory(user=things.membership.user)
    factories.ThrottleFactory()


def _mark_what_is_baked(world: World, mark: Mark) -> None:
    """Files that are no column: of the publication in the register; the preview of a year's form."""
    files = PublicationFile.objects.filter(publication__code=world.things.code)
    for file in files:
        published_storage().delete(file.path)
        published_storage().save(file.path, ContentFile(f"baked {mark.published}".encode()))
    preview = edition_preview.pdf_name(world.things.edition_draft)
    private_storage().save(preview, ContentFile(f"preview {mark.private}".encode()))


def tenant_models() -> list[type[models.Model]]:
    """Return every model of ours that leads to a tenant."""
    return [model for model in OURS if model in TENANT_MODELS]
