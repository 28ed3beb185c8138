"""Editions, cycles, filings and what belongs to them."""

from __future__ import annotations

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from disclosures import editions
from disclosures import models as disclosures
from disclosures.enums import FilingState, ImportSource, ImportState
from tests.factories.organisations import (
    CollegeFactory,
    FederationFactory,
    UnionFactory,
    UserFactory,
)
from tests.factories.values import SECTION_KEYS, THEN, digest


class EditionFactory(DjangoModelFactory[disclosures.Edition]):
    """The edition of 2024–2025, or of another `key`, as its file has it."""

    class Meta:
        model = disclosures.Edition
        django_get_or_create = ("key", "federation")

    key = "2024-2025"
    federation = None
    data = factory.LazyAttribute(lambda one: editions.load(one.key).data())
    digest = factory.LazyAttribute(lambda one: editions.load(one.key).digest)


class EditionDraftFactory(DjangoModelFactory[disclosures.EditionDraft]):
    """A draft for 2026–2027, as the form of 2025–2026 has it."""

    class Meta:
        model = disclosures.EditionDraft

    federation = factory.SubFactory(FederationFactory)
    key = "2026-2027"
    based_on = "2025-2026"
    data = factory.LazyAttribute(lambda one: editions.load(one.based_on).data() | {"key": one.key})
    created_by = factory.SubFactory(UserFactory)
    changed_by = factory.SelfAttribute("created_by")
    changed_at = THEN


class CycleFactory(DjangoModelFactory[disclosures.Cycle]):
    """A cycle that is open from 2020 to 2099, so that no test depends on today."""

    class Meta:
        model = disclosures.Cycle

    federation = factory.SubFactory(FederationFactory)
    edition = factory.SubFactory(EditionFactory)
    opens = date(2020, 1, 1)
    due = date(2098, 12, 31)
    closes = date(2099, 12, 31)
    federation_email = "mishu@example.org"
    national_email = "quanguo@example.org"


class RuleTrialFactory(DjangoModelFactory[disclosures.RuleTrial]):
    """A trial that waits for the worker."""

    class Meta:
        model = disclosures.RuleTrial

    cycle = factory.SubFactory(CycleFactory)
    federation = factory.SelfAttribute("cycle.federation")
    rule = "R09"
    effect = "information"
    asked_by = factory.SubFactory(UserFactory)


class FilingFactory(DjangoModelFactory[disclosures.Filing]):
    """A draft filing with one empty draft for each section (`drafts=()` for none).

    `union` decides college and federation; the cycle is made for the college's federation.
    A state that cannot be reached from nothing is simply inserted: the trigger watches updates.
    """

    class Meta:
        model = disclosures.Filing
        skip_postgeneration_save = True

    union = factory.SubFactory(UnionFactory)
    college = factory.SelfAttribute("union.college")
    federation = factory.SelfAttribute("union.college.federation")
    cycle = factory.SubFactory(CycleFactory, federation=factory.SelfAttribute("..federation"))
    state = FilingState.DRAFT

    @factory.post_generation
    def drafts(self, _create: bool, extracted: tuple[str, ...] | None, **_: Any) -> None:
        """One `SectionDraft` for each key."""
        keys = SECTION_KEYS if extracted is None else extracted
        for key in keys:
            disclosures.SectionDraft.objects.create(filing=self, key=key)


class ExtensionFactory(DjangoModelFactory[disclosures.Extension]):
    """A later day for a union of the cycle's federation; the filing does not repeat it."""

    class Meta:
        model = disclosures.Extension

    cycle = factory.SubFactory(CycleFactory)
    union = factory.SubFactory(
        UnionFactory, college__federation=factory.SelfAttribute("...cycle.federation")
    )
    college = factory.SelfAttribute("union.college")
    federation = factory.SelfAttribute("union.college.federation")
    until = date(2099, 6, 30)
    reason = "书记外出挂职，返校后才能盖章。"
    by = factory.SubFactory(UserFactory)
    at = THEN


