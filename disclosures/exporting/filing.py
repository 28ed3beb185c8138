"""A filing's workbook: what was typed, what the portal found, what was explained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disclosures.exporting import rosters, rulings, second_level, tables, texts
from disclosures.exporting.sheets import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disclosures.checks import Finding, Verdict
    from disclosures.content import Disclosure
    from disclosures.editions import EditionForm


@dataclass(frozen=True)
class Filed:
    """All that a workbook of a filing is made of.

    ``caption`` says whose and of which year it is, ``standing`` (草稿, 第1次提交) what of it;
    ``facts`` are the lines of the last sheet; ``places`` names each finding's place in words and
    ``explanations`` its answer, both by the finding's key.
    """

    form: EditionForm
    disclosure: Disclosure
    findings: tuple[Finding, ...]
    verdicts: Mapping[str, Verdict]
    places: Mapping[tuple[str, str], str]
    explanations: Mapping[tuple[str, str], str]
    titles: Mapping[str, str]
    caption: str
    standing: str
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def heading(self) -> str:
        """What stands above every table, before the table's own name."""
        return f"{self.caption}（{self.standing}）"


def sheets(filed: Filed) -> Iterator[Sheet]:
    """Yield the sheets: the roster first, then the indicators, what was found, the other tables."""
    form, content, heading = filed.form, filed.disclosure, filed.heading
    yield rosters.sheet(form, content.roster, heading)
    yield rulings.indicators(filed)
    yield rulings.problems(filed)
    if form.has_section("departments"):
        yield tables.departments(form, content.departments, heading)
    yield from second_level.second_level(form, content.second_level, heading)
    yield texts.congress(content.congress, heading)
    yield texts.texts(form, content, filed.titles, heading)
    yield tables.responsible(form, content.responsible, heading)
    yield about(filed)


def about(filed: Filed) -> Sheet:
    """Return the last sheet: where this comes from and how to treat it."""
    columns = (Column("what", "项目", 22), Column("value", "内容", 70))
    notes = (
        "“名单”等表含有不公开的内容和个人信息，只供本校和审核单位使用，请妥善保管，不要转发。",
        "成绩排名等以文本保存，Excel 不会把“2/27”改成日期；以“=”“+”“-”“@”开头的文字前面加了撇号。",
    )
    return Sheet("说明", f"{filed.heading}说明", columns, filed.facts, notes, filtered=False)
