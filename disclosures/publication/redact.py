"""What the public may see of a disclosure: decided here, before anything is assembled.

Smallest scope necessary (《个人信息保护法》第六条): facts that are asked for the checks alone
never get through, names and ranks of students appear as the cycle's policy says. The
people responsible (section ten) are officials of the League committee and stay named.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from disclosures.content import (
    Congress,
    Departments,
    Disclosure,
    Indicators,
    Responsible,
    Roster,
    RosterRow,
    RulesText,
    SecondLevel,
)
from disclosures.enums import NamePolicy, RankPolicy
from disclosures.publication import names, ranks
from disclosures.reading.names import person_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from disclosures.editions import EditionForm

RULE_TEXTS = (
    "charter", "candidate_rules", "election_rules", "delegate_rules", "appraisal_rules", "party_guidance",
)  # fmt: skip


@dataclass(frozen=True)
class Policy:
    """The cycle's choice for its publications."""

    names: NamePolicy = NamePolicy.FULL
    ranks: RankPolicy = RankPolicy.EXACT
    noindex: bool = True


class Redactor:
    """One disclosure's policy, with the names that must not appear in its texts."""

    def __init__(
        self,
        disclosure: Disclosure,
        form: EditionForm,
        policy: Policy,
        known: Collection[str] = (),
    ) -> None:
        """Collect the roster's names and those `known`; those of responsible people are taken out of the list."""
        self.policy = policy
        self.percent = form.limits.rank_percent
        self.columns = {column.key for column in form.roster.columns}
        self.masking = policy.names == NamePolicy.MASKED
        officials = {person_name(row.name) for row in disclosure.responsible.rows}
        students = {*on_roster(disclosure), *known}
        self.hidden = sorted(students - officials - {""}) if self.masking else []

    def short(self, text: str) -> str:
        """A short text of the college: every name in it masked."""
        return names.mask_in(text, self.hidden, strict=True)

    def long(self, text: str) -> str:
        """A rule text: names masked, ordinary words that look like names left alone."""
        return names.mask_in(text, self.hidden, strict=False)

    def name(self, text: str) -> str:
        """A name in the roster."""
        return names.mask(text) if self.masking else text

    def rank(self, text: str) -> str:
        """A rank in the roster."""
        return ranks.band(text, self.percent) if self.policy.ranks == RankPolicy.BAND else text


def on_roster(disclosure: Disclosure) -> set[str]:
    """The names on the roster, as they are compared."""
    return {person_name(row.name) for row in disclosure.roster.rows}


def redact(
    disclosure: Disclosure, form: EditionForm, policy: Policy, known: Collection[str] = ()
) -> Disclosure:
    """The part of `disclosure` that is published, as `policy` has it. Pure.

    `known`: names that stood on the roster of an earlier version; where names are masked, they stay so.
    """
    by = Redactor(disclosure, form, policy, known)
    texts = {key: _rules_text(getattr(disclosure, key), by) for key in RULE_TEXTS}
    shown = Disclosure(
        indicators=_indicators(disclosure.indicators, by),
        second_level=_second_level(disclosure.second_level, by),
        departments=_departments(disclosure.departments, by),
        roster=Roster(rows=tuple(_person(row, by) for row in disclosure.roster.rows)),
        congress=_congress(disclosure.congress, by),
        responsible=_responsible(disclosure.responsible, by),
        **texts,
    )
    return Disclosure.model_validate(_swept(shown.model_dump(), by)) if by.hidden else shown


def _swept(value: Any, by: Redactor) -> Any:
    """Mask names in every text there is: also numbers, dates and places are text as typed."""
    if isinstance(value, str):
        return by.long(value)
    if isinstance(value, dict):
        return {key: _swept(one, by) for key, one in value.items()}
    return tuple(_swept(one, by) for one in value)


def _indicators(content: Indicators, by: Redactor) -> Indicators:
    """Answers with remark, reason and date of remedy; the facts behind them stay inside."""
    answers = {
        key: one.model_copy(update={"note": by.short(one.note), "reason": by.short(one.reason)})
        for key, one in content.answers.items()
    }
    return Indicators(answers=answers)


def _second_level(content: SecondLevel, by: Redactor) -> SecondLevel:
    units = tuple(unit.model_copy(update={"staff": "", "presidium": ""}) for unit in content.units)
    notes = {key: by.short(note) for key, note in content.notes.items()}
    return SecondLevel(counts=content.counts, notes=notes, total=content.total, units=units)


def _departments(content: Departments, by: Redactor) -> Departments:
    rows = tuple(row.model_copy(update={"duties": by.short(row.duties)}) for row in content.rows)
    return Departments(rows=rows, chart=content.chart, chart_text=by.short(content.chart_text))


def _person(row: RosterRow, by: Redactor) -> RosterRow:
    """Only the edition's columns, as the policy shows them."""
    shown = {key: by.short(value) for key, value in row.model_dump(include=by.columns).items()}
    shown |= {"name": by.name(row.name)}
    if "rank" in by.columns:
        shown["rank"] = by.rank(row.rank)
    return RosterRow(**shown)


def _rules_text(content: RulesText, by: Redactor) -> RulesText:
    return content.model_copy(
        update={"title": by.long(content.title), "text": by.long(content.text)}
    )


def _congress(content: Congress, by: Redactor) -> Congress:
    """Figures that only the rules need (R19, R20) stay inside."""
    pictures = tuple(one.model_copy(update={"alt": by.short(one.alt)}) for one in content.pictures)
    shown = {"text": by.short(content.text), "agenda": by.short(content.agenda)}
    inside = {"students": "", "delegates_without_post": ""}
    return content.model_copy(update={**shown, **inside, "pictures": pictures})


def _responsible(content: Responsible, by: Redactor) -> Responsible:
    rows = tuple(
        row.model_copy(update={"post": "", "note": by.short(row.note)}) for row in content.rows
    )
    return Responsible(rows=rows)
