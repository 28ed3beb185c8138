"""Invented content and what an importer should get out of it, as the exchange format has it."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from random import Random
from types import SimpleNamespace
from typing import Any

from disclosures import editions
from disclosures.demo import clean_disclosure, person_names
from disclosures.editions import EditionForm
from disclosures.exchange import write
from disclosures.structure import parse
from portal.kinds import kinds

from .texts import congress_text, own_charter, with_titles

Json = dict[str, Any]
FIRST = (
    "青石",
    "望江",
    "临湖",
    "松岭",
    "白鹭",
    "云台",
    "沁水",
    "南浦",
    "鹿鸣",
    "海川",
    "远山",
    "清溪",
)
REST = (
    "大学", "理工大学", "师范大学", "职业技术学院", "医科大学", "工商职业学院", "师范高等专科学校",
    "农林大学", "艺术学院", "科技大学南湖学院", "交通职业学院", "财经大学",
)  # fmt: skip
FEDERATIONS = ("岭东省学联", "江右省学联", "海州市学联", "北原省学生联合会")
COMMON = {
    "indicators": ("no", "core", "observed", "text", "answer", "note", "group"),
    "roster": (
        "no", "name", "department", "political_status", "faculty", "grade", "rank", "cohort_size", "rank_raw",
        "failed_courses", "experience", "note",
    ),
    "departments": ("name", "headcount", "duties"),
    "responsible": ("category", "name", "full_time", "note"),
}  # fmt: skip
RULES = ("candidate_rules", "election_rules", "delegate_rules", "appraisal_rules", "party_guidance")
CONGRESS = ("text", "date", "date_end", "place", "delegates", "links")


@dataclass(frozen=True)
class Options:
    """What the content is to be like; None or "" leaves it to the seed."""

    staff: int | None = None
    charter: str = ""
    matrix: bool | None = None
    chart: bool | None = None
    odd_answers: bool | None = None
    roster_columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """Content with its truth, and what the layout must know besides."""

    truth: Json
    edition: EditionForm
    federation: str
    columns: tuple[str, ...]


def make_case(seed: int, key: str, kind: str, options: Options | None = None) -> Case:
    """Return invented content for a year's form; the same for the same arguments."""
    rng, options = Random(f"truth {seed}"), options or Options()
    edition = editions.load(key)
    school, union = rng.choice(FIRST) + rng.choice(REST), kinds()[kind].name
    federation = rng.choice(FEDERATIONS)
    who = SimpleNamespace(school=school, organisation=union, complaint_emails=_emails(rng))
    matrix = rng.random() < 0.6 if options.matrix is None else options.matrix
    content = clean_disclosure(
        rng, school, kind, edition, federation=federation, second_level=rng.random() < 0.6 or None
    )
    truth = _common(write(content, edition, who))
    _second_level(
        rng, truth, matrix=matrix and bool(edition.second_level and edition.second_level.matrix)
    )
    if edition.key == "2021":
        _second_level(rng, truth, matrix=False)
    columns = _roster(rng, truth, edition, options)
    _departments(rng, truth, edition, options)
    _answers(rng, truth, options)
    _texts(rng, truth, kinds()[kind].member, options)
    _missing(rng, truth, edition)
    return Case(truth, edition, federation, columns)


def _emails(rng: Random) -> list[str]:
    return [f"{rng.choice(('xuelian', 'xlmsc', 'student.fed'))}{rng.randrange(99)}@example.org",
            rng.choice(("qgxl@example.com", "quanguoxuelian@example.net"))]  # fmt: skip


def _common(data: Json) -> Json:
    """Leave what other programs know, too."""
    for name, keys in COMMON.items():
        data[name] = [{k: row[k] for k in keys if k in row} for row in data[name] or []]
    data["congress"] = {key: data["congress"][key] for key in CONGRESS}
    data["charter"].pop("adopted_by", None)
    for key in ("rules_details", "facts", "departments_text"):
        data.pop(key, None)
    return copy.deepcopy(data)


def _second_level(rng: Random, truth: Json, *, matrix: bool) -> None:
    table = truth["second_level"]
    if not table:
        return
    table.pop("total", None)
    names = [unit["name"] for unit in table["units"]]
    count = min(rng.randrange(3, 21), len(names) + 8)
    names += [
        f"{place}书院{truth['organisation']}"
        for place in ("明德", "格物", "致远", "弘毅", "思源", "求真", "博雅", "知行")
    ]
    units = []
    for name in names[:count] if matrix else []:
        answers = ["否" if rng.random() < 0.06 else "是" for _ in table["items"]]
        units.append({"name": name, "answers": answers})
    for place, item in enumerate(table["items"]):
        item["count"] = sum(unit["answers"][place] == "是" for unit in units) if units else count
    table["units"] = units


