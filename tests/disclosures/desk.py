"""A filing on somebody's desk: filled with the clean invented content, and its people."""

from __future__ import annotations

import copy
from typing import Any

from disclosures.checks import Severity
from disclosures.domain import explanations
from disclosures.domain.assessment import assess
from disclosures.models import Filing, SectionDraft
from portal.access import Actor, actor_of
from portal.enums import Role
from portal.models import User
from tests.disclosures.checks.filings import SCHOOL, data, put
from tests.factories import CollegeFactory, FilingFactory, UnionFactory, member
from tests.factories.values import THEN


def college_filing(**kwargs: Any) -> Filing:
    """An empty filing of the invented school."""
    if "union" not in kwargs:
        kwargs["union"] = UnionFactory(college=CollegeFactory(name=SCHOOL), name="学生会")
    return FilingFactory(**kwargs)


def filled(changes: dict[str, Any] | None = None, **kwargs: Any) -> Filing:
    """A filing whose drafts hold the clean content, spoilt at ``changes`` (path → value)."""
    filing = college_filing(**kwargs)
    content = copy.deepcopy(data())
    for path, value in (changes or {}).items():
        put(content, path, value)
    for key, section in content.items():
        SectionDraft.objects.filter(filing=filing, key=key).update(
            content=section, revision=1, updated_at=THEN
        )
    return filing


def person(filing: Filing, role: Role = Role.SECRETARY) -> User:
    """Somebody of the filing's college."""
    return member(role, college=filing.college)


def acting(filing: Filing, role: Role = Role.SECRETARY) -> Actor:
    """The actor of somebody of the filing's college."""
    return actor_of(person(filing, role))


def reviewer(filing: Filing) -> Actor:
    """The actor of a reviewer of the filing's federation."""
    return actor_of(member(Role.REVIEWER, federation=filing.federation))


def answer_all(actor: Actor, filing: Filing) -> None:
    """Explain every contradiction and tick every warning."""
    for finding in assess(filing).findings:
        if finding.severity is Severity.CONTRADICTION:
            explanations.write(
                actor, filing, finding.rule, finding.path, "情况属实，已报学校党委备案。"
            )
        if finding.severity is Severity.WARNING:
            explanations.tick(actor, filing, finding.rule, finding.path)
