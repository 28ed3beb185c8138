"""The indicators one by one: what is declared, what the system says, and the places that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from disclosures.checks import section_of
from disclosures.content import Answer, Disclosure
from disclosures.domain import labels, paths
from disclosures.structure import Kind, Node, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from disclosures.checks import Verdict
    from disclosures.editions import EditionForm, Indicator

LINKED = (Kind.CHAPTER, Kind.ARTICLE)
"""Lines of a text that a page can lead to."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its path and in words: the section's ``title``, and what in it (empty: all of it).

    ``line`` of a text's article, 0 where it is none.
    """

    section: str
    path: str
    title: str
    label: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Declaration:
    """One indicator of the year's form as declared, with the system's verdict and its places."""

    item: Indicator
    answer: str
    remark: str
    reason: str
    verdict: Verdict
    places: tuple[Place, ...]

    def by_section(self, most: int) -> list[tuple[Place, list[Place]]]:
        """Return the first ``most`` places, those of one section together behind the first of them."""
        groups = groupby(self.places[:most], key=lambda place: place.section)
        listed = [list(group) for _, group in groups]
        return [(group[0], [place for place in group if place.label]) for group in listed]

    @property
    def number(self) -> str:
        """The printed number with its mark."""
        return f"{self.item.no}{self.item.mark}"


def declarations(
    form: EditionForm,
    disclosure: Disclosure,
    said: Mapping[str, Verdict],
    titles: Mapping[str, str],
) -> list[Declaration]:
    """Return the indicators in the order of the form; ``titles`` are those of the sections."""
    return [_declaration(form, item, disclosure, said[item.id], titles) for item in form.indicators]


def _declaration(
    form: EditionForm,
    item: Indicator,
    disclosure: Disclosure,
    verdict: Verdict,
    titles: Mapping[str, str],
) -> Declaration:
    answer = disclosure.indicators.answers.get(item.id, Answer())
    return Declaration(
        item=item,
        answer=form.table.shown(answer.answer),
        remark=remark(item, answer),
        reason="；".join(filter(None, (answer.reason, answer.remedy_date))),
        verdict=verdict,
        places=tuple(places(verdict.paths, form, disclosure, titles)),
    )


def remark(item: Indicator, answer: Answer) -> str:
    """Return what the remark column says: the prompt filled, and the note."""
    value = answer.number or answer.date
    filled = item.prompt.fill(value) if item.prompt and value else ""
    return "；".join(dict.fromkeys(filter(None, (filled, answer.note))))


def places(
    found: Iterable[str], form: EditionForm, disclosure: Disclosure, titles: Mapping[str, str]
) -> Iterable[Place]:
    """Yield the places that a verdict rests on; a section that the form does not have is left out."""
    numbers = {item.id: item.no for item in (*form.indicators, *form.second_level_items)}
    for each in found:
        path, _, where = each.partition("#")
        section = section_of(path)
        if section not in titles:
            continue
        if where:
            line = line_of(getattr(disclosure, section), where)
            yield Place(section, path, titles[section], where, line)
        elif path in {section, f"{section}.text"} or not paths.exists(disclosure, path):
            yield Place(section, path, titles[section])
        else:
            label = labels.label(path, disclosure, numbers)
            yield Place(section, path, titles[section], label)


def line_of(content: object, where: str) -> int:
    """Return the line of the article (or chapter) that a place in words lies in, 0 where there is none."""
    text = getattr(content, "text", "")
    for node in parse(text).walk():
        if node.where == where:
            return next((each.line for each in _outwards(node) if each.kind in LINKED), 0)
    return 0


def _outwards(node: Node) -> Iterable[Node]:
    yield node
    yield from node.above()
