"""Where text stands on pages: left and right edge, the usual distance of lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from itertools import pairwise

from disclosures.importing.readers.pdf_parts import Line

_WIDE = 0.55
_ENOUGH_LINES = 6
_FEWEST_SURE = 3
_COMMON = 0.06


@dataclass(frozen=True, slots=True)
class Frame:
    """The edges of a page's text, in points."""

    left: float
    right: float
    size: float = 12.0
    starts: frozenset[int] = frozenset()
    """Where many lines begin (in steps of 3 points): a first line's indent is no centring."""
    sure: bool = False
    """Enough long lines to know."""

    @property
    def indented(self) -> bool:
        """Say whether paragraphs begin with an indent here."""
        return any(1.5 < (start * 3 - self.left) / self.size < 2.6 for start in self.starts)  # noqa: PLR2004

    def indent(self, line: Line) -> float:
        """Return how far a line begins from the left edge, in its own squares."""
        return (line.x0 - self.left) / line.size

    def room(self, line: Line) -> float:
        """Return the points left free at the line's end."""
        return self.right - line.x1

    def centred(self, line: Line) -> bool:
        """Say whether a line stands in the middle, with room at both sides."""
        before, after = line.x0 - self.left, self.right - line.x1
        usual = abs(line.size - self.size) < 1 and not line.bold
        if usual and {round(line.x0 / 3) + step for step in (-1, 0, 1)} & self.starts:
            return False
        return min(before, after) > 1.3 * self.size and abs(before - after) < 1.3 * line.size


@dataclass(slots=True)
class Frames:
    """Every page's frame and every size's pitch (points from baseline to baseline)."""

    pages: dict[int, Frame] = field(default_factory=dict)
    pitches: dict[float, float] = field(default_factory=dict)

    def pitch(self, line: Line) -> float:
        return self.pitches.get(line.size, line.size * 2)


def frames_of(pages: dict[int, tuple[float, list[Line]]]) -> Frames:
    """Measure pages: number → (width, lines)."""
    by_width: dict[int, list[Line]] = defaultdict(list)
    for width, lines in pages.values():
        by_width[round(width)] += lines
    found = Frames()
    common = {width: _edges(lines, width) for width, lines in by_width.items()}
    for number, (width, lines) in pages.items():
        usual = common[round(width)]
        found.pages[number] = _own(lines, width, usual)
    found.pitches = _pitches(pages, found)
    return found


def _own(lines: list[Line], width: float, usual: Frame) -> Frame:
    """Return the page's own edges where it shows them; facing pages may differ."""
    wide = [line for line in lines if line.x1 - line.x0 > _WIDE * width]
    if len(wide) < _ENOUGH_LINES:
        return usual
    own = _edges(lines, width)
    size = wide[0].size
    shift = own.left - usual.left
    if abs((own.right - usual.right) - shift) < size and abs(shift) < 3 * size:
        moved = frozenset(round((place * 3 + shift) / 3) for place in usual.starts)
        return replace(own, size=usual.size, starts=moved)
    return usual


def _edges(lines: list[Line], width: float) -> Frame:
    wide = [line for line in lines if line.x1 - line.x0 > _WIDE * width]
    if not wide:
        return Frame(width * 0.12, width * 0.88)
    left = _left([line.x0 for line in wide])
    rights = sorted(line.x1 for line in wide)
    right = rights[min(int(len(rights) * 0.85), len(rights) - 1)]
    size = Counter(line.size for line in wide).most_common(1)[0][0]
    return Frame(left, right, size, _starts(lines), len(wide) >= _FEWEST_SURE)


def _starts(lines: list[Line]) -> frozenset[int]:
    counted = Counter(round(line.x0 / 3) for line in lines)
    enough = max(3, len(lines) * _COMMON)
    return frozenset(place for place, count in counted.items() if count >= enough)


def _left(starts: list[float]) -> float:
    """Return the leftmost place where several lines begin."""
    counted = Counter(round(start / 2) for start in starts)
    enough = max(2, len(starts) * 0.06)
    places = [place for place, count in counted.items() if count >= enough] or list(counted)
    nearest = min(places)
    return min(start for start in starts if abs(round(start / 2) - nearest) <= 1)


def _pitches(pages: dict[int, tuple[float, list[Line]]], frames: Frames) -> dict[float, float]:
    """Measure each size's pitch: best behind full lines, whose next is of the same paragraph."""
    sure: dict[float, Counter[float]] = defaultdict(Counter)
    rest: dict[float, Counter[float]] = defaultdict(Counter)
    for number, (_, lines) in pages.items():
        frame = frames.pages[number]
        for line, after in pairwise(lines):
            gap = after.base - line.base
            if line.size == after.size and 0.8 * line.size < gap < 4 * line.size:
                full = frame.room(line) < 1.2 * line.size and frame.indent(after) < 1
                (sure if full else rest)[line.size][round(gap)] += 1
    return {size: float(_smallest_common(sure.get(size) or rest[size])) for size in {*sure, *rest}}


def _smallest_common(counts: Counter[float]) -> float:
    most = counts.most_common(1)[0][1]
    return min(gap for gap, count in counts.items() if count >= most * 0.5)
