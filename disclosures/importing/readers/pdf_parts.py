"""What a PDF page is made of: glyphs, rules, lines. Points, counted from the page's top left."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from disclosures.importing.blocks import Picture


@dataclass(slots=True)
class Glyph:
    """A character where it stands; ``base`` is its baseline, ``light`` pale ink.

    ``level``: of the heading that a tagged file says it belongs to, 0 otherwise.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool = False
    light: bool = False
    level: int = 0

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line: at one place of one axis, from ``start`` to ``end`` on the other."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, x: float, y: float, slack: float = 0) -> bool:
        """Say whether a point lies inside, or at most ``slack`` outside."""
        return (
            self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack
        )


@dataclass(slots=True)
class Line:
    """One line of text as printed: glyphs from left to right."""

    glyphs: list[Glyph]
    text: str
    page: int
    links: tuple[str, ...] = ()
    x0: float = field(init=False)
    x1: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    base: float = field(init=False)
    size: float = field(init=False)
    bold: bool = field(init=False)
    level: int = field(init=False)

    def __post_init__(self) -> None:
        seen = [glyph for glyph in self.glyphs if not glyph.text.isspace()]
        self.x0, self.x1 = seen[0].x0, max(glyph.x1 for glyph in seen)
        self.top = min(glyph.top for glyph in seen)
        self.bottom = max(glyph.bottom for glyph in seen)
        self.base = Counter(round(glyph.base, 1) for glyph in seen).most_common(1)[0][0]
        self.size = Counter(round(glyph.size, 1) for glyph in seen).most_common(1)[0][0]
        self.bold = all(glyph.bold for glyph in seen)
        self.level = min(glyph.level for glyph in seen)

    @property
    def box(self) -> Box:
        return Box(self.x0, self.top, self.x1, self.bottom)


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture and its place on the page."""

    box: Box
    picture: Picture


@dataclass(frozen=True, slots=True)
class Link:
    """An address behind a place on the page."""

    box: Box
    address: str


@dataclass(slots=True)
class Sheet:
    """A page taken apart."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    turned: int = 0
    """Degrees by which the page had to be turned to be read."""
