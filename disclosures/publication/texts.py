"""Sections that are texts: rules, the congress, the structure chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.publication import clauses
from disclosures.publication.dates import shown, span
from disclosures.publication.document import (
    Heading,
    Image,
    Links,
    Listing,
    Pairs,
    Paragraph,
    Tone,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosures.content import Congress, Departments, RulesText
    from disclosures.publication.document import Block


def rules(content: RulesText, anchor: str) -> Iterator[Block]:
    """Title, adoption, then the text line by line."""
    if content.title:
        yield Heading(level=3, text=content.title)
    adoption = "".join(part for part in (shown(content.adopted), content.adopted_by) if part)
    if adoption and not clauses.adopted_in(content.text):
        yield Paragraph(text=f"（{adoption}通过）", tone=Tone.CENTRED)
    yield from clauses.blocks(content.text, anchor)


def congress(content: Congress) -> Iterator[Block]:
    """The facts as a list, the agenda, the college's own account, links and pictures."""
    facts = tuple(_facts(content))
    if facts:
        yield Pairs(rows=facts)
    if content.agenda:
        yield Paragraph(text="主要议程：")
        yield Listing(items=tuple(_lines(content.agenda)), numbered=False)
    for line in _lines(content.text):
        yield Paragraph(text=line)
    links = tuple(link for link in content.links if link and link not in content.text)
    if links:
        yield Links(urls=links)
    for n, picture in enumerate(content.pictures, 1):
        if picture.attachment:
            yield Image(file=f"congress-{n}", attachment=picture.attachment, alt=picture.alt)


def _facts(content: Congress) -> Iterator[tuple[str, str]]:
    named = (
        ("届次", content.ordinal),
        ("召开时间", span(content.date, content.date_end)),
        ("地点", content.place),
        ("正式代表", _persons(content.delegates)),
        ("选举", _election(content)),
        ("代表团", "、".join(f"{one.name}{_persons(one.count)}" for one in content.delegations)),
    )
    return ((name, value) for name, value in named if value)


def _election(content: Congress) -> str:
    counted = (("候选人", content.candidates), ("应选", content.seats), ("当选", content.elected))
    return "，".join(f"{name}{_persons(count)}" for name, count in counted if count)


def _persons(count: str) -> str:
    return f"{count}名" if count.isdigit() else count


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def chart(content: Departments) -> Iterator[Block]:
    """The structure chart of the early years, with what it says in words."""
    if content.chart:
        yield Image(file="chart", attachment=content.chart, alt=content.chart_text)
    for line in _lines(content.chart_text):
        yield Paragraph(text=line)
