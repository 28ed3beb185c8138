"""Our own scorer: how much of a truth a candidate has, in parts and overall, from 0 to 1.

Widths (NFKC) and white space do not count; texts are judged by similarity, facts and cells by being
the same. A part that the truth does not have is left out, unless the candidate invents it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any

from rapidfuzz.distance import Indel

Json = dict[str, Any]
WEIGHTS = {
    "head": 5, "answers": 15, "notes": 4, "indicator texts": 3, "second level": 8, "charter": 8,
    "charter facts": 4, "departments": 8, "roster": 15, "roster rows": 5, "rules": 4, "congress facts": 5,
    "congress text": 3, "responsible": 5, "mailboxes": 2, "sections": 5,
}  # fmt: skip
RULES = ("candidate_rules", "election_rules", "delegate_rules", "appraisal_rules", "party_guidance")
COMBINED = ("candidate_rules", "election_rules")
CELLS = (
    "no", "name", "department", "political_status", "faculty", "grade", "rank", "cohort_size", "rank_raw",
    "failed_courses", "experience", "note",
)  # fmt: skip


def plain(value: object) -> str:
    """Return what is compared of a value."""
    if isinstance(value, bool) or value is None:
        return "true" if value else ""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(value)))


def alike(one: object, two: object) -> float:
    """Return how alike two texts are."""
    first, second = plain(one), plain(two)
    if not first or not second:
        return float(first == second)
    return Indel.normalized_similarity(first, second)


def score(truth: Json, candidate: Json) -> dict[str, float]:
    """Return the score of every part that counts, and of the whole as ``overall``."""
    parts: dict[str, float | None] = {}
    for judge in (
        _head,
        _indicators,
        _second_level,
        _charter,
        _departments,
        _roster,
        _rules,
        _congress,
        _rest,
    ):
        parts |= judge(truth, candidate or {})
    found = {name: value for name, value in parts.items() if value is not None}
    weight = {name: WEIGHTS.get(name.split(":")[0], 4) for name in found}
    total = sum(weight.values())
    return {**found, "overall": sum(found[name] * weight[name] for name in found) / total}


def _same(truth: Json, candidate: Json, keys: tuple[str, ...]) -> float | None:
    """Return the share of equal fields among those that one of the two has."""
    asked = [key for key in keys if plain(truth.get(key)) or plain(candidate.get(key))]
    if not asked:
        return None
    return sum(plain(truth.get(key)) == plain(candidate.get(key)) for key in asked) / len(asked)


def _lists(value: object) -> list[Json]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _paired(
    truth: list[Json], found: list[Json], key: Callable[[Json], str]
) -> list[tuple[Json, Json]]:
    """Pair every row of the truth with the candidate's of the same key, or with nothing."""
    left: dict[str, list[Json]] = {}
    for row in found:
        left.setdefault(key(row), []).append(row)
    return [(row, (left.get(key(row)) or [{}]).pop(0)) for row in truth]


