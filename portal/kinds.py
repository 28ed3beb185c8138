"""The kinds of organisation that disclose (学生会, 研究生会, …), as data: ``kinds.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "kinds.yaml"
LONGEST_NAME = 40
_KEY = re.compile(r"[a-z]{1,10}")


class KindsError(ValueError):
    """The file of kinds is wrong; the message names file, place and reason."""


@dataclass(frozen=True)
class Kind:
    """One kind: see ``kinds.yaml`` for what its parts mean."""

    key: str
    name: str
    member: str
    ranks: bool


@cache
def kinds() -> dict[str, Kind]:
    """Return every kind by its key, in the order of listing. Raises ``KindsError``."""
    raw = yaml.safe_load(FILE.read_text("utf-8"))
    if not isinstance(raw, dict) or not raw:
        raise KindsError(f"{FILE.name}：应当写明至少一类组织。")
    return {key: _kind(key, parts) for key, parts in raw.items()}


def choices() -> list[tuple[str, str]]:
    """Return (key, name) of every kind, for models and forms."""
    return [(kind.key, kind.name) for kind in kinds().values()]


def listing(keys: set[str] | frozenset[str] | None = None) -> str:
    """Return the names of the kinds (all of them unless some are given) as one text."""
    return "、".join(kind.name for kind in kinds().values() if keys is None or kind.key in keys)


def _kind(key: object, parts: Any) -> Kind:
    names = {field.name for field in fields(Kind)} - {"key"}
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise KindsError(f"{FILE.name}：“{key}”应当是不超过十个的小写字母。")
    if not isinstance(parts, dict) or set(parts) != names:
        raise KindsError(f"{FILE.name}：{key} 应当写明 {'、'.join(sorted(names))}，不多不少。")
    for part in ("name", "member"):
        if not isinstance(parts[part], str) or not 0 < len(parts[part]) <= LONGEST_NAME:
            raise KindsError(f"{FILE.name}：{key}.{part} 应当是一个名称。")
    if not isinstance(parts["ranks"], bool):
        raise KindsError(f"{FILE.name}：{key}.ranks 应当是 true 或 false。")
    return Kind(key, **parts)
