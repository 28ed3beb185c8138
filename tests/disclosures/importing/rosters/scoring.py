"""How much of a roster was read, cell by cell, as an outside judge would count."""

import re
import unicodedata


def alike(value: object) -> str:
    text = "" if value is None else str(value)
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def spelt(row: dict) -> str:
    """The rank as typed counts as right in the spelling that means the same."""
    given = row["rank"] is not None and row["cohort_size"] is not None
    return f"{row['rank']}/{row['cohort_size']}" if given else alike(row["rank_raw"])


def score(truth: list[dict], found: list[dict]) -> tuple[float, list[str]]:
    """Return the share of cells that are right, and what is wrong."""
    rows = {row["name"]: row for row in found}
    right = cells = 0
    wrong = [f"+ {row['name']}" for row in found if row["name"] not in {t["name"] for t in truth}]
    cells += len(wrong) * 3
    for row in truth:
        other = rows.get(row["name"], {})
        for key, value in row.items():
            one, two = alike(value), alike(other.get(key))
            if key == "rank_raw" and other:
                one, two = spelt(row), spelt(other)
            if one or two:
                cells += 1
                right += one == two
                if one != two:
                    wrong.append(f"{row['name']} {key}: {one!r} {two!r}")
    return right / max(1, cells), wrong
