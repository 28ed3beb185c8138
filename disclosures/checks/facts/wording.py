"""How the same word is spelt: one key for spellings that mean one thing."""

import re
import unicodedata

LONGEST = 40
"""Characters of typed text that a sentence quotes; the rest is cut with an ellipsis."""

_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
_CHINESE = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_BESIDE = r"\u4e00-\u9fff（）《》【】“”、。，；：？！…"
_MARK = re.compile(
    rf"(?<=[{_BESIDE})])[,;:?!]|[,;:?!](?=[{_BESIDE}])|(?<=[{_BESIDE}])\)|\((?=[{_BESIDE}])"
)
_BRACKETS = re.compile(r"[(\[【〔{][^()\[\]【】〔〕{}]{0,40}[)\]】〕}]")


def squeeze(text: str) -> str:
    """Return the text without any white space, full-width letters and digits made half-width."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def bare(text: str) -> str:
    """Return the squeezed text without remarks in brackets: ``部长（主持工作）`` → ``部长``."""
    return _BRACKETS.sub("", squeeze(text))


def written(text: str) -> str:
    """Return squeezed text as a reader writes it: marks beside Chinese characters are Chinese marks."""
    return _MARK.sub(lambda mark: _CHINESE[mark[0]], text)


def clip(text: str, longest: int = LONGEST) -> str:
    """Return the text on one line, cut so that it can stand in a sentence."""
    line = " ".join(text[: 4 * longest].split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def listing(words: list[str], most: int = 8) -> str:
    """Join words with 、; of a long list the first and the number of all."""
    if len(words) <= most:
        return "、".join(words)
    return f"{'、'.join(words[:most])}等{len(words)}处"
