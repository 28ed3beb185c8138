"""Invented people of a roster, and the row of the exchange format that each must become."""

from dataclasses import dataclass
from random import Random

from disclosures.demo.names import FACULTIES, person_names

DEPARTMENTS = (
    "综合事务部",
    "学习发展部",
    "权益服务部",
    "文体活动部",
    "宣传部",
    "办公室",
    "实践中心",
    "新媒体中心",
)
FIRST_YEAR = ("一年级", "大一", "新生", "—", "/", "无", "大一新生", "2025级新生", "", "不需填写")
STATUSES = ("共青团员", "共青团员", "共青团员", "中共预备党员", "中共党员", "团员", "入党积极分子")
EXPERIENCES = ("院学生会干事", "曾任班长", "团支书、院学生会部长", "2023年任学习委员", "")
NOTES = ("", "", "", "兼任团支书", "退役复学")


@dataclass
class Person:
    """``rank`` is (place, cohort), or the words that stand instead of it."""

    name: str
    post: str
    department: str
    political_status: str
    faculty: str
    grade: str
    rank: tuple[int, int] | str
    failed_courses: str
    experience: str
    note: str


def draw_people(rng: Random) -> list[Person]:
    names = person_names(rng)
    people = []
    departments = ["主席团", *rng.sample(DEPARTMENTS, rng.randint(2, 5))]
    for department in departments:
        count = rng.randint(2, 6)
        people += [_person(rng, next(names), department, at) for at in range(count)]
    return people


def _person(rng: Random, name: str, department: str, at: int) -> Person:
    first_year = department != "主席团" and at > 1 and rng.random() < 0.5
    cohort = rng.randint(20, 180)
    place = rng.randint(1, max(1, cohort * 3 // 10))
    posts = ("执行主席", "主席团成员") if department == "主席团" else ("部长", "副部长", "干事")
    return Person(
        name=name,
        post=posts[min(at, len(posts) - 1)],
        department=department,
        political_status=rng.choice(STATUSES),
        faculty=rng.choice(FACULTIES),
        grade="2025级" if first_year else rng.choice(("2023级", "2024级")),
        rank=rng.choice(FIRST_YEAR) if first_year else (place, cohort),
        failed_courses="否",
        experience=rng.choice(EXPERIENCES),
        note=rng.choice(NOTES),
    )


def truth_of(number: int, person: Person, fields: set[str]) -> dict:
    """What the exchange format must hold; ``fields``: what the layout has."""
    keys = ("name", "department", "political_status", "faculty", "grade", "failed_courses")
    row: dict = {"no": number if "no" in fields else None}
    for key in (*keys, "experience", "note"):
        row[key] = (getattr(person, key) or None) if key in fields else None
    given = isinstance(person.rank, tuple) and "rank" in fields
    row["rank"], row["cohort_size"] = person.rank if given else (None, None)
    row["rank_raw"] = None
    if "rank" in fields:
        row["rank_raw"] = "{}/{}".format(*person.rank) if given else person.rank
    if "post" in fields:
        row["post"] = person.post
    return row