def _roster(rng: Random, truth: Json, edition: EditionForm, options: Options) -> tuple[str, ...]:
    wanted = options.staff or rng.choice((20, 24, 31, 38, 40, 45, 60))
    rows, names = truth["roster"], person_names(Random(rng.random()))
    taken = {row["name"] for row in rows}
    while len(rows) < wanted:
        name = next(names)
        if name not in taken:
            rows.append({**rng.choice(rows[4:]), "name": name})
            taken.add(name)
    while len(rows) > wanted:
        rows.pop(rng.randrange(3, len(rows)))
    order = list(dict.fromkeys(row["department"] for row in rows))
    rows.sort(key=lambda row: order.index(row["department"]))
    columns = options.roster_columns or _columns(rng, edition)
    for no, row in enumerate(rows, 1):
        row["no"] = no if "no" in columns else None
        if "experience" in columns:
            row["experience"] = row["department"] + rng.choice(
                ("部长", "干事", "副部长", "；曾任班长")
            )
        _rank(rng, row)
        for key in (
            "department",
            "faculty",
            "grade",
            "failed_courses",
            "experience",
            "note",
            "political_status",
        ):
            if key not in columns:
                row[key] = None
    return columns


def _columns(rng: Random, edition: EditionForm) -> tuple[str, ...]:
    """Return the form's columns, in some colleges one more or one less."""
    columns = [column.key for column in edition.roster_columns]
    if rng.random() < 0.25 and "department" not in columns:
        columns.insert(2, "department")
    if rng.random() < 0.25 and "faculty" not in columns:
        columns[-1:-1] = ["faculty", "grade"]
    if rng.random() < 0.15 and "failed_courses" not in columns:
        columns.append("failed_courses")
    if rng.random() < 0.15 and "note" not in columns:
        columns.append("note")
    if rng.random() < 0.12 and "grade" in columns:
        columns.remove("grade")
    return tuple(columns)


def _rank(rng: Random, row: Json) -> None:
    """Write some ranks in other ways, and first-years in all the ways there are."""
    if row["rank"] is None:
        row["rank_raw"] = (
            rng.choice(("", "一年级", "新生", "/", "—", "无")) if row["rank_raw"] else ""
        )
        return
    place, cohort = row["rank"], row["cohort_size"]
    way = rng.random()
    if way < 0.06:
        row["rank_raw"] = f"{place}/{cohort}".translate(
            str.maketrans("0123456789/", "０１２３４５６７８９／")
        )
    elif way < 0.09:
        row["rank_raw"] = f"{place} / {cohort}"


def _departments(rng: Random, truth: Json, edition: EditionForm, options: Options) -> None:
    chart = rng.random() < 0.6 if options.chart is None else options.chart
    if chart and edition.departments_chart:
        truth["departments"], truth["departments_chart"] = None, True
        return
    truth["departments_chart"] = rng.random() < 0.2
    for row in truth["departments"]:
        if rng.random() < 0.3:
            row["duties"] = row["duties"].replace("\n", "")


def _answers(rng: Random, truth: Json, options: Options) -> None:
    odd = rng.random() < 0.35 if options.odd_answers is None else options.odd_answers
    spaced = rng.random() < 0.3
    for item in truth["indicators"]:
        note = item["note"]
        item["note"] = note.replace("实有", "实有 ").replace("人", " 人") if spaced else note
        if odd and rng.random() < 0.15:
            item["answer"] = rng.choice(("否", "否", "both", "blank"))
            if item["answer"] == "否" and not note:
                item["note"] = rng.choice(("正在整改", "计划下学期完成", ""))


def _texts(rng: Random, truth: Json, member: str, options: Options) -> None:
    charter = truth["charter"]
    charter["text"] = own_charter(rng, truth, member, options.charter)
    structure = parse(charter["text"])
    charter["chapters"], charter["articles"] = len(structure.chapters), len(structure.articles)
    charter["articles_missing_or_misnumbered"] = []
    if not charter["text"].startswith("（"):
        charter["adopted"] = None
    titled = rng.random() < 0.6
    for key in RULES:
        if truth.get(key) and key != "party_guidance" and titled and not truth["combined"]:
            truth[key] = with_titles(rng, truth, key, member)
    congress_text(rng, truth, member)


def _missing(rng: Random, truth: Json, edition: EditionForm) -> None:
    """Name what the document has not; the samples name the second level in every year."""
    if truth["second_level"] is None:
        truth["sections_missing"] = ["second_level"]
        truth["sections_order"] = [key for key in truth["sections_order"] if key != "second_level"]
    elif "second_level" not in truth["sections_order"]:
        truth["sections_order"].insert(1, "second_level")
    if rng.random() < 0.08:
        gone = rng.choice(
            [
                key
                for key in ("appraisal_rules", "delegate_rules", "party_guidance")
                if truth.get(key)
            ]
        )
        truth[gone] = None
        truth["sections_order"].remove(gone)
        truth["sections_missing"].append(gone)
