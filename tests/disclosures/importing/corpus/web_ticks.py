"""A ticked and an empty box on a web page."""

from __future__ import annotations

from .script import Ticks
from .style import Style

TYPED = {
    "box": ("☑", "□"), "ballot": ("☑", "☐"), "root": ("√", "□"), "check": ("✓", "□"), "heavy": ("✔", "☐"),
    "square": ("■", "□"), "private": ("\uf052", "\uf0a3"), "private-bare": ("\uf052", "\uf0a3"),
    "paren": ("(", "□"), "brackets": ("[√]", "[ ]"), "tight": ("☑", "□"),
    "spaced": ("☑ ", "□&nbsp;"), "cross": ("√", "×"), "dot": ("⊙", "○"), "circle": ("●", "○"), "root-blank": ("√", "&nbsp;"),
}  # fmt: skip
FONTS = {
    "wingdings": ("Wingdings 2", "R", "&pound;"), "sym": ("Wingdings 2", "R", "£"),
    "wingdings-1": ("Wingdings", "&thorn;", "&uml;"), "sym-1": ("Wingdings", "\u00fe", "\u00a8"),
}  # fmt: skip
INPUTS = {"control", "field"}


def ticks_html(style: Style, ticks: Ticks, *, late: bool) -> str:
    """Return both boxes with their words."""
    kind = style.second_ticks if style.second_ticks and late else style.ticks
    yes, no = ticks.ticked
    if kind == "word":
        return {"blank": "&nbsp;", "是": ticks.yes, "否": ticks.no}[ticks.answer]
    first, second = _one(style, kind, yes, ticks.yes), _one(style, kind, no, ticks.no)
    if style.tick_layout in {"two", "spanned"}:
        return (
            f"<p>{first}</p><p>{second}</p>"
            if style.page in {"mso", "cms"}
            else f"{first}<br/>{second}"
        )
    return first + ("" if kind == "tight" else "&nbsp;") + second


def _one(style: Style, kind: str, ticked: bool, word: str) -> str:
    if kind in {"after", "after-box"}:
        marks = ("√", "□") if kind == "after" else ("☑", "☐")
        return word + marks[not ticked]
    if kind == "after-brackets":
        return word + ("（√）" if ticked else "（　）")
    if kind in INPUTS:
        checked = ("", ' checked="checked"', " checked")[(1 + style.seed % 2) if ticked else 0]
        return f'<input type="checkbox"{checked} disabled />{word}'
    if kind == "control-x":
        return f"<span style=\"font-family:'MS Gothic'\">{'☒' if ticked else '☐'}</span>{word}"
    if kind in FONTS:
        font, *marks = FONTS[kind]
        return f"<span style=\"font-family:'{font}'\">{marks[not ticked]}</span><span>{word}</span>"
    return TYPED[kind][not ticked] + word