class SectionDraftFactory(DjangoModelFactory[disclosures.SectionDraft]):
    """The charter's draft of a filing that has no other."""

    class Meta:
        model = disclosures.SectionDraft

    filing = factory.SubFactory(FilingFactory, drafts=())
    key = "charter"
    content = factory.LazyFunction(lambda: {"text": "第一章　总则\n第一条　本会服务同学。"})
    revision = 1
    updated_at = THEN


class ExplanationFactory(DjangoModelFactory[disclosures.Explanation]):
    """The written answer to a finding of R01."""

    class Meta:
        model = disclosures.Explanation

    filing = factory.SubFactory(FilingFactory)
    rule = "R01"
    path = "indicators.i03.number"
    anchor = factory.SelfAttribute("path")
    whole = factory.SelfAttribute("anchor")
    text = "两个校区分设办公点，人数已报上级备案。"
    basis = digest("R01")
    written_by = factory.SubFactory(UserFactory)


class FilingFindingsFactory(DjangoModelFactory[disclosures.FilingFindings]):
    """What is kept of a filing's findings: none yet."""

    class Meta:
        model = disclosures.FilingFindings

    filing = factory.SubFactory(FilingFactory)


class AttachmentFactory(DjangoModelFactory[disclosures.Attachment]):
    """A photograph of the congress."""

    class Meta:
        model = disclosures.Attachment

    filing = factory.SubFactory(FilingFactory)
    section = "congress"
    file = factory.django.ImageField(filename="huichang.png", format="PNG", width=8, height=6)
    name = "会场.png"
    alt = "代表大会会场全景"
    content_type = "image/png"
    size = 100
    sha256 = digest("会场")
    uploaded_by = factory.SubFactory(UserFactory)


class ImportFactory(DjangoModelFactory[disclosures.Import]):
    """A roster file that was read and holds one person; the row alone, nothing is queued."""

    class Meta:
        model = disclosures.Import

    filing = factory.SubFactory(FilingFactory)
    source = ImportSource.ROSTER
    state = ImportState.READY
    name = "名单.xlsx"
    file = factory.django.FileField(filename="mingdan.xlsx", data=b"PK")
    kind = "xlsx"
    size = 2
    sha256 = digest("名单")
    result = factory.LazyFunction(
        lambda: {
            "data": {"roster": [{"name": "安然", "department": "学习部"}]},
            "edition": "",
            "edition_sure": "low",
            "sources": {"roster": {"place": "第1张工作表", "snippet": "安然", "sure": "high"}},
            "remarks": [],
            "unplaced": [],
            "pictures": [],
        }
    )
    created_at = THEN
    taken = factory.LazyFunction(list)
    taken_at = factory.LazyAttribute(lambda one: one.created_at if one.taken else None)
    uploaded_by = factory.SubFactory(UserFactory)


class ImportPictureFactory(DjangoModelFactory[disclosures.ImportPicture]):
    """A structure chart found in an imported file."""

    class Meta:
        model = disclosures.ImportPicture

    origin = factory.SubFactory(ImportFactory)
    section = "departments"
    file = factory.django.ImageField(filename="jiagou.png", format="PNG", width=8, height=6)
    name = "架构图.png"
    content_type = "image/png"
    size = 100
    sha256 = digest("架构图")


class RosterMatchingFactory(DjangoModelFactory[disclosures.RosterMatching]):
    """A roster of two columns, matched by hand."""

    class Meta:
        model = disclosures.RosterMatching

    college = factory.SubFactory(CollegeFactory)
    labels = factory.LazyFunction(lambda: ["学生姓名", "所在部"])
    header = factory.LazyAttribute(lambda one: digest("|".join(one.labels)))
    fields = factory.LazyFunction(lambda: {"0": "name", "1": "department"})
    changed_at = THEN
