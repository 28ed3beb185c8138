"""Looking for particulars: where they stand, and the text without them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from disclosures.reading.particulars.table import KINDS, Weight

LONGEST = 200_000
"""Characters that are read of one text; a charter has twenty thousand."""
_ANY = re.compile(
    r"[0-9](?:[^0-9\n]{0,3}[0-9]){4}|@|[\[(（【]at|微信|wxid|QQ|扣扣|V\s?X|wechat|出生|生日|生于|[0-9]月生|住|地址|宿舍|寝室|公寓|苑|护照|passport",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+", re.IGNORECASE)
_BLANK = "\x00"
"""Stands for what was taken already, or is the address of a page: matches nothing."""


@dataclass(frozen=True)
class Found:
    """One particular: its kind in words, where it stands in the text as given, how sure that is."""

    label: str
    start: int
    end: int
    weight: Weight


def scan(text: str, allowed: Collection[str] = ()) -> list[Found]:
    """Return what stands in `text`, in order of place.

    `allowed`: official contacts that the form itself names (mailboxes, telephones), never found.
    Read alike: full-width letters and digits, blanks, strokes, dots and invisible characters between digits.
    """
    if not _ANY.search(folded := _folded(text[:LONGEST])):
        return []
    folded = _without(folded, allowed)
    found: list[Found] = []
    for kind in KINDS:
        for match in kind.pattern.finditer(folded):
            if kind.true is None or kind.true(match["it"]):
                found.append(Found(kind.label, *match.span("it"), kind.weight))
                folded = _taken(folded, *match.span("it"))
    return sorted(found, key=lambda one: one.start)


def hidden(text: str, allowed: Collection[str] = ()) -> str:
    """Return `text` with the kind of each particular in its place: 【手机号】."""
    for one in reversed(scan(text, allowed)):
        text = f"{text[: one.start]}【{one.label}】{text[one.end :]}"
    return text


def labels(found: Collection[Found]) -> list[str]:
    """Return the kinds in words, each once, in order."""
    return list(dict.fromkeys(one.label for one in found))


def masked(text: str, allowed: Collection[str] = ()) -> tuple[list[str], str]:
    """Return the kinds of particulars in a text, and the words round the first of each, masked."""
    kinds = labels(scan(text, allowed))
    even = hidden(text, allowed) if kinds else ""
    return kinds, "；".join(_around(even, f"【{kind}】") for kind in kinds)


def _folded(text: str) -> str:
    """Return the text with full-width and other decorated characters plain, each at its own place."""
    if text.isascii():
        return text
    return "".join(one if one.isascii() else _plain(one) for one in text)


def _plain(one: str) -> str:
    if (digit := unicodedata.decimal(one, None)) is not None:
        return str(digit)
    even = unicodedata.normalize("NFKC", one)
    return even if len(even) == 1 else one


def _without(folded: str, allowed: Collection[str]) -> str:
    """Blank addresses of pages, and what is allowed."""
    folded = _ADDRESS.sub(lambda match: _BLANK * len(match[0]), folded)
    for one in filter(None, map(_folded, allowed)):
        pattern = rf"(?<![0-9A-Za-z_.+@-]){re.escape(one)}(?![0-9A-Za-z@-])"
        folded = re.sub(pattern, lambda match: _BLANK * len(match[0]), folded, flags=re.IGNORECASE)
    return folded


def _taken(folded: str, start: int, end: int) -> str:
    return folded[:start] + _BLANK * (end - start) + folded[end:]


def _around(text: str, mark: str) -> str:
    """Return the line's words round a mark; a mark that the cut would open is left out."""
    at = text.index(mark)
    before = text[max(0, at - 20) : at].rpartition("\n")[2].rpartition("】")[2]
    after = text[at + len(mark) : at + len(mark) + 10].partition("\n")[0].partition("【")[0]
    return f"{before}{mark}{after}"