def _share(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _head(truth: Json, candidate: Json) -> dict[str, float | None]:
    return {
        "head": _same(truth, candidate, ("school", "organisation", "school_year", "edition_items"))
    }


def _indicators(truth: Json, candidate: Json) -> dict[str, float | None]:
    rows = _lists(candidate.get("indicators"))
    pairs = _paired(truth["indicators"], rows, lambda row: plain(row.get("no")))
    extra = [0.0] * max(0, len(rows) - len(pairs))
    notes = [_same(one, two, ("note",)) for one, two in pairs]
    return {
        "answers": _share(
            [float(plain(one["answer"]) == plain(two.get("answer"))) for one, two in pairs] + extra
        ),
        "notes": _share([note for note in notes if note is not None]),
        "indicator texts": _share(
            [alike(one["text"], two.get("text")) for one, two in pairs] + extra
        ),
    }


def _second_level(truth: Json, candidate: Json) -> dict[str, float | None]:
    wanted, found = truth["second_level"], candidate.get("second_level") or {}
    if wanted is None:
        return {"second level": 0.0 if found.get("items") or found.get("units") else None}
    right = [
        float(plain(one["count"]) == plain(two.get("count")))
        for one, two in _paired(
            wanted["items"], _lists(found.get("items")), lambda row: plain(row.get("no"))
        )
    ]
    for one, two in _paired(
        wanted["units"], _lists(found.get("units")), lambda row: plain(row.get("name"))
    ):
        got = (two.get("answers") or []) + [None] * len(one["answers"])
        right += [
            float(plain(answer) == plain(got[place])) for place, answer in enumerate(one["answers"])
        ]
    return {"second level": _share(right)}


def _charter(truth: Json, candidate: Json) -> dict[str, float | None]:
    wanted, found = truth["charter"], candidate.get("charter") or {}
    facts = ("title", "adopted", "chapters", "articles")
    return {
        "charter": alike(wanted["text"], found.get("text")),
        "charter facts": _same(wanted, found, facts),
    }


def _departments(truth: Json, candidate: Json) -> dict[str, float | None]:
    found = _lists(candidate.get("departments"))
    if truth["departments"] is None:
        return {"departments": 0.0 if found else None}
    scores = [
        (
            bool(two)
            + (plain(one["headcount"]) == plain(two.get("headcount")))
            + alike(one["duties"], two.get("duties"))
        )
        / 3
        for one, two in _paired(truth["departments"], found, lambda row: plain(row.get("name")))
    ]
    return {"departments": _share(scores + [0.0] * max(0, len(found) - len(scores)))}


def _roster(truth: Json, candidate: Json) -> dict[str, float | None]:
    found = _lists(candidate.get("roster"))
    pairs = _paired(truth["roster"], found, lambda row: plain(row.get("name")))
    extra = [0.0] * max(0, len(found) - len(pairs))
    rows = [_same(one, two, CELLS) or 0.0 for one, two in pairs] + extra
    return {"roster": _share(rows), "roster rows": _share([float(row == 1) for row in rows])}


def _rules(truth: Json, candidate: Json) -> dict[str, float | None]:
    scores: dict[str, float | None] = {}
    for key in RULES:
        found = _given(truth, candidate, key)
        if truth.get(key) is None:
            scores[f"rules:{key}"] = 0.0 if plain(candidate.get(key)) else None
            continue
        wanted = (truth[key], *truth.get("_alternatives", {}).get(key, []))
        scores[f"rules:{key}"] = max(alike(one, two) for one in wanted for two in found)
    return scores


def _given(truth: Json, candidate: Json, key: str) -> list[str]:
    """Return what may stand for a rule text; where two are one section, either of them or both."""
    texts = [str(candidate.get(key) or "")]
    if truth.get("combined") and key in COMBINED:
        both = [str(candidate.get(each) or "") for each in COMBINED]
        texts = [*both, "".join(both)]
    return texts


def _congress(truth: Json, candidate: Json) -> dict[str, float | None]:
    wanted, found = truth["congress"], candidate.get("congress") or {}
    facts = ("date", "date_end", "place", "delegates")
    share, links = _same(wanted, found, facts), _agreement(wanted["links"], found.get("links"))
    scores = [each for each in (share, links) if each is not None]
    return {
        "congress facts": _share(scores),
        "congress text": alike(wanted["text"], found.get("text")),
    }


def _agreement(wanted: list[str], found: object) -> float | None:
    """Return the F1 of two lists taken as sets, None where both are empty."""
    one, two = set(map(plain, wanted)), set(map(plain, found if isinstance(found, list) else []))
    return 2 * len(one & two) / (len(one) + len(two)) if one or two else None


def _rest(truth: Json, candidate: Json) -> dict[str, float | None]:
    people = _paired(
        truth["responsible"],
        _lists(candidate.get("responsible")),
        lambda row: plain(row.get("category")),
    )
    order = [
        _agreement(truth[key], candidate.get(key)) for key in ("sections_order", "sections_missing")
    ]
    found = [key for key in candidate.get("sections_order") or [] if isinstance(key, str)]
    right = SequenceMatcher(None, truth["sections_order"], found, autojunk=False).ratio()
    return {
        "responsible": _share(
            [
                _same(one, two, ("category", "name", "full_time", "note")) or 0.0
                for one, two in people
            ]
        ),
        "mailboxes": _agreement(truth["complaint_emails"], candidate.get("complaint_emails")),
        "sections": _share([right, *(each for each in order if each is not None)]),
    }
