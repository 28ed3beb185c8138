"""What a sentence says: patterns with guards, found sentence by sentence."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from disclosures.checks.facts import Facts
from disclosures.checks.facts.prose import Clause
from disclosures.checks.facts.wording import written
from disclosures.checks.finding import Severity
from disclosures.checks.prose.guards import denied, faculty_words, forbidden_list, of_faculty
from disclosures.checks.prose.needed import needed
from disclosures.checks.prose.scope import phrase
from disclosures.checks.registry import Hit

Guard = Callable[[Clause, re.Match[str]], bool]
_DENIED = re.compile(
    r"不行使|不承担|不具有|不享有|不参与|不负责|无权|不得|不能|不应|不可|不再|严禁|禁止"
)
AROUND = 45
MOST = 3
TRIES = 40
"""A sentence in which so many matches were taken back says nothing else, either."""
ENDS = "。;；,，、:："
"""Marks that a quotation does not end with: the sentence round it brings its own."""


@dataclass(frozen=True)
class Says:
    """A sentence says so: one of ``patterns`` matches and no guard holds.

    ``unless``: words that, anywhere in the sentence, make it mean something else; ``aside``: words
    that do so in the phrase between two commas. ``negatable``: what is denied before or behind the
    matching words, or listed as forbidden, does not count. ``school_only``: sentences about
    faculty unions, by their own words or by the heading above, do not count. ``guards``:
    anything that needs more than words.
    """

    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    negatable: bool = True
    school_only: bool = True
    guards: tuple[Guard, ...] = field(default=())

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All patterns as one."""
        return re.compile("|".join(self.patterns))

    @cached_property
    def needed(self) -> re.Pattern[str] | None:
        """What a sentence must hold to be looked at more closely."""
        return needed("|".join(self.patterns))

    @cached_property
    def excuse(self) -> re.Pattern[str] | None:
        """All excusing words as one."""
        return re.compile("|".join(self.unless)) if self.unless else None

    @cached_property
    def aside_pattern(self) -> re.Pattern[str] | None:
        """All words that excuse their phrase as one."""
        return re.compile("|".join(self.aside)) if self.aside else None

    def match(
        self, clause: Clause, faculty: re.Pattern[str], more: tuple[Guard, ...] = ()
    ) -> re.Match[str] | None:
        """Return the first match in a sentence that no guard takes back; ``more`` adds guards."""
        if self.needed and not self.needed.search(clause.text):
            return None
        hit = self.pattern.search(clause.text)
        if hit is None or (self.excuse and self.excuse.search(clause.text)):
            return None
        for _ in range(TRIES):
            if hit is None or not self._taken_back(clause, hit, faculty, more):
                return hit
            hit = self.pattern.search(clause.text, hit.start() + 1)
        return None

    def _taken_back(
        self,
        clause: Clause,
        hit: re.Match[str],
        faculty: re.Pattern[str],
        more: tuple[Guard, ...],
    ) -> bool:
        """Whether a guard holds."""
        begin, stop = phrase(clause.text, hit.start(), hit.end())
        return (
            bool(self.aside_pattern and self.aside_pattern.search(clause.text[begin:stop]))
            or (self.negatable and _is_denied(clause, hit))
            or (self.school_only and of_faculty(clause, hit, faculty))
            or any(guard(clause, hit) for guard in (*self.guards, *more))
        )


@dataclass(frozen=True)
class Told:
    """A sentence that says so, with the matching words; ``weak``: it only hints at it."""

    section: str
    clause: Clause
    start: int
    end: int
    weak: bool = False

    @property
    def quoted(self) -> str:
        """The sentence round the matching words, which stand in 【】."""
        text = self.clause.text
        begin, stop = max(0, self.start - AROUND), min(len(text), self.end + AROUND)
        said, rest = text[self.start : self.end][:80], text[self.end : stop]
        core = said.rstrip(ENDS)
        words = f"{text[begin : self.start]}【{core}】{said[len(core) :]}{rest}"
        return written(f"{'…' if begin else ''}{words}{'…' if stop < len(text) else ''}")

    @property
    def evidence(self) -> str:
        """Place and sentence."""
        return f"{written(self.clause.where)}：{self.quoted.rstrip(ENDS)}"


def _is_denied(clause: Clause, hit: re.Match[str]) -> bool:
    """Whether the matching words are denied, deny themselves, or stand in a list of what is forbidden."""
    inside = bool(_DENIED.search(hit[0]))
    return inside or denied(clause.text, hit.start(), hit.end()) or forbidden_list(clause)


def told(facts: Facts, says: Says, sections: Iterable[str]) -> Iterator[Told]:
    """Yield every sentence of the sections that says so."""
    faculty = faculty_words(facts.context.school)
    for section in sections:
        for clause in facts.prose(section).clauses:
            if hit := says.match(clause, faculty):
                yield Told(section, clause, hit.start(), hit.end())


def tell(
    facts: Facts,
    says: Says,
    sections: Iterable[str],
    sentence: str,
    severity: Severity | None = None,
) -> Iterator[Hit]:
    """Yield one hit for each section that says so; ``sentence`` tells what is wrong and what to do."""
    found: dict[str, list[Told]] = {}
    for each in told(facts, says, sections):
        found.setdefault(each.section, []).append(each)
    for section, places in found.items():
        shown = "；".join(each.evidence for each in places[:MOST])
        more = f"（共{len(places)}处）" if len(places) > MOST else ""
        message = f"“{facts.title(section)}”{shown}{more}。{sentence}"
        compared = "；".join(each.quoted for each in places)
        yield Hit(f"{section}.text", message, shown, severity, compared=compared)
