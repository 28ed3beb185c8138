"""Invented submissions as carry-over reads them, without a database."""

from __future__ import annotations

from random import Random
from typing import Any

from disclosures.checks import Context, build_facts, run
from disclosures.content import Disclosure
from disclosures.demo import clean_disclosure
from disclosures.editions import load
from reviews.domain.carryover import Frozen

SCHOOL, YEAR = "云岭海洋大学", "2024-2025"
FORM = load(YEAR)
SECTIONS = tuple(FORM.section_keys())
CONTEXT = Context(school=SCHOOL, organisation="学生会")


def clean(seed: int = 1) -> Disclosure:
    """A clean invented disclosure with its second-level table."""
    return clean_disclosure(Random(seed), SCHOOL, "student", FORM, second_level=True)


def frozen(disclosure: Disclosure, **more: Any) -> Frozen:
    """Freeze it as a submission would, every rule run."""
    form, context = more.get("form", FORM), more.get("context", CONTEXT)
    found = run(build_facts(disclosure, form, context))
    fields = {"explanations": {}, "form": form, "context": context, "digest": "d"}
    return Frozen(disclosure=disclosure, findings=tuple(found), **{**fields, **more})
