"""No compiled pattern takes long over a long text: all of them, found by walking the modules.

A pattern is held against a text in the way its module does it: searched for, or matched at the beginning
or whole. What only ever sees short texts is named, with how long they are and why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from itertools import islice
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

from disclosures.importing import titles
from reviews.forms.objections import ReceiptForm
from tests.processor import FLOOR, grows, spent

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("portal", "disclosures", "reviews")
ASIDE = re.compile(r"\.(migrations|settings|embedded|demo|management)(\.|$)|\.(wsgi|celery)$")
LENGTH = 1_000
"""Characters of the shorter text; the longer one has four times as many."""
UNITS = ("（", "(a", "一", "1", " ", "第", "、", "a", "a ")
NO_LITERAL = re.compile(r"\(\?P?[<=]\w+>?|\\[A-Za-z]")
LITERAL = re.compile(r"[^\\^$.|?*+()\[\]{}\s:]")
SHORT: dict[str, tuple[int, str]] = {
    "disclosures.importing.titles._COMPILED": (64, "read_title holds no longer line against them"),
    "disclosures.checks.facts.ordinals._FACULTY": (40, "the words before an ordinal, cut to 40"),
    "reviews.domain.erasures.looking.NUMBER": (40, "the form takes no longer number"),
}
"""Pattern: the longest text it is held against, and why."""


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern that stands in a module, alone or in a tuple, list or dictionary, by its place."""
    found: dict[str, re.Pattern[str]] = {}
    known: set[str] = set()
    for package in PACKAGES:
        for info in walk_packages([str(ROOT / package)], f"{package}."):
            if ASIDE.search(info.name):
                continue
            for name, value in vars(import_module(info.name)).items():
                for number, pattern in enumerate(inside(value)):
                    if isinstance(pattern.pattern, str) and pattern.pattern not in known:
                        known.add(pattern.pattern)
                        found[f"{info.name}.{name}[{number}]"] = pattern
    return found


def inside(value: Any, depth: int = 2) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from inside(each, depth - 1)
    elif depth and isinstance(value, dict):
        for each in value.values():
            yield from inside(each, depth - 1)


def way(place: str, pattern: re.Pattern[str]) -> Callable[[str], object]:
    """How the module holds the pattern against a text; searching where that cannot be told."""
    module, _dot, name = place.partition("[")[0].rpartition(".")
    text = Path(import_module(module).__file__ or "").read_text(encoding="utf-8")
    uses = set(re.findall(rf"(?<![\w.]){name}\.(\w+)\(", text))
    mentions = len(re.findall(rf"(?<![\w.]){name}\b(?!\.\w+\()", text))
    if name.startswith("_") and mentions == 1 and uses and uses <= {"match", "fullmatch"}:
        return pattern.fullmatch if uses == {"fullmatch"} else pattern.match
    return pattern.search


def units(pattern: str) -> list[str]:
    """What to repeat: usual characters, and the first that the pattern speaks of, also with blanks between."""
    words = NO_LITERAL.sub("", pattern)
    own = list(islice(dict.fromkeys(LITERAL.findall(words)), 4))
    return list(dict.fromkeys([*UNITS, *own, *(f"{each} " for each in own[:2])]))


def late(place: str, pattern: re.Pattern[str]) -> str | None:
    """Return a repetition over which the pattern takes too long; None where there is none."""
    work = way(place, pattern)
    limit = SHORT.get(place.partition("[")[0], (0, ""))[0]
    for unit in units(pattern.pattern):

        def text(length: int, unit: str = unit) -> str:
            return unit * (length // len(unit)) + "\x01"

        slow = spent(lambda: work(text(limit)), 3) > FLOOR if limit else grows(work, text, LENGTH)
        if slow:
            return unit
    return None


def test_no_pattern_takes_long_over_any_repetition() -> None:
    found = patterns()
    assert len(found) > 400
    assert {place: unit for place, pattern in found.items() if (unit := late(place, pattern))} == {}


def test_the_public_form_takes_no_longer_number() -> None:
    longest = SHORT["reviews.domain.erasures.looking.NUMBER"][0]
    assert "number" not in ReceiptForm({"number": "1" * longest, "code": "x"}).errors
    assert "number" in ReceiptForm({"number": "1" * (longest + 1), "code": "x"}).errors


def test_what_is_named_as_short_exists() -> None:
    places = {place.partition("[")[0] for place in patterns()}
    assert set(SHORT) <= places


def test_no_longer_line_reaches_the_titles() -> None:
    assert SHORT["disclosures.importing.titles._COMPILED"][0] == titles.LONGEST
    assert titles.read_title("学生会章程") is not None
    assert titles.read_title("学" * titles.LONGEST + "生会章程") is None


def test_a_slow_one_would_be_noticed() -> None:
    assert late("re._never[0]", re.compile(r"(a+)+$"))
    assert late("re._never[0]", re.compile(r"\s*\s*x"))
