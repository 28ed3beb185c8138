"""The map to OWASP ASVS 5.0: docs/security.yaml, and how docs/security.md shows it.

`python -m tests.docs.security_map` writes the table anew.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "docs" / "security.yaml"
PAGE = ROOT / "docs" / "security.md"
BEGIN, END = "<!-- The map begins: docs/security.yaml -->", "<!-- The map ends -->"
STATUSES = ("met", "not applicable", "open")


class Requirement(BaseModel):
    """One requirement: its level, a short paraphrase, how it stands, why or where, and its tests."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    level: Literal[1, 2]
    what: str = Field(min_length=4, max_length=90)
    status: Literal["met", "not applicable", "open"]
    how: str = ""
    tests: tuple[str, ...] = ()


@cache
def requirements() -> dict[str, Requirement]:
    """Return every requirement of the data file by number. A number that stands twice is an error."""
    text = DATA.read_text(encoding="utf-8")
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    numbers = Counter(key.value for key, _value in node.value)
    if twice := [number for number, times in numbers.items() if times > 1]:
        raise ValueError(f"{DATA.name} names {', '.join(twice)} twice")
    raw = yaml.safe_load(text)
    return {number: Requirement.model_validate(entry) for number, entry in raw.items()}


def counts() -> dict[str, int]:
    """Return how many requirements are met, not applicable and open."""
    found = Counter(one.status for one in requirements().values())
    return {status: found[status] for status in STATUSES}


def table() -> str:
    """Return the map as Markdown."""
    told = counts()
    lines = [
        BEGIN,
        "",
        f"{sum(told.values())} requirements: "
        + ", ".join(f"{number} {status}" for status, number in told.items())
        + ".",
        "",
        "| no. | level | requirement | status | how, or why not | tests |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for number, one in requirements().items():
        tests = "<br>".join(f"`{test.removeprefix('tests/')}`" for test in one.tests)
        status = one.status if one.status != "open" else "**open**"
        lines.append(f"| {number} | {one.level} | {one.what} | {status} | {one.how} | {tests} |")
    return "\n".join([*lines, "", END])


def with_table(page: str) -> str:
    """Return the page with the table of today."""
    before, _mark, rest = page.partition(BEGIN)
    return before + table() + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
