"""Where a place of an earlier submission is in a later one."""

from __future__ import annotations

import re

from disclosures.checks import section_of
from disclosures.checks.anchors import NAMED_BY, Places
from disclosures.content import Disclosure
from disclosures.domain import paths
from reviews.domain.comparison import follow

_ROW = re.compile(r"([a-z_]+(?:\.[a-z_]+)?)\[(\d+)\](.*)", re.DOTALL)


def here(path: str, old: Disclosure, new: Disclosure) -> str:
    """Return the same place in ``new``: a row by its name, an article by its words; the section where it is gone."""
    if "#" in path:
        return _article(path, old, new) or section_of(path)
    row = _ROW.fullmatch(path)
    found = _row(row[1], path, old, new) if row and row[1] in NAMED_BY else path
    return found if found and paths.exists(new, found) else section_of(path)


def _article(path: str, old: Disclosure, new: Disclosure) -> str:
    """Return the path with the name that the article has now; nothing where it is gone."""
    text, _, name = path.partition("#")
    if not (paths.exists(old, text) and paths.exists(new, text)):
        return ""
    found = follow(paths.value_at(old, text), paths.value_at(new, text), name)
    return f"{text}#{found}" if found else ""


def _row(key: str, path: str, old: Disclosure, new: Disclosure) -> str:
    """Return the path with the number that the row has now; nothing where no row has its name."""
    wanted, places = Places(old).identity(path), Places(new)
    rest = path.partition("]")[2]
    number = 0
    while paths.exists(new, f"{key}[{number}]"):
        candidate = f"{key}[{number}]{rest}"
        if places.identity(candidate).short == wanted.short:
            return candidate
        number += 1
    return ""
