"""Putting one function in the place of another wherever WeasyPrint has imported it."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable
from typing import Any


class Gone(RuntimeError):
    """WeasyPrint no longer has what a tuning replaces."""


def everywhere(old: Any, new: Any) -> int:
    """Replace the object `old` in every module of WeasyPrint; return in how many; none is `Gone`."""
    count = 0
    for module in _modules():
        for name, value in list(vars(module).items()):
            if value is old:
                setattr(module, name, new)
                count += 1
    if not count:
        raise Gone(f"WeasyPrint has no {old!r}")
    return count


def wrapped(old: Callable[..., Any], wrap: Callable[..., Any]) -> int:
    """Replace `old` by `wrap(old)`."""
    return everywhere(old, wrap(old))


def _modules() -> list[Any]:
    """All of WeasyPrint but its command line."""
    import weasyprint

    for found in pkgutil.walk_packages(weasyprint.__path__, "weasyprint."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    return [module for name, module in sys.modules.items() if name.split(".")[0] == "weasyprint"]
