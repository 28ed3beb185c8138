"""From exchange data to typed content."""

from typing import NamedTuple

from disclosures.content import Disclosure
from disclosures.editions import EditionForm
from disclosures.exchange.header import Header, edition_of, read_header
from disclosures.exchange.indicators import read_indicators
from disclosures.exchange.parts import Part, Problem
from disclosures.exchange.second_level import read_second_level
from disclosures.exchange.tables import read_departments, read_responsible, read_roster
from disclosures.exchange.texts import read_charter, read_congress, read_rules


class Exchanged(NamedTuple):
    """What a file gave: content, what stands outside the sections, and what was wrong."""

    disclosure: Disclosure
    header: Header
    problems: list[Problem]


def read(data: object, edition: EditionForm | None = None) -> Exchanged:
    """Take data in the exchange format into content.

    Any JSON value is taken: what is unknown, missing or wrong is named with its path, the rest is
    kept. Raises nothing but ``EditionUnknown``, and that only where no edition is given.
    """
    form = edition or edition_of(data)
    problems: list[Problem] = []
    whole = Part(data, "", problems)
    whole.skip("combined", "edition_items", "edition", "roster_counts")
    header = read_header(whole)
    _compare_year(whole, header, form)
    disclosure = Disclosure(
        indicators=read_indicators(whole, form),
        second_level=read_second_level(whole, form),
        charter=read_charter(whole),
        departments=read_departments(whole),
        roster=read_roster(whole),
        congress=read_congress(whole),
        responsible=read_responsible(whole, form),
        **read_rules(whole, form),
    )
    _name_missing(whole, disclosure, form)
    whole.close()
    return Exchanged(disclosure, header, problems)


def _compare_year(whole: Part, header: Header, form: EditionForm) -> None:
    if header.school_year and header.school_year != form.key:
        whole.say(
            "school_year",
            f"材料是“{header.school_year[:20]}”年度的，这里按{form.key}年度表式载入。",
        )


def _name_missing(whole: Part, disclosure: Disclosure, form: EditionForm) -> None:
    """Name sections that the form demands and the data lack, and those that it does not have."""
    for key, field in Disclosure.model_fields.items():
        empty = getattr(disclosure, key) == field.default
        if not form.has_section(key) and not empty:
            whole.say(key, f"{form.key}年度表式没有这一栏目，不会载入填报。")
        if form.has_section(key) and form.section(key).required and empty:
            chart = form.section(key).picture and whole.raw("departments_chart") is True
            if not chart:
                whole.say(key, "材料里没有这一栏目的内容。")
