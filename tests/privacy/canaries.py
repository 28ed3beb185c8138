"""A disclosure with a canary in every field that is kept inside, and names written in every way. Nobody in it exists."""

from __future__ import annotations

import hashlib
from urllib.parse import quote

from disclosures import content as kinds
from disclosures import editions
from disclosures.content import Disclosure
from disclosures.enums import NamePolicy, RankPolicy
from tests.disclosures.publication import invented

NAMES = ("褚砚秋", "欧阳砚舟", "喻䶮", "阿依努尔·吐尔逊", "Carlotta Wexford")
LEFT = NAMES[0]
"""Stands on the first version's roster only; the second one's texts still name them."""
OFFICIAL = "闻人砚池"
OPEN = "人人可读的章程内容"

HIDDEN = {
    "Indicators.students", "Indicators.campuses", "Indicators.staff_grounds", "Indicators.branch_secretary",
    "Meeting.term", "Meeting.date", "Meeting.remark", "Survey.date", "Survey.sample", "Survey.result",
    "SecondLevelUnit.staff", "SecondLevelUnit.presidium", "Congress.students", "Congress.delegates_without_post",
    "ResponsiblePerson.post",
}  # fmt: skip
"""Asked for the checks alone: published under no policy and in no year."""
BY_YEAR = {
    f"RosterRow.{name}" for name in kinds.RosterRow.model_fields if name not in ("name", "rank")
}
"""Published where the year's roster has the column."""
BY_POLICY = {"RosterRow.name", "RosterRow.rank"}
SHOWN = {
    *(f"Answer.{name}" for name in ("answer", "number", "date", "note", "reason", "remedy_date")),
    *(f"Congress.{name}" for name in ("ordinal", "date", "date_end", "place", "delegates", "candidates", "seats", "elected", "agenda", "text", "links")),
    *(f"Delegation.{name}" for name in ("name", "count")), *(f"Picture.{name}" for name in ("attachment", "alt")),
    *(f"Department.{name}" for name in ("name", "headcount", "duties")), *(f"Departments.{name}" for name in ("chart", "chart_text")),
    *(f"ResponsiblePerson.{name}" for name in ("category", "name", "full_time", "note")),
    *(f"RulesText.{name}" for name in ("title", "text", "adopted", "adopted_by")),
    *(f"SecondLevel.{name}" for name in ("counts", "notes", "total")), *(f"SecondLevelUnit.{name}" for name in ("name", "answers")),
}  # fmt: skip
WHOLES = {
    "Indicators.answers", "Indicators.trainings", "Indicators.appraisals", "Indicators.survey", "SecondLevel.units",
    "Departments.rows", "Roster.rows", "Congress.delegations", "Congress.pictures", "Responsible.rows",
}  # fmt: skip
"""Fields that hold other content, judged there."""


def secret(field: str) -> str:
    """The canary of a field: eight rare characters that stand nowhere else."""
    digest = hashlib.sha256(field.encode()).digest()
    return "".join(
        chr(0x3400 + int.from_bytes(digest[n : n + 2]) % 0x1900) for n in range(0, 16, 2)
    )


def rank(row: int) -> str:
    """The exact rank of a row."""
    return f"{row + 11}/{4391 + row}"


def people(*, without: tuple[str, ...] = ()) -> tuple[kinds.RosterRow, ...]:
    """The roster, with a canary in every cell but name and rank; posts and departments as a year prints them."""
    return tuple(
        kinds.RosterRow(
            name=name,
            rank=rank(row),
            **{
                column: secret(f"RosterRow.{column}") + ("" if column != "note" else name)
                for column in kinds.RosterRow.model_fields
                if column not in ("name", "rank")
            },
        )
        for row, name in enumerate(NAMES)
        if name not in without
    )


def disclosure(edition: str, pictures: tuple[str, str], *, second: bool = False) -> Disclosure:
    """The whole of it; `pictures` are the attachments of congress and chart; `second`: after a correction."""
    whole = invented.disclosure(edition)
    one, two, three, four, five = NAMES
    naming = f"由{one[0]}{one[1]}\n{one[2]}负责，{two[:2]}　{two[2:]}、{four.replace('·', '．')}协助；主席{three}主持，{five.upper()}列席。"
    inside = {
        name: secret(f"Indicators.{name}")
        for name in ("students", "campuses", "staff_grounds", "branch_secretary")
    }
    meeting = kinds.Meeting(**{key: secret(f"Meeting.{key}") for key in kinds.Meeting.model_fields})
    survey = kinds.Survey(**{key: secret(f"Survey.{key}") for key in kinds.Survey.model_fields})
    answers = dict(whole.indicators.answers)
    answers["i02"] = kinds.Answer(
        answer="否", reason=naming, remedy_date="2025-06-01", note=f"{two}说明"
    )
    units = tuple(
        unit.model_copy(
            update={
                "name": f"{one}学院学生会",
                "staff": secret("SecondLevelUnit.staff"),
                "presidium": secret("SecondLevelUnit.presidium"),
            }
        )
        for unit in whole.second_level.units
    )
    rules = kinds.RulesText(
        title=f"{two}起草的办法",
        text=f"第一条　{naming}\n第二条　{OPEN}{'二' if second else '一'}。",
        adopted="2024-11-20",
        adopted_by=f"{one}主持的会议",
    )
    texts = dict.fromkeys(
        (
            "charter",
            "candidate_rules",
            "election_rules",
            "delegate_rules",
            "appraisal_rules",
            "party_guidance",
        ),
        rules,
    )
    return Disclosure(
        indicators=kinds.Indicators(answers=answers, trainings=(meeting,), appraisals=(meeting,), survey=survey, **inside),
        second_level=whole.second_level.model_copy(update={"units": units, "notes": dict.fromkeys(whole.second_level.counts, naming)}),
        departments=kinds.Departments(rows=(kinds.Department(name="学习部", headcount="4", duties=naming),), chart=pictures[1], chart_text=naming),
        roster=kinds.Roster(rows=people(without=(LEFT,) if second else ())),
        congress=kinds.Congress(
            ordinal="第三次", date="2024-11-20", place=f"{one}礼堂", delegates="120", candidates="7", seats="5", elected="5",
            students=secret("Congress.students"), delegates_without_post=secret("Congress.delegates_without_post"),
            delegations=(kinds.Delegation(name=f"{two}代表团", count="60"),), agenda=naming, text=naming,
            links=(f"https://example.org/{quote(one)}.htm", "https://example.org/news/1"),
            pictures=(kinds.Picture(attachment=pictures[0], alt=naming),),
        ),
        responsible=kinds.Responsible(rows=(kinds.ResponsiblePerson(
            category=editions.load(edition).responsible.rows[0], name=OFFICIAL, full_time="是", post=secret("ResponsiblePerson.post"), note=naming),)),
        **texts,
    )  # fmt: skip


def hidden(edition: str, names: NamePolicy, ranks: RankPolicy) -> tuple[list[str], list[str]]:
    """What must not be public: canaries, and names."""
    columns = {column.key for column in editions.load(edition).roster.columns}
    years = {field for field in BY_YEAR if field.partition(".")[2] not in columns}
    found = [secret(field) for field in sorted(HIDDEN | years)]
    if ranks == RankPolicy.BAND or "rank" not in columns:
        found += [rank(row) for row in range(len(NAMES))]
    return found, list(NAMES) if names == NamePolicy.MASKED else []
