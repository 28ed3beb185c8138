"""All the ways in which a text may stand in bytes, and looking for it."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote, unquote

from pypinyin import lazy_pinyin

_TAG = re.compile(r"<[^<>]*>")
_BETWEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff·•・‧∙⋅．.\-_]")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


@lru_cache(maxsize=4096)
def forms(text: str) -> tuple[bytes, ...]:
    """The text in every encoding and escape that our formats know."""
    escaped = json.dumps(text)[1:-1]
    written = {
        text, text.replace(" ", ""), quote(text), quote(text).lower(), quote(text, encoding="gb18030"), escaped,
        escaped.upper().replace("\\U", "\\u"), html.escape(text),
        "".join(f"&#{ord(one)};" for one in text), "".join(f"&#x{ord(one):x};" for one in text),
        "".join(f"&#x{ord(one):X};" for one in text),
    }  # fmt: skip
    found = {one.encode() for one in written}
    found |= {text.encode(code) for code in ("utf-16-le", "utf-16-be", "gb18030")}
    raw = text.encode()
    for shift in range(3):  # what stands before it decides how it looks in base64
        coded = base64.b64encode(b"\x00" * shift + raw)
        found.add(coded[(0, 2, 3)[shift] : len(coded) - 4])
    return tuple(found - {b""})


def bare(text: str) -> str:
    """The text without what may stand between its characters."""
    return _BETWEEN.sub("", text).lower()


def flat(data: bytes) -> str:
    """What somebody reads who looks through tags, escapes, blanks and line ends."""
    text = html.unescape(html.unescape(data.decode("utf-8", "ignore")))
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return bare(_TAG.sub("", unquote(text)))


def pinyin(name: str) -> list[str]:
    """The name in Latin letters, in full: what somebody could sort or search by."""
    return ["".join(lazy_pinyin(name))] if not name.isascii() else []


def found_in(data: bytes, needles: Iterable[str], names: Iterable[str] = ()) -> list[str]:
    """Return every needle, and every name (also in pinyin), that stands in the data in any form."""
    return list(_found(data, tuple(needles), tuple(names)))


@lru_cache(maxsize=8192)
def _found(data: bytes, needles: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_search(data, needles, names))


def _search(data: bytes, needles: tuple[str, ...], names: tuple[str, ...]) -> Iterator[str]:
    read = flat(data)
    for needle in (*needles, *names):
        if any(form in data for form in forms(needle)) or bare(needle) in read:
            yield needle
    for name in names:
        if any(one in read for one in pinyin(name)):
            yield f"{name} (pinyin)"
