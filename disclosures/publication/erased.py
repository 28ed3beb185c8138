"""Somebody is not named any more (删除请求): in the roster, beside it and in the data; the number of people stays.

Pure, and made from the frozen document each time its files are made, so that no later rendition or version
brings a name back. Namesakes are told apart by what is printed in their rows; where that does not tell them
apart, both are masked.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from disclosures.publication.document import Document, from_json, to_json
from disclosures.publication.names import mask
from disclosures.publication.retention import swept, swept_section
from disclosures.reading.names import person_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

HIDDEN = "（不公开）"
"""In the place of a name."""
TOLD_APART_BY = ("faculty", "grade", "department", "post", "political_status")
KEPT = frozenset({"no", "post", "department", "category"})
"""Cells of a row that stay when its person goes: they say what there is, and counts need them."""
LISTS = ("roster", "responsible")
"""Tables of people, and keys of the data."""


@dataclass(frozen=True)
class Mask:
    """One person in one publication. `whole`: the row's other cells go as well, else the name alone is masked.

    ``facts``: the row as it was printed where it was chosen; ``here``: this is that very version. ``alone``:
    nobody else there had the name.
    """

    section: str
    name: str
    facts: Mapping[str, str] = field(default_factory=dict)
    whole: bool = True
    here: bool = False
    alone: bool = True


def erased(document: Document, masks: Collection[Mask]) -> Document:
    """Return the document without these people; as it is where it names none of them."""
    if not masks:
        return document
    value = to_json(document)
    for one in masks:
        value = _without(value, _in_full(value, one))
    return from_json(value)


def _in_full(value: dict[str, Any], one: Mask) -> Mask:
    """Return the request with the name in full, where it was printed as 张* and is not any more."""
    rows = value["data"].get(one.section)
    if "*" not in one.name or one.section not in LISTS or not isinstance(rows, list):
        return one
    names = {str(rows[at]["name"]) for at in matching(rows, one)}
    return replace(one, name=names.pop()) if len(names) == 1 else one


def facts_of(row: Mapping[str, Any]) -> dict[str, str]:
    """Return what tells a row from a namesake's."""
    return {key: str(row[key]) for key in ("no", *TOLD_APART_BY) if row.get(key)}


def matching(rows: Sequence[Mapping[str, Any]], one: Mask) -> set[int]:
    """Return the places of the rows that are this person's; none where nobody has the name."""
    same = [at for at, row in enumerate(rows) if _named(str(row.get("name") or ""), one.name)]
    if len(same) == 1 and (one.alone or not _contradicts(rows[same[0]], one)):
        return set(same)
    if one.here and (
        exact := [at for at in same if str(rows[at].get("no")) == one.facts.get("no")]
    ):
        return set(exact)
    scores = {at: _likeness(rows[at], one) for at in same if not _contradicts(rows[at], one)}
    best = max(scores.values(), default=0)
    return {at for at, score in scores.items() if score == best}


def _named(name: str, wanted: str) -> bool:
    """Whether a row has the name; one that was printed as 张* may stand in full in a later version."""
    return person_name(wanted) in (
        {person_name(name), mask(name)} if "*" in wanted else {person_name(name)}
    )


def _likeness(row: Mapping[str, Any], one: Mask) -> int:
    return sum(1 for key in TOLD_APART_BY if row.get(key) and row[key] == one.facts.get(key))


def _contradicts(row: Mapping[str, Any], one: Mask) -> bool:
    """Whether both say a faculty, and another: what does not change within a year."""
    mine, other = one.facts.get("faculty"), row.get("faculty")
    return bool(mine and other and mine != other)


def _without(value: dict[str, Any], one: Mask) -> dict[str, Any]:
    sections = [_section(section, one) for section in value["sections"]]
    data = {key: _data(key, part, one) for key, part in value["data"].items()}
    return value | {"sections": sections, "data": data}


def _section(section: dict[str, Any], one: Mask) -> dict[str, Any]:
    """Lists of people row by row, everything else as text."""
    blocks = section["blocks"]
    lists = {at: _table(block, one) for at, block in enumerate(blocks) if _is_list(block)}
    others = swept_section(section, _names(one))["blocks"]
    return section | {"blocks": [lists.get(at, block) for at, block in enumerate(others)]}


def _is_list(block: Mapping[str, Any]) -> bool:
    return block["kind"] == "table" and block["name"] in LISTS


def _table(table: dict[str, Any], one: Mask) -> dict[str, Any]:
    keys = [column["key"] for column in table["columns"]]
    texts = [dict(zip(keys, _texts(row), strict=True)) for row in table["rows"]]
    mine = _mine(table["name"], texts, one)
    rows = []
    for at, row in enumerate(table["rows"]):
        new = _row(texts[at], one, mine=at in mine)
        cells = [
            cell | {"text": new[key] or ""} for key, cell in zip(keys, row["cells"], strict=True)
        ]
        rows.append(row | {"cells": cells})
    return table | {"rows": rows}


def _texts(row: Mapping[str, Any]) -> Iterable[str]:
    return (cell["text"] for cell in row["cells"])


def _data(key: str, part: Any, one: Mask) -> Any:
    if key not in LISTS or not isinstance(part, list):
        return swept(part, _names(one), short=False)
    mine = _mine(key, part, one)
    return [_row(row, one, mine=at in mine) for at, row in enumerate(part)]


def _mine(name: str, rows: Sequence[Mapping[str, Any]], one: Mask) -> set[int]:
    """Only where the person was looked for; a name in a text says nothing about rows."""
    return matching(rows, one) if name == one.section else set()


def _row(row: Mapping[str, Any], one: Mask, *, mine: bool) -> dict[str, Any]:
    """A namesake's row keeps its name; the person may still be named in another cell of it."""
    if not mine:
        names = _names(one)
        return {key: v if key == "name" else swept(v, names, short=True) for key, v in row.items()}
    if not one.whole:
        return {**row, "name": mask(row["name"])}
    gone = {key: _nothing(value) for key, value in row.items() if key not in KEPT}
    return {**row, **gone, "name": HIDDEN}


def _nothing(value: Any) -> Any:
    """Empty in the manner of what stood there."""
    return "" if isinstance(value, str) else None


def _names(one: Mask) -> list[str]:
    """What is looked for in texts; a name that is printed as 张* gives nobody away."""
    return [] if "*" in one.name else [one.name]
