"""Boxes and ticks: characters of symbol fonts, and the answer that a cell of ticks gives."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from disclosures.importing.blocks import TICKED, UNTICKED

Answer = Literal["是", "否", "both", "blank"]

_WINGDINGS = {
    0x6E: "■", 0x6F: UNTICKED, 0x71: UNTICKED, 0x72: UNTICKED, 0x78: "☒", 0xA1: "○", 0xA4: "◉",
    0xA8: UNTICKED, 0xFB: "×", 0xFC: "√", 0xFD: "☒", 0xFE: TICKED,
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: TICKED, 0x53: "☒", 0x54: "☒", 0xA3: UNTICKED,
    0xA2: "■", 0x2A: UNTICKED, 0x30: UNTICKED, 0x99: "○", 0x9A: "◉",
}  # fmt: skip
_WEBDINGS = {0x61: "√", 0x63: UNTICKED, 0x67: "■", 0x72: "×"}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings2": _WINGDINGS_2,
    "wingdings3": {},
    "webdings": _WEBDINGS,
}
_PRIVATE = range(0xF000, 0xF100)
_ANY_FONT = {**_WEBDINGS, **_WINGDINGS, **_WINGDINGS_2}
"""For a character of the private use area whose font is lost: where fonts differ, Wingdings 2 wins."""

_TICK = "☑√✓✔✅☒■●◉⊙◎⦿⊚🗹🗸🗷▣◼⬛☛Rþývü"
_CROSS = "×✗✘☒❌ýû✖"
_EMPTY = "☐□○◯〇¨£▢◻⬜❏❑❒口"


def symbol(font: str, char: str) -> str:
    """Return ``☑``, ``☐``, ``√`` … for a character of a symbol font, the character itself otherwise.

    ``font`` as the file names it (``Wingdings 2``, ``ABCDEF+Wingdings2``); a character of the
    private use area is read even where the font is lost.
    """
    name = re.sub(r"[^a-z0-9]", "", font.rpartition("+")[2].lower()).removesuffix("regular")
    code = ord(char) if len(char) == 1 else -1
    table = _FONTS.get(name)
    if code in _PRIVATE:
        return (table or _ANY_FONT).get(code & 0xFF, char)
    return table.get(code, char) if table else char


def plain_symbols(text: str) -> str:
    """Return the text with characters of the private use area read as boxes where they are some."""
    if not any(ord(char) in _PRIVATE for char in text):
        return text
    return "".join(symbol("", char) if ord(char) in _PRIVATE else char for char in text)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Literal["yes", "no", "tick", "cross", "empty"]
    start: int
    end: int


_YES_WORDS = r"已?达标|符合|是"
_NO_WORDS = r"未达标|不达标|未达到|不符合|没有达标|否"
_TOKENS = re.compile(
    rf"(?P<no>{_NO_WORDS})|(?P<yes>{_YES_WORDS})"
    r"|(?P<tick>[(（\[【]\s*[√✓✔☑vV■●]\s*[)）\]】])|(?P<empty>[(（\[【]\s*[)）\]】])"
    r"|(?P<cross>[(（\[【]\s*[×✗✘xX]\s*[)）\]】])"
    rf"|(?P<tick2>[{_TICK}]|[(（](?![^()（）]*[)）]))|(?P<empty2>[{_EMPTY}])|(?P<cross2>[{_CROSS}])"
    r"|(?P<latin>(?<![A-Za-z])[oO](?![A-Za-z]))"
)


def answer(text: str) -> Answer:
    """Read a cell of the 结论 column, such as ☑是 □否, 是√ 否, R是 £否, 达标 or （√）是（ ）否.

    ``both`` where both words are ticked, ``blank`` where none is or nothing can be told.
    """
    cell = plain_symbols(unicodedata.normalize("NFC", text)).strip()
    tokens = _tokens(cell)
    words = [token for token in tokens if token.kind in ("yes", "no")]
    marks = [token for token in tokens if token.kind not in ("yes", "no")]
    if not words:
        return _marks_alone(marks)
    if not marks:
        return _words_alone(words)
    if any(token.kind == "tick" and cell[token.start] != "☒" for token in marks):
        marks = [_crossed(token, cell) for token in marks]
    ticked = {word.kind for word in _ticked(words, marks, tokens, cell)}
    if len(ticked) > 1:
        return "both"
    return {"yes": "是", "no": "否"}[ticked.pop()] if ticked else "blank"  # type: ignore[return-value]


def _tokens(cell: str) -> list[_Token]:
    found = []
    for hit in _TOKENS.finditer(cell):
        kind = (hit.lastgroup or "").rstrip("2")
        kind = "empty" if kind == "latin" else kind
        found.append(_Token(kind, hit.start(), hit.end()))  # type: ignore[arg-type]
    return found


def _crossed(token: _Token, cell: str) -> _Token:
    """Beside a real tick ☒ is a cross; alone it is how Word ticks its own boxes."""
    if cell[token.start] in "☒ý🗷":
        return _Token("cross", token.start, token.end)
    return token


def _marks_alone(marks: list[_Token]) -> Answer:
    """Read a single tick in a cell of its own."""
    if len(marks) == 1 and marks[0].kind == "tick":
        return "是"
    return "否" if len(marks) == 1 and marks[0].kind == "cross" else "blank"


def _words_alone(words: list[_Token]) -> Answer:
    kinds = {word.kind for word in words}
    if len(kinds) != 1 or len(words) != 1:
        return "blank"
    return "是" if "yes" in kinds else "否"


def _ticked(
    words: list[_Token], marks: list[_Token], tokens: list[_Token], cell: str
) -> list[_Token]:
    """Return the words that a tick belongs to; marks stand all before or all behind their words."""
    if len(words) == 1 and len(marks) == 1:
        return words if marks[0].kind == "tick" else []
    before = _before(words, marks, tokens, cell)
    found: list[_Token] = []
    if before is None:
        return found
    for mark in marks:
        if mark.kind != "tick":
            continue
        if before:
            word = next((word for word in words if word.start >= mark.end), None)
        else:
            word = next((word for word in reversed(words) if word.end <= mark.start), None)
        if word is not None:
            found.append(word)
    return found


def _before(
    words: list[_Token], marks: list[_Token], tokens: list[_Token], cell: str
) -> bool | None:
    """Say whether marks stand in front of their words; a lone one belongs to the word it touches.

    None where it stands between two words and nothing tells.
    """
    if len(marks) > 1 or tokens[0] is marks[0]:
        return tokens[0].kind not in ("yes", "no")
    mark = marks[0]
    if tokens[-1] is mark:
        return False
    left = any(word.end == mark.start for word in words)
    right = any(word.start == mark.end for word in words)
    return None if left == right else right
