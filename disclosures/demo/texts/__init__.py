"""The invented texts, and how a text is filled."""

import re
from functools import cache
from pathlib import Path
from random import Random

import yaml

FOLDER = Path(__file__).parent


def text(rng: Random, name: str, names: dict[str, str]) -> str:
    """Return a text with its placeholders ``{name}`` filled and one of each ``⟦a|b⟧`` chosen.

    Where there are several variants (``name_1.txt`` …) one is chosen. KeyError for a placeholder
    that is not given.
    """
    variants = sorted(FOLDER.glob(f"{name}_[0-9].txt")) or [FOLDER / f"{name}.txt"]
    return fill(rng, rng.choice(variants).read_text("utf-8"), names)


def fill(rng: Random, template: str, names: dict[str, str]) -> str:
    """Fill placeholders and choose wordings."""
    chosen = re.sub("⟦(.*?)⟧", lambda hit: rng.choice(hit[1].split("|")), template)
    return re.sub(r"\{(\w+)\}", lambda hit: names[hit[1]], chosen).strip()


@cache
def duties() -> dict[str, list[str]]:
    """Return the duties of the departments: wordings by name."""
    found: dict[str, list[str]] = yaml.safe_load((FOLDER / "duties.yaml").read_text("utf-8"))
    return found
