"""The findings of a filing's present drafts: kept beside it, run again only where something changed.

A rule's findings are kept with a digest of all that they were made from. What does not fit the
drafts any more is run again and never shown; a submission runs everything (``domain.submit``).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from disclosures.checks import Finding, Rule, rules
from disclosures.checks.registry import found_by, in_order
from disclosures.models import FilingFindings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosures.checks import Context, Facts
    from disclosures.models import Filing

SOURCES = ("checks", "content", "editions", "reading", "structure")
"""The packages that a rule's findings depend on: new code makes what is kept stale."""


@dataclass(frozen=True)
class Standing:
    """Findings in the order of the form; ``ran`` the rules that had to run; ``kept`` what to keep."""

    findings: tuple[Finding, ...]
    ran: tuple[str, ...]
    kept: dict[str, Any]


def standing(facts: Facts, content: Mapping[str, Any], kept: Mapping[str, Any]) -> Standing:
    """Return the findings of ``content`` (section → draft), taking over what ``kept`` still knows."""
    sections = {key: digest(content[key]) for key in content}
    about = digest([version(), facts.form.digest, plain(facts.context)])
    found, ran, keep = [], [], {}
    for rule in rules():
        mark = digest([about, settings_of(rule, facts.context), read_by(rule, sections)])
        known = kept.get(rule.id)
        if known and known["digest"] == mark:
            mine = [Finding.from_dict(each) for each in known["findings"]]
        else:
            mine = found_by(rule, facts)
            ran.append(rule.id)
        found += mine
        keep[rule.id] = {"digest": mark, "findings": [asdict(each) for each in mine]}
    return Standing(tuple(in_order(found, facts.content)), tuple(ran), keep)


def read_by(rule: Rule, sections: Mapping[str, str]) -> dict[str, str]:
    """Return the digests of the sections that the rule reads; an empty one has none."""
    return {key: sections.get(key, "") for key in sorted(rule.sections)}


def settings_of(rule: Rule, context: Context) -> Any:
    """Return what the cycle says of the rule; the year's word is in the form's digest."""
    setting = context.settings.get(rule.id)
    return setting.model_dump(mode="json") if setting else None


def plain(context: Context) -> dict[str, Any]:
    """Return what rules know of the filing beside its content, but for the settings of rules."""
    return {name: value for name, value in vars(context).items() if name != "settings"}


def digest(value: Any) -> str:
    """Return a short digest of JSON data (dates as text)."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:32]


@cache
def version() -> str:
    """Return a digest of the code that makes findings."""
    root, made = Path(__file__).parents[1], hashlib.sha256()
    for name in SOURCES:
        for file in sorted((root / name).rglob("*.py")):
            made.update(file.read_bytes())
    return made.hexdigest()


def kept_of(filing: Filing) -> dict[str, Any]:
    """Return what is kept of the filing's findings, by rule."""
    row = FilingFindings.objects.filter(filing=filing).values_list("rules", flat=True).first()
    return row or {}


def keep(filing: Filing, found: Standing) -> None:
    """Keep the findings, where any rule had to run. Who comes later wins: digests tell what is stale."""
    if found.ran:
        FilingFindings.objects.bulk_create(
            [FilingFindings(filing=filing, rules=found.kept)],
            update_conflicts=True,
            unique_fields=["filing"],
            update_fields=["rules"],
        )
