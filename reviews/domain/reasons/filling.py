"""A usual sentence with the figures of one finding in it. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disclosures.checks import Finding

NAMES = {
    "message": "核验结果",
    "evidence": "填写的内容",
    "place": "位置",
    "source": "依据的文件",
}
"""Placeholders as people write them: ``{核验结果}`` is kept as ``{message}``."""
LONGEST = 500
"""Characters of a question, as it is kept (``Flag.sentence``)."""

_PLACEHOLDER = re.compile(r"\{(\w*)\}([，。；：、！？]?)")
_CLOSING = re.compile(r"(?<=。)(?:如属实，)?请[^。]*。$")
_ASIDE = re.compile(r"，请(?:留意|核对)。$")
_BRACES = str.maketrans("{}", "（）")
_STOPS = "，。；：、,.;: "


def fill(text: str, finding: Finding | None = None, place: str = "") -> str | None:
    """Return the sentence with everything filled in; None where it asks for what is not there.

    ``place`` is the place in words. At most 500 characters: what is quoted is cut first.
    """
    values = _values(finding, place)
    if any(not values.get(name) for name, _stop in _PLACEHOLDER.findall(text)):
        return None
    filled = _filled(text, values)
    if len(filled) > LONGEST:
        filled = _filled(text, {name: _cut(value, 90) for name, value in values.items()})
    return _cut(filled, LONGEST)


def statement(message: str) -> str:
    """Return what a finding states, without the request that it closes with: a reason has its own."""
    return _ASIDE.sub("。", _CLOSING.sub("", message))


def generalised(sentence: str, finding: Finding | None) -> str:
    """Return a sentence that was written for one finding as one for all of its kind.

    What it repeats of the finding becomes a placeholder again; other text stays as typed.
    """
    sentence = sentence.translate(_BRACES)
    if finding is None:
        return sentence
    for name, value in (("message", statement(finding.message)), ("evidence", finding.evidence)):
        told = value.translate(_BRACES)
        if len(told) > 1 and told in sentence:
            return sentence.replace(told, f"{{{name}}}", 1)
    return sentence


def in_codes(text: str) -> str:
    """Return a text as it is kept, with the codes of its placeholders."""
    for code, name in NAMES.items():
        text = text.replace(f"{{{name}}}", f"{{{code}}}")
    return text


def in_words(text: str) -> str:
    """Return a text as people edit it, with the names of its placeholders."""
    for code, name in NAMES.items():
        text = text.replace(f"{{{code}}}", f"{{{name}}}")
    return text


def unknown(text: str) -> list[str]:
    """Return the placeholders of a text that there are not."""
    return [name for name, _stop in _PLACEHOLDER.findall(text) if name not in NAMES]


def _values(finding: Finding | None, place: str) -> dict[str, str]:
    if finding is None:
        return {"place": place}
    source = finding.source
    return {
        "place": place,
        "message": statement(finding.message),
        "evidence": finding.evidence.strip(_STOPS),
        "source": source if "《" in source or not source else f"《{source}》",
    }


def _filled(text: str, values: dict[str, str]) -> str:
    def put(match: re.Match[str]) -> str:
        value, stop = values[match[1]], match[2]
        return value.rstrip(_STOPS) + stop if stop else value

    return _PLACEHOLDER.sub(put, text)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
