"""From typed content to exchange data."""

from typing import Any, Protocol

from disclosures.content import (
    Answer,
    Disclosure,
    Indicators,
    ResponsiblePerson,
    RosterRow,
    SecondLevel,
)
from disclosures.editions import EditionForm, Indicator
from disclosures.exchange.texts import RULES
from disclosures.reading import day, read_rank
from disclosures.structure import parse

Json = dict[str, Any]


class Named(Protocol):
    """Who discloses; mailboxes are taken from ``complaint_emails`` or from the cycle's two fields."""

    @property
    def school(self) -> str:
        """The college's name."""

    @property
    def organisation(self) -> str:
        """学生会 or 研究生会."""


def write(disclosure: Disclosure, edition: EditionForm, header: Named) -> Json:
    """Return the disclosure in the exchange format; fixed texts are the edition's.

    Everything given is written: whoever publishes passes redacted content. Attachments are not
    part of the format.
    """
    names = {"school": str(header.school), "organisation": str(header.organisation)}
    return {
        **names,
        "school_year": edition.key,
        "edition_items": len({item.no.split(".")[0] for item in edition.indicators}),
        "title": edition.text(edition.title, **names),
        "preamble": edition.text(edition.preamble, **names),
        "indicators": [_indicator(item, disclosure) for item in edition.indicators],
        "second_level": _second_level(disclosure.second_level, edition),
        "charter": _charter(disclosure),
        **_departments(disclosure),
        "roster": [_row(no, row) for no, row in enumerate(disclosure.roster.rows, 1)] or None,
        **_rules(disclosure, edition),
        "congress": _congress(disclosure),
        "responsible": [_person(row) for row in disclosure.responsible.rows] or None,
        "complaint_emails": _emails(header),
        **_sections(disclosure, edition),
        **_facts(disclosure.indicators),
    }


def _indicator(item: Indicator, disclosure: Disclosure) -> Json:
    answer = disclosure.indicators.answers.get(item.id, Answer())
    own = answer.model_dump(include={"number", "date", "reason", "remedy_date"})
    data = {
        "no": item.no,
        "core": item.core,
        "observed": item.observed,
        "text": item.text,
        "answer": answer.answer or "blank",
        "note": _note(item, answer),
    }
    if item.group:
        data["group"] = item.group
    if answer.number or answer.date or (item.prompt and answer.note):
        data["remark"] = answer.note
    return data | {key: value for key, value in own.items() if value}


def _note(item: Indicator, answer: Answer) -> str:
    on = day(answer.date)
    iso = on and on.isoformat() == answer.date
    value = answer.number or (f"{on.year}年{on.month}月{on.day}日" if on and iso else answer.date)
    return item.remark(value, answer.note)


def _second_level(content: SecondLevel, edition: EditionForm) -> Json | None:
    items = edition.second_level_items
    if content == SecondLevel() or not items:
        return None
    return {
        "items": [
            {
                "no": item.no,
                "text": item.text,
                "count": number_or_text(content.counts.get(item.id, "")),
                "note": content.notes.get(item.id, ""),
            }
            for item in items
        ],
        "units": [
            unit.model_dump() | {"answers": [unit.answers.get(item.id, "") for item in items]}
            for unit in content.units
        ],
        "total": number_or_text(content.total),
    }


def _charter(disclosure: Disclosure) -> Json:
    charter, structure = disclosure.charter, parse(disclosure.charter.text)
    by = {"adopted_by": charter.adopted_by} if charter.adopted_by else {}
    return {
        **by,
        "title": charter.title,
        "text": charter.text,
        "adopted": date_or_text(charter.adopted),
        "chapters": len(structure.chapters),
        "articles": len(structure.articles),
        "articles_missing_or_misnumbered": [problem.label for problem in structure.problems],
    }


def _departments(disclosure: Disclosure) -> Json:
    content = disclosure.departments
    rows = [row.model_dump() | {"headcount": number_or_text(row.headcount)} for row in content.rows]
    data: Json = {"departments": rows or None, "departments_chart": bool(content.chart)}
    return data | ({"departments_text": content.chart_text} if content.chart_text else {})


def _row(no: int, row: RosterRow) -> Json:
    rank = read_rank(row.rank)
    given = {key: value or None for key, value in row.model_dump().items()}
    own = {"post", "rank_basis", "from_faculty_union"}
    data = {key: value for key, value in given.items() if value is not None or key not in own}
    return {"no": no, **data, "rank": rank.place, "cohort_size": rank.cohort, "rank_raw": row.rank}


def _person(row: ResponsiblePerson) -> Json:
    data = row.model_dump(exclude={"post"})
    return data | ({"post": row.post} if row.post else {})


def _rules(disclosure: Disclosure, edition: EditionForm) -> Json:
    combined = any(section.combined_with for section in edition.sections)
    data: Json = {key: getattr(disclosure, key).text or None for key in RULES}
    if combined:
        data["election_rules"] = data["candidate_rules"]
    details = {
        key: {
            name: value
            for name, value in getattr(disclosure, key).model_dump(exclude={"text"}).items()
            if value
        }
        for key in RULES
    }
    kept = {key: value for key, value in details.items() if value}
    return {"combined": combined, **data} | ({"rules_details": kept} if kept else {})


def _congress(disclosure: Disclosure) -> Json:
    content = disclosure.congress
    data = content.model_dump(exclude={"pictures", "delegations", "links"})
    for key in ("date", "date_end"):
        data[key] = date_or_text(data[key])
    for key in (
        "delegates",
        "students",
        "delegates_without_post",
        "candidates",
        "seats",
        "elected",
    ):
        data[key] = number_or_text(data[key])
    delegations = [{"name": d.name, "count": number_or_text(d.count)} for d in content.delegations]
    shared = ("text", "date", "date_end", "place", "delegates")
    common = {key: None if data[key] == "" else data[key] for key in shared}
    own = {
        key: value for key, value in data.items() if key not in common and value not in ("", None)
    }
    return (
        common
        | {"links": list(content.links)}
        | own
        | ({"delegations": delegations} if delegations else {})
    )


def _emails(header: Named) -> list[str]:
    given = getattr(header, "complaint_emails", None)
    two = [getattr(header, key, "") for key in ("federation_email", "national_email")]
    return list(given) if given is not None else [email for email in two if email]


def _sections(disclosure: Disclosure, edition: EditionForm) -> Json:
    there: list[str] = []
    missing: list[str] = []
    for section in edition.sections:
        keys = [section.key, *([section.combined_with] if section.combined_with else [])]
        empty = getattr(disclosure, section.key) == Disclosure.model_fields[section.key].default
        (missing if empty else there).extend(keys)
    return {"sections_order": there, "sections_missing": missing}


def _facts(content: Indicators) -> Json:
    """Return what is asked beside the table and not published, where there is any."""
    facts = content.model_dump(mode="json", exclude={"answers"}, exclude_defaults=True)
    return {"facts": facts} if facts else {}


def number_or_text(typed: str) -> int | str | None:
    """Return plain digits as a number, nothing as None, anything else as typed."""
    plain = typed.isascii() and typed.isdecimal() and len(typed) < 16  # noqa: PLR2004 - exact in any reader
    return int(typed) if plain and str(int(typed)) == typed else typed or None


def date_or_text(typed: str) -> str | None:
    """Return one readable date in ISO form, nothing as None, anything else as typed."""
    on = day(typed)
    return on.isoformat() if on else typed or None
