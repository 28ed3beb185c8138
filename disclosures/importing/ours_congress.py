"""The congress as the portal prints it: facts with their names, agenda, account, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from disclosures.importing.ours_dates import iso
from disclosures.importing.ours_texts import CAPTION

if TYPE_CHECKING:
    from collections.abc import Callable

AGENDA = "主要议程："
LONGEST = 60
"""Characters that an item of an agenda has at most."""
_COUNT = re.compile(r"(\d+)名")
_PERSONS = {"候选人": "candidates", "应选": "seats", "当选": "elected"}


def congress(data: dict[str, Any], alts: list[str]) -> dict[str, Any]:
    """Return the congress in the exchange format, what was printed by name in its own field.

    ``alts``: the captions of its pictures, which stand below the text. Where the agenda ends
    and the account begins is told by the first whole sentence.
    """
    lines = (data["text"] or "").split("\n")
    found, lines = _facts(lines)
    agenda, lines = _agenda(lines)
    lines = _without(lines, {part for alt in (*alts, CAPTION) for part in alt.split("\n")})
    lines = _without(lines, set(data["links"]))
    own = found | ({"agenda": "\n".join(agenda)} if agenda else {})
    return data | own | {"text": "\n".join(lines) or None}


def _facts(lines: list[str]) -> tuple[dict[str, Any], list[str]]:
    found: dict[str, Any] = {}
    at = 0
    for name, read in FACTS.items():
        if at < len(lines) and lines[at].startswith(f"{name}："):
            found |= read(lines[at].removeprefix(f"{name}："))
            at += 1
    return found, lines[at:]


def _agenda(lines: list[str]) -> tuple[list[str], list[str]]:
    if not lines or lines[0] != AGENDA:
        return [], lines
    rest = lines[1:]
    ends = (at for at, line in enumerate(rest) if line.endswith("。") or len(line) > LONGEST)
    end = next(ends, len(rest))
    return rest[:end], rest[end:]


def _without(lines: list[str], tail: set[str]) -> list[str]:
    """The lines without those of ``tail`` at their end."""
    end = len(lines)
    while end and lines[end - 1] in tail:
        end -= 1
    return lines[:end]


def _when(value: str) -> dict[str, Any]:
    first, _, last = value.partition("—")
    return {"date": iso(first), "date_end": iso(last) or None}


def _plain(key: str) -> Callable[[str], dict[str, Any]]:
    return lambda value: {key: value}


def _delegates(value: str) -> dict[str, Any]:
    return {"delegates": _persons(value)}


def _election(value: str) -> dict[str, Any]:
    found = {}
    for part in value.split("，"):
        name = next((name for name in _PERSONS if part.startswith(name)), "")
        if name:
            found[_PERSONS[name]] = _persons(part.removeprefix(name))
    return found


def _delegations(value: str) -> dict[str, Any]:
    rows = []
    for part in value.split("、"):
        hit = re.fullmatch(r"(.*?)(\d+)名", part)
        rows.append(
            {"name": hit[1], "count": int(hit[2])} if hit else {"name": part, "count": None}
        )
    return {"delegations": rows}


def _persons(value: str) -> int | str:
    hit = _COUNT.fullmatch(value)
    return int(hit[1]) if hit else value


FACTS: dict[str, Callable[[str], dict[str, Any]]] = {
    "届次": _plain("ordinal"),
    "召开时间": _when,
    "地点": _plain("place"),
    "正式代表": _delegates,
    "选举": _election,
    "代表团": _delegations,
}
"""Names of the facts, in the order in which they are printed."""
