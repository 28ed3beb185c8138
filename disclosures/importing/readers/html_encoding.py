"""The encoding of a web page: what its bytes are, whatever its head says."""

from __future__ import annotations

import re

from disclosures.exchange import Unreadable

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
_META = re.compile(
    rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})|encoding\s*=\s*[\"']([A-Za-z0-9_-]{3,20})"
)
_DECLARED = {
    "gb2312": "gb18030", "gbk": "gb18030", "xgbk": "gb18030", "gb18030": "gb18030",
    "cp936": "gb18030", "windows936": "gb18030", "ms936": "gb18030",
    "big5": "big5hkscs", "big5hkscs": "big5hkscs", "xxbig5": "big5hkscs", "hzgb2312": "hz",
}  # fmt: skip
"""What pages call their encoding (letters and digits of it), and what reads it; Latin ones are never meant."""
_HEAD = 8_192
_FEW = 0.005
"""Share of characters that may be broken: a file cut off, a stray byte of an advertisement."""


def decode(raw: bytes) -> str:
    """Return the text of a page; ``Unreadable`` where no encoding fits.

    UTF-8 that decodes is UTF-8 whatever the page says of itself: other encodings do not happen to
    be valid UTF-8. Then what the page says, then GB 18030, each allowed a few broken characters.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace").lstrip("\ufeff")
    if wide := _wide(raw):
        return raw.decode(wide, "replace")
    candidates = dict.fromkeys(["utf-8", *_declared(raw), "gb18030"])
    for allowed in (0.0, _FEW):
        for encoding in candidates:
            text = raw.decode(encoding, "replace")
            if text.count("\ufffd") <= allowed * len(text):
                return text
    return _guessed(raw)


def _declared(raw: bytes) -> list[str]:
    hit = _META.search(raw[:_HEAD])
    name = (hit[1] or hit[2]).decode("ascii").lower() if hit else ""
    encoding = _DECLARED.get(re.sub(r"[^a-z0-9]", "", name))
    return [encoding] if encoding else []


def _wide(raw: bytes) -> str:
    """Tell UTF-16 without a mark by the zeros beside the ASCII of the tags."""
    head = raw[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    most, least = max(even, odd), min(even, odd)
    if most * 8 < len(head) or least * 10 > most:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _guessed(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(
        raw[: 64 * _HEAD], cp_isolation=["utf_8", "gb18030", "big5hkscs", "utf_16"]
    ).best()
    if best is None:
        raise Unreadable(
            "网页的文字编码认不出来。请用浏览器打开该网页，另存为“网页，仅 HTML”（UTF-8 编码）后再试。"
        )
    return raw.decode(best.encoding, "replace")
