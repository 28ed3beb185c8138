"""An ``Imported`` from what the child wrote; everything of the wrong type is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosures.exchange import Unreadable
from disclosures.importing.blocks import Picture
from disclosures.importing.imported import Imported, Remark, Source, Sureness, Unplaced

if TYPE_CHECKING:
    from collections.abc import Callable

GARBAGE = "读这个文件没有得到可用的结果。请用 Word 或 WPS 打开后另存一份，再试。"
PICTURE, PICTURES = 20_000_000, 100
"""Bytes of one picture, and how many are taken."""


def imported_from(answer: Any, picture: Callable[[int, int], bytes]) -> Imported:
    """Return the import; ``picture(place, most)`` gives the bytes of a picture."""
    try:
        return _imported(answer, picture)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Unreadable(GARBAGE) from None


def _imported(answer: Any, picture: Callable[[int, int], bytes]) -> Imported:
    return Imported(
        _object(answer["data"]),
        _text(answer["edition"]),
        Sureness(answer["edition_sure"]),
        {_text(key): _source(each) for key, each in answer["sources"].items()},
        [
            Remark(*_texts(each, "code", "path", "sentence", "excerpt"))
            for each in answer["remarks"]
        ],
        [Unplaced(*_texts(each, "place", "text")) for each in answer["unplaced"]],
        [
            (_text(each["section"]), _picture(each, picture(place, PICTURE)))
            for place, each in enumerate(answer["pictures"][:PICTURES])
        ],
        _object(answer.get("table", {})),
    )


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _source(each: Any) -> Source:
    place, snippet = _texts(each, "place", "snippet")
    return Source(place, snippet, Sureness(each["sure"]))


def _picture(each: Any, data: bytes) -> Picture:
    kind, name, alt = _texts(each, "content_type", "name", "alt")
    return Picture(data, kind, name, alt)


def _texts(each: Any, *names: str) -> list[str]:
    return [_text(each[name]) for name in names]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
