"""Precision and recall of every rule over a corpus of examples: `make corpus [FOLDER=…]`.

Without a folder: the rules' own examples. Another folder of the same format may hold texts that
nobody who writes rules works with: what they show is how well the rules generalise.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from disclosures.checks import Rule, rules
from disclosures.checks.examples import FOLDER, Example, Examples, examples_of
from tests.disclosures.checks.judging import silent, told


@dataclass(frozen=True)
class Score:
    """How a rule did: examples that it should find and found, should leave alone and did not."""

    rule: str
    fires: int
    found: int
    passes: int
    alarms: int
    wrong: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        """Found among what should be found."""
        return self.found / self.fires if self.fires else 1.0

    @property
    def precision(self) -> float:
        """Rightly found among all that was found."""
        return self.found / (self.found + self.alarms) if self.found + self.alarms else 1.0


def score(rule: Rule, examples: Examples) -> Score:
    """Judge a rule by its examples."""
    missed = [one for one in examples.fires if not told(rule, one)]
    alarms = [one for one in examples.passes if not silent(rule, one)]
    return Score(
        rule.id,
        len(examples.fires),
        len(examples.fires) - len(missed),
        len(examples.passes),
        len(alarms),
        (*(_shown("missed", one) for one in missed), *(_shown("alarm ", one) for one in alarms)),
    )


def scores(folder: Path = FOLDER) -> list[Score]:
    """Judge every rule that has a file in the folder."""
    known = {file.stem for file in folder.glob("*.yaml")}
    return [score(rule, examples_of(rule.id, folder)) for rule in rules() if rule.id in known]


def total(found: list[Score]) -> Score:
    """Add up."""
    return Score(
        "all",
        sum(one.fires for one in found),
        sum(one.found for one in found),
        sum(one.passes for one in found),
        sum(one.alarms for one in found),
    )


def lines(found: list[Score]) -> list[str]:
    """Return the report: a line a rule, the sum, and every example that was judged wrongly."""
    table = [
        f"{one.rule:4} fires {one.fires:4}  recall {one.recall:5.3f}   "
        f"passes {one.passes:4}  alarms {one.alarms:3}  precision {one.precision:5.3f}"
        for one in [*found, total(found)]
    ]
    return table + [f"{one.rule} {wrong}" for one in found for wrong in one.wrong]


def _shown(what: str, example: Example) -> str:
    return f"{what}: {example.text!r}"


if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    print("\n".join(lines(scores(given))))  # noqa: T201 - the report is what it is for
