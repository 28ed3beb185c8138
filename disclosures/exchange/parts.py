"""Taking data apart without trusting it: every surprise becomes a problem with its path."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

UNSAVABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class Problem:
    """A part of the data that is unknown, missing or wrong; ``path`` like ``roster[13].rank``."""

    path: str
    message: str

    def __str__(self) -> str:
        """Path and sentence, as printed."""
        return f"{self.path}：{self.message}" if self.path else self.message


class Part:
    """One object of the data. What is asked of it is noted; ``close`` names what nobody asked for."""

    def __init__(self, value: object, path: str, problems: list[Problem]) -> None:
        """Wrap a value; anything but an object or null is a problem, and empty."""
        self.path, self.problems, self._asked = path, problems, set[str]()
        self._data: Mapping[object, object] = value if isinstance(value, Mapping) else {}
        if value is not None and not isinstance(value, Mapping):
            self.wrong("", value, "一组“名称: 值”")

    def say(self, key: str, message: str) -> None:
        """Note a problem at a key of this object ("" for the object itself)."""
        self.problems.append(Problem(self.at(key), message))

    def at(self, key: str) -> str:
        """Return the path of a key."""
        return f"{self.path}.{key}" if self.path and key else self.path or key

    def wrong(self, key: str, value: object, wanted: str) -> None:
        """Note that a value is not of the kind that belongs there."""
        self.say(key, f"应当是{wanted}，现在是{_kind(value)}，没有载入。")

    def skip(self, *keys: str) -> None:
        """Say that these keys are known and need no reading."""
        self._asked.update(keys)

    def has(self, key: str) -> bool:
        """Whether the key is there and not null."""
        return self._data.get(key) is not None

    def raw(self, key: str) -> object:
        """Return a value as it is, None where there is none."""
        self._asked.add(key)
        return self._data.get(key)

    def text(self, key: str) -> str:
        """Return a text; a number counts as its digits, null as nothing."""
        return self.as_text(key, self.raw(key))

    def as_text(self, key: str, value: object) -> str:
        """Return any value as text; what is none is noted at the key."""
        text = _text(value)
        if text is None:
            self.wrong(key, value, "文字或数字")
            return ""
        if UNSAVABLE.search(text):
            self.say(key, "含有无法保存的字符，已经去掉。")
            text = UNSAVABLE.sub("", text)
        return text.strip()

    def list(self, key: str) -> list[tuple[str, object]]:
        """Return a list's (path below this object, value) pairs, none where it is null."""
        value = self.raw(key)
        if isinstance(value, list):
            return [(f"{key}[{number}]", item) for number, item in enumerate(value)]
        if value is not None:
            self.wrong(key, value, "列表")
        return []

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts without the empty ones."""
        found = (self.as_text(place, item) for place, item in self.list(key))
        return tuple(text for text in found if text)

    def part(self, key: str) -> "Part":
        """Return an object below this one."""
        return Part(self.raw(key), self.at(key), self.problems)

    def parts(self, key: str) -> Iterator["Part"]:
        """Yield the objects of a list; what is no object is noted and left out."""
        for place, item in self.list(key):
            if isinstance(item, Mapping):
                yield Part(item, self.at(place), self.problems)
            else:
                self.wrong(place, item, "一组“名称: 值”")

    def close(self) -> None:
        """Name the keys that nobody asked for; those that begin with ``_`` are private notes."""
        for key in self._data:
            if key not in self._asked and not str(key).startswith("_"):
                self.say(str(key), "不认识这一项，没有载入。")


def _text(value: object) -> str | None:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, float) and math.isfinite(value) and value.is_integer():
        value = int(value)
    return repr(value)


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "是非值"
    if isinstance(value, int | float):
        return "数字"
    if isinstance(value, str):
        return "文字"
    return (
        "列表"
        if isinstance(value, list)
        else "一组“名称: 值”"
        if isinstance(value, Mapping)
        else "空"
    )
