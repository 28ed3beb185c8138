"""What nastier documents do to their content: the truth changes with them."""

from __future__ import annotations

import re
from random import Random

from .grids import allocation
from .odd_texts import (
    ADOPTED,
    ANNEX,
    CANDIDATES,
    CONGRESS,
    DELEGATES,
    ELECTION,
    OTHER_REPORTS,
    REPORTS,
    REVIEW,
)
from .style import Style
from .truths import Case, Json

OPTIONAL = (
    "appraisal_rules",
    "delegate_rules",
    "party_guidance",
    "candidate_rules",
    "election_rules",
)


def mess(case: Case, style: Style) -> None:
    """Change the case's truth as the style's quirks want it."""
    rng, truth = Random(f"mess {style.seed}"), case.truth
    for quirk, change in CHANGES.items():
        if quirk in style.quirks:
            change(rng, truth, style)


def _inner_headings(rng: Random, truth: Json, style: Style) -> None:
    """Texts whose own headings look like the sections'."""
    if style.look == "unmarked":
        return
    words = {
        "s": truth["school"],
        "u": truth["organisation"],
        "m": truth["organisation"].removesuffix("会"),
    }
    texts = {"delegate_rules": DELEGATES, "appraisal_rules": REVIEW}
    if not truth["combined"]:
        texts |= {"candidate_rules": CANDIDATES, "election_rules": ELECTION}
    for key, text in texts.items():
        if truth[key] and rng.random() < 0.7:
            truth[key] = text.format(**words)
    congress = truth["congress"]
    if rng.random() < 0.5:
        year, month, day = congress["date"].split("-")
        facts = {
            "date": f"{year}年{int(month)}月{int(day)}日",
            "place": congress["place"],
            "count": congress["delegates"],
        }
        congress["text"], congress["links"], congress["date_end"] = (
            CONGRESS.format(**words, **facts),
            [],
            None,
        )


def _order(rng: Random, truth: Json, style: Style) -> None:
    """Two sections change places, or the people in charge stand first."""
    order = truth["sections_order"]
    pairs = [
        ("departments", "roster"),
        ("congress", "delegate_rules"),
        ("delegate_rules", "appraisal_rules"),
    ]
    one, two = rng.choice(pairs)
    if style.closing == "before_last" or one not in order or two not in order:
        return
    first, second = order.index(one), order.index(two)
    order[first], order[second] = two, one


def _gone(rng: Random, truth: Json, style: Style) -> None:
    """More sections are missing."""
    for key in rng.sample(OPTIONAL, 2):
        if truth.get(key) and not (
            truth["combined"] and key in {"candidate_rules", "election_rules"}
        ):
            truth[key] = None
            truth["sections_order"].remove(key)
            truth["sections_missing"].append(key)


def _half_width(rng: Random, truth: Json, style: Style) -> None:
    """Brackets of the numbers half as wide, as an English keyboard writes them."""
    for key in OPTIONAL:
        if truth.get(key):
            truth[key] = re.sub(r"(?m)^（([一二三四五六七八九十]+)）", r"(\1)", truth[key])
    text = truth["charter"]["text"]
    truth["charter"]["text"] = re.sub(r"(?m)^（([一二三四五六七八九十]+)）", r"(\1)", text)


def _odd_ranks(rng: Random, truth: Json, style: Style) -> None:
    for row in truth["roster"]:
        if row["rank"] is not None and rng.random() < 0.4:
            shape = rng.choice(("{a}（{b}）", "{a}/{b}人", "{a}／{b}", "{a}/{b} "))
            row["rank_raw"] = shape.format(a=row["rank"], b=row["cohort_size"])


def _typos(rng: Random, truth: Json, style: Style) -> None:
    """Letters lost while the form was typed anew."""
    for item in truth["indicators"]:
        if rng.random() < 0.3:
            cut = rng.randrange(4, max(5, len(item["text"]) - 2))
            item["text"] = item["text"][:cut] + item["text"][cut + 1 :]


def _digits(rng: Random, truth: Json, style: Style) -> None:
    """第1条 instead of 第一条."""
    counter = iter(range(1, 999))
    text = truth["charter"]["text"]
    truth["charter"]["text"] = re.sub(
        r"(?m)^第[一二三四五六七八九十百]+条", lambda _: f"第{next(counter)}条", text
    )


def words_of(truth: Json) -> Json:
    """Return what the invented texts leave open."""
    congress = truth["congress"]
    year, month, day = congress["date"].split("-")
    return {
        "s": truth["school"],
        "u": truth["organisation"],
        "m": truth["organisation"].removesuffix("会"),
        "y": year,
        "mo": int(month),
        "d": int(day),
        "date": f"{year}年{int(month)}月{int(day)}日",
        "place": congress["place"],
        "count": congress["delegates"],
        "present": congress["delegates"] - 3,
        "away": 3,
    }


def _report(rng: Random, truth: Json, style: Style) -> None:
    """The congress in other words."""
    reports = OTHER_REPORTS if "other_congress" in style.quirks else REPORTS
    truth["congress"]["text"] = rng.choice(reports).format(**words_of(truth))
    truth["congress"] |= {"links": [], "date_end": None}


def _adopted(rng: Random, truth: Json, style: Style) -> None:
    """The line of adoption in other words."""
    charter = truth["charter"]
    rest = charter["text"].split("\n")
    rest = rest if charter["adopted"] is None else rest[1:]
    charter["text"] = "\n".join([rng.choice(ADOPTED).format(**words_of(truth)), *rest])
    charter["adopted"] = truth["congress"]["date"]


def _pictures(rng: Random, truth: Json, style: Style) -> None:
    """Tables photographed: what they say is in no text."""
    which = rng.choice(("roster", "departments", "responsible"))
    if which == "departments":
        truth["departments"], truth["departments_chart"] = None, True
    else:
        truth[which] = []


def _annexes(rng: Random, truth: Json, style: Style) -> None:
    """A line about an annex or a note at the end of a text, part of it."""
    for key, line in zip(("delegate_rules", "appraisal_rules"), ANNEX, strict=True):
        if truth.get(key):
            truth[key] += "\n" + line.format(**words_of(truth))


def _inner_table(rng: Random, truth: Json, style: Style) -> None:
    """A table inside a text: a reader may write its rows out or leave them."""
    text = truth["delegate_rules"]
    if text:
        rows = [" ".join(str(box.content) for box in row) for row in allocation(style).rows]
        truth["_alternatives"] = {"delegate_rules": ["\n".join([text, *rows])]}


def _preamble(rng: Random, truth: Json, style: Style) -> None:
    """More words in front than the form has."""
    truth["preamble"] += "\n联系人：校团委办公室，联系电话：0000-0000000。公开时间：长期。"


def _plain_title(rng: Random, truth: Json, style: Style) -> None:
    """A title that does not name the college."""
    truth["title"] = rng.choice(("{u}改革情况", "{u}组织改革情况公开", "校{u}改革情况公示")).format(
        u=truth["organisation"]
    )


CHANGES = {
    "inner_headings": _inner_headings,
    "order": _order,
    "gone": _gone,
    "half_width": _half_width,
    "odd_ranks": _odd_ranks,
    "typos": _typos,
    "articles_in_digits": _digits,
    "own_congress": _report,
    "other_congress": _report,
    "adopted_ways": _adopted,
    "picture_tables": _pictures,
    "annexes": _annexes,
    "plain_title": _plain_title,
    "inner_table": _inner_table,
    "wide_preamble": _preamble,
}
