"""Characters that the faces of the PDF cannot show: found and named before publication."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from disclosures.publication import faces, spots
from disclosures.publication.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

GETA = "〓"
"""What stands for a missing character in print, as type-setters have always done it."""
PLAIN = frozenset("\n\r\t")
SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


@dataclass(frozen=True)
class Missing:
    """One character at one place. `section` is the key of its section, "" on the cover."""

    char: str
    codepoint: str
    where: str
    section: str = ""

    @property
    def shown(self) -> str:
        """How it can be named on a page: private and invisible characters have no face."""
        return "" if unicodedata.category(self.char)[0] == "C" else self.char

    @property
    def advice(self) -> str:
        """What to do about it."""
        if unicodedata.category(self.char) == "Co":
            return _(
                "这是旧版 Windows 或 WPS 的自造字，在别人的电脑上显示不出来。请删掉它，用新的输入法（手写或按部件输入）重新打这个字。"
            )
        if unicodedata.category(self.char) == "Cc":
            return _("这是看不见的控制字符，多半是从别处粘贴时带来的。请把这几个字删掉重新打。")
        return _(
            "PDF 的字库里没有这个字。请先核对是否打错；如果没有错，请在提交前告诉审核单位，不要用图片或别的字代替。"
        )


def missing(text: str) -> list[str]:
    """Return the characters of `text` that would not show, each once, in order.

    Private-use and control characters never show, whatever a face may hold for them.
    """
    return [char for char in dict.fromkeys(text) if not _shows(char)]


def in_document(document: Document) -> list[Missing]:
    """Every such character of a document with its place; one line a character and place."""
    places = list(spots.of(document))
    wanted = set(missing("".join(spot.text for spot in places)))
    if not wanted:
        return []
    found = (
        Missing(char, f"U+{ord(char):04X}", spot.where, spot.section)
        for spot in places
        for char in spot.text
        if char in wanted
    )
    return list(dict.fromkeys(found))


def printable(document: Document, absent: Iterable[Missing]) -> Document:
    """Return the document as it is printed: 〓 where a character cannot be shown.

    Control characters are left out. The page, Word and data keep what was filed.
    """
    table = {ord(one.char): GETA if stands(one) else None for one in absent}
    if not table:
        return document
    whole = document.model_dump(exclude={"data"})
    return Document.model_validate({**_translated(whole, table), "data": document.data})


def stands(one: Missing) -> bool:
    """Whether 〓 stands for it in print: control characters are only left out."""
    return unicodedata.category(one.char) != "Cc"


def _shows(char: str) -> bool:
    category = unicodedata.category(char)
    if category in ("Co", "Cc", "Cs"):
        return char in PLAIN
    if category == "Cf" or any(ord(char) in one for one in SELECTORS):
        return True
    return ord(char) in faces.covered()


def _translated(value: Any, table: dict[int, str | None]) -> Any:
    if isinstance(value, str):
        return value.translate(table)
    if isinstance(value, dict):
        return {key: _translated(one, table) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_translated(one, table) for one in value)
    return value
