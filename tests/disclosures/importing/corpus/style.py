"""How one document looks and misbehaves: chosen by seed, the main choices in turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

HOLDOUT = 100_000
"""Seeds from here on also use what no other seed uses: for measuring only."""
NASTY = 5_000
"""Seeds from here to HOLDOUT have more quirks at once."""

LOOKS = (
    "styles-zh",
    "plain",
    "bold",
    "styles-en",
    "centred",
    "size",
    "unmarked",
    "outline",
    "font",
)
NUMBERS = ("一、", "一、", "", "一．", "（一）", "1、", "一、")
HIDDEN_NUMBERS = ("第一部分 ", "附件1：", "1.", "壹、", "一 、")
TICKS = (
    "box", "ballot", "root", "check", "heavy", "square", "wingdings", "sym", "private", "control",
    "control-x", "paren", "after", "word", "brackets",
)  # fmt: skip
HIDDEN_TICKS = (
    "wingdings-1",
    "sym-1",
    "field",
    "circle",
    "after-box",
    "root-blank",
    "private-bare",
)
NASTY_TICKS = ("tight", "spaced", "cross", "after-brackets", "dot")
AUTO = ("typed", "auto", "typed", "auto-levels", "typed", "auto-sections")
QUIRKS = (
    "page_numbers", "debris", "foreign", "foreign_news", "line_broken_titles", "smart_tags", "tracked",
    "nested", "text_box", "controls", "contents", "links", "repeated_header", "signature", "spread_words",
)  # fmt: skip
ROSTER_QUIRKS = (
    "split",
    "caption",
    "repeat",
    "blank_row",
    "total",
    "footnote",
    "footnote_row",
    "merged_department",
)
NASTY_QUIRKS = (
    "inner_headings", "order", "gone", "half_width", "odd_title", "extra_columns", "odd_ranks", "number_column",
    "split_indicators", "flat_styles", "soft_breaks", "hidden_text", "typos", "ticked_responsible",
    "inner_table", "department_paragraphs", "own_labels", "page_lists", "page_layout_table", "page_word_comments",
    "page_unclosed", "page_hidden", "zero_width", "own_congress", "adopted_ways", "picture_tables", "word_oddities",
    "style_numbers", "annexes", "wide_preamble", "numbered_cells", "worked_rows", "indented", "hard_wraps", "blank_lines", "department_tables", "plain_title",
)  # fmt: skip
"""What only seeds from NASTY on have."""
HIDDEN_QUIRKS = (
    "group_rows", "transposed_matrix", "banner", "radicals", "responsible_lines", "stale_legend", "articles_in_digits",
    "side_by_side", "other_congress", "spaced_headings",
)  # fmt: skip
"""What only seeds from HOLDOUT on have."""
CLOSINGS = ("end", "before_last", "none", "end", "middle", "end", "front")
TICK_LAYOUTS = ("one", "two", "spanned", "columns", "one")
PAGES = ("mso", "plain", "breaks", "soup", "cms", "export")
ENCODINGS = (
    "utf-8", "gb18030-meta", "utf-8-bom", "gbk-bare", "gb2312-meta", "utf-8-bare", "utf-16",
    "gbk-wrong-meta", "utf-8-entities",
)  # fmt: skip


@dataclass
class Style:
    """Everything that is no content."""

    seed: int
    look: str
    number: str
    wording: str
    ticks: str
    second_ticks: str
    tick_layout: str
    auto: str
    closing: str
    page: str
    encoding: str
    quirks: set[str] = field(default_factory=set)
    roster: set[str] = field(default_factory=set)

    @property
    def holdout(self) -> bool:
        return self.seed >= HOLDOUT

    def name(self) -> str:
        """Return the style in words for a file's name."""
        numbers = {"": "nonumber", "一、": "num", "（一）": "paren"}.get(self.number, "othernum")
        return f"{self.look}-{numbers}-{self.auto}-{self.ticks}-{self.tick_layout}-close_{self.closing}"

    def notes(self) -> list[str]:
        return sorted(self.quirks) + [f"roster:{each}" for each in sorted(self.roster)]


def draw_style(seed: int) -> Style:
    """Return the style of a seed: the main choices go round, the quirks are drawn."""
    rng = Random(f"style {seed}")
    holdout = seed >= HOLDOUT
    share = 0.24 if seed >= NASTY else 0.13
    ticks = TICKS + NASTY_TICKS if seed >= NASTY else TICKS
    ticks = ticks + HIDDEN_TICKS * 2 if holdout else ticks
    look = LOOKS[seed % len(LOOKS)]
    number = rng.choice(NUMBERS + HIDDEN_NUMBERS * 2 if holdout else NUMBERS)
    auto = AUTO[(seed // 2) % len(AUTO)]
    if auto == "auto-sections" or (look == "plain" and not number):
        number = "一、"
    if look == "unmarked" and auto != "auto-sections":
        number = ""
    tick = ticks[(seed * 7 + seed // 15) % len(ticks)]
    layout = (
        "one"
        if tick in {"after", "word", "after-box", "after-brackets", "tight"}
        else TICK_LAYOUTS[(seed // 3) % len(TICK_LAYOUTS)]
    )
    quirks = {quirk for quirk in QUIRKS if rng.random() < share}
    roster = {quirk for quirk in ROSTER_QUIRKS if rng.random() < share * 1.5}
    if seed >= NASTY:
        quirks |= {quirk for quirk in NASTY_QUIRKS if rng.random() < share / 1.5}
    if holdout:
        quirks |= {quirk for quirk in HIDDEN_QUIRKS if rng.random() < share}
    return Style(
        seed=seed,
        look=look,
        number=number,
        wording=rng.choice(("form", "form", "own", "own", "mixed")),
        ticks=tick,
        second_ticks=rng.choice(TICKS[:10]) if rng.random() < share and layout != "columns" else "",
        tick_layout=layout,
        auto=auto,
        closing=CLOSINGS[seed % len(CLOSINGS)] if seed % 3 else rng.choice(CLOSINGS),
        page=PAGES[seed % len(PAGES)],
        encoding=ENCODINGS[(seed + seed // 7) % len(ENCODINGS)],
        quirks=quirks,
        roster=roster,
    )
