"""An approved filing with its publication, before and after baking."""

from __future__ import annotations

from typing import Any

from disclosures import editions
from disclosures.content import Disclosure
from disclosures.domain import publish
from disclosures.domain.bake import bake
from disclosures.enums import FilingState
from disclosures.models import Publication, Submission
from tests.disclosures.publication import invented
from tests.factories import (
    CollegeFactory,
    CycleFactory,
    EditionFactory,
    FederationFactory,
    FilingFactory,
    SubmissionFactory,
    UnionFactory,
    UserFactory,
)


def edition(key: str = invented.EDITION) -> Any:
    """The edition's row, as the portal itself would store it."""
    form = editions.load(key)
    return EditionFactory(key=key, data=form.data(), digest=form.digest)


def submission(
    *,
    college: str = "云岭海洋大学",
    key: str = invented.EDITION,
    federation: Any = None,
    content: Disclosure | None = None,
    **cycle: Any,
) -> Submission:
    """The submission of an approved filing; `cycle` sets its policy."""
    federation = federation or FederationFactory()
    school = CollegeFactory(name=college, federation=federation)
    union = UnionFactory(college=school, name="学生会")
    row = CycleFactory(federation=federation, edition=edition(key), **cycle)
    filing = FilingFactory(union=union, cycle=row, state=FilingState.APPROVED, drafts=())
    given = content or invented.disclosure(key)
    return SubmissionFactory(filing=filing, content=given.model_dump(mode="json"))


def approved(**facts: Any) -> Publication:
    """A publication that waits for its files."""
    return publish.create(submission(**facts), UserFactory())


def baked(**facts: Any) -> Publication:
    """A publication in the register."""
    publication = approved(**facts)
    bake(publication.pk)
    return publication
