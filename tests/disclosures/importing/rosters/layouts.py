"""Rosters in as many layouts as secretaries have: rows of a sheet, and what must be read of them."""

from dataclasses import dataclass, field
from random import Random

from disclosures.importing.rosters.cells import Covered
from tests.disclosures.importing.rosters.excel import typed
from tests.disclosures.importing.rosters.people import Person, draw_people, truth_of

FORMS = (
    ("no", "name", "department", "political_status", "rank"),
    ("no", "name", "political_status", "faculty", "grade", "rank"),
    ("no", "name", "political_status", "faculty", "grade", "rank", "failed_courses"),
    ("no", "name", "political_status", "faculty", "grade", "rank", "failed_courses", "experience", "note"),
    ("no", "name", "department", "post", "political_status", "faculty", "grade", "rank", "note"),
    ("no", "department", "post", "name", "faculty", "major", "class", "political_status", "rank"),
    ("no", "name", "sex", "number", "faculty", "grade", "department", "post", "phone", "rank", "percent"),
    ("name", "department", "post", "grade", "rank", "failed_courses"),
    ("department", "name", "political_status", "rank"),
)  # fmt: skip
LABELS = {
    "no": ("序号", "序　号", "编号", "序", "No.", "序\n号"),
    "name": ("姓名", "姓  名", "姓　名", "姓\n名", "成员姓名", "学生姓名"),
    "department": ("所属部门", "部门", "所在部门", "任职部门", "部　门", "所属组织", "工作部门"),
    "post": ("职务", "岗位", "担任职务", "职　务", "现任职务", "学生会职务"),
    "political_status": ("政治面貌", "政治\n面貌", "政治面貌 ", "政治 面貌"),
    "faculty": ("院系", "学院", "所在学院", "系别", "院（系）", "所属学院", "学院（系部）", "书院", "所在院系"),
    "grade": ("年级", "年　级", "所在年级", "入学年级"),
    "major": ("专业", "所学专业"),
    "class": ("专业班级", "班级"),
    "rank": (
        "学习成绩排名*（本人排名/所属专业人数）", "学习成绩排名", "成绩排名", "排名",
        "学习成绩排名\n（本人排名/所属专业人数）", "综合排名", "专业排名（名次/总人数）", "学业成绩综合排名",
        "最近1个学期/最近1学年/入学以来\n学习成绩综合排名\n(一年级新生不需填写)", "名次/人数", "综合成绩排名/专业人数", "成绩排名（名次/专业人数）", "排名情况（个人排名/专业总人数）",
    ),
    "place": ("名次", "本人排名", "排名", "专业排名"),
    "cohort": ("人数", "专业人数", "所属专业人数", "专业总人数", "总人数"),
    "failed_courses": ("是否存在课程不及格情况", "是否存在不及格情况", "有无挂科", "是否挂科", "不及格情况"),
    "experience": ("院系、班级学生工作经历", "学生工作经历", "工作经历"),
    "note": ("备注", "备  注", "备注（可不填）"),
    "sex": ("性别",), "number": ("学号",), "phone": ("联系电话", "手机号码"), "percent": ("排名百分比", "百分比"),
}  # fmt: skip
TITLES = (
    "学生会工作人员名单",
    "某某学院学生会工作人员名单（2024—2025学年）",
    "附件4：学生会工作人员名单公示",
)
BEFORE = ("填报单位：校团委　　填报日期：2025年9月", "（按姓氏笔画排序）", "2025年9月")
AFTER = (
    "*最近1个学期/最近1学年/入学以来学习成绩综合排名（新生、研究生不需填写）",
    "注：新生、研究生不需填写成绩排名。", "备注：以上信息经本人确认。", "制表人：校团委　审核人：书记",
)  # fmt: skip


@dataclass
class Layout:
    """How a roster is laid out; ``excel`` is the year in which ranks were typed into it, 0 for text."""

    fields: tuple[str, ...]
    titles: list[str]
    departments: str
    rank: str
    excel: int = 0
    merge: str = "covered"
    offset: int = 0
    header: str = "one"
    numbers: type = float
    extras: set[str] = field(default_factory=set)


@dataclass
class Made:
    """The sheet, and what it says."""

    rows: list[list]
    truth: list[dict]
    layout: Layout


EXTRAS = ("blank rows", "total", "note", "spaces", "again", "numbering", "blank below header")


def draw_layout(rng: Random) -> Layout:
    fields = rng.choice(FORMS)
    departments = rng.choice(("column", "column", "merged", "captions"))
    if "department" not in fields:
        departments = rng.choice(("none", "none", "captions"))
    elif departments == "captions":
        fields = tuple(each for each in fields if each != "department")
    rank = rng.choice(("slash", "slash", "wide", "bracket", "pair", "spoken"))
    return Layout(
        fields=fields,
        titles=[rng.choice(TITLES), *rng.sample(BEFORE, rng.randint(0, 2))][: rng.randint(0, 3)],
        departments=departments,
        rank=rank,
        excel=rng.choice((0, 0, 2024, 2025)) if rank == "slash" else 0,
        merge=rng.choice(("covered", "first", "repeated")),
        offset=rng.choice((0, 0, 0, 1)),
        header=rng.choice(("one", "one", "two")),
        numbers=rng.choice((float, int, str)),
        extras={each for each in EXTRAS if rng.random() < 0.25},
    )


def make(seed: int) -> Made:
    """Return one roster: people, a layout, its rows and the truth."""
    rng = Random(seed)
    people, layout = draw_people(rng), draw_layout(rng)
    columns = _columns(layout)
    words = {column: rng.choice(LABELS[column]) for column in columns}
    rows = [_merged(title, len(columns), layout) for title in layout.titles]
    header = _header(columns, words, layout)
    rows += header
    if "numbering" in layout.extras:
        rows.append([str(at) for at in range(1, len(columns) + 1)])
    if "blank below header" in layout.extras:
        rows.append([None] * len(columns))
    rows += _body(rng, people, columns, layout, header)
    if "total" in layout.extras:
        total = rng.choice(("合计：{}人", "共计{}人", "合计", "总计 {} 人")).format(len(people))
        rows.append(_merged(total, len(columns), layout))
    if "note" in layout.extras:
        rows += [[None] * len(columns), _merged(rng.choice(AFTER), len(columns), layout)]
    rows = [[None] * layout.offset + row for row in rows]
    known = set(layout.fields) | ({"department"} if layout.departments == "captions" else set())
    if "class" in known:
        known.add("grade")
    truth = [truth_of(number, person, known) for number, person in enumerate(people, 1)]
    return Made(rows, truth, layout)


def _columns(layout: Layout) -> list[str]:
    columns: list[str] = []
    for each in layout.fields:
        columns += ["place", "cohort"] if each == "rank" and layout.rank == "pair" else [each]
    return columns


def _merged(text: str, width: int, layout: Layout) -> list:
    rest = {"covered": Covered(text), "repeated": text, "first": None}[layout.merge]
    return [text, *[rest] * (width - 1)]


def _header(columns: list[str], words: dict[str, str], layout: Layout) -> list[list]:
    row: list = [words[column] for column in columns]
    if layout.header == "one" or "place" not in columns:
        return [row]
    at = columns.index("place")
    upper = list(row)
    upper[at] = "学习成绩排名"
    upper[at + 1] = {"covered": Covered("学习成绩排名"), "repeated": "学习成绩排名", "first": None}[
        layout.merge
    ]
    lower: list = [None] * len(row)
    for place, text in enumerate(row):
        if layout.merge != "first":
            lower[place] = Covered(text) if layout.merge == "covered" else text
    lower[at : at + 2] = row[at : at + 2]
    return [upper, lower]


def _body(
    rng: Random, people: list[Person], columns: list[str], layout: Layout, header: list[list]
) -> list[list]:
    rows: list[list] = []
    before = ""
    for number, person in enumerate(people, 1):
        first = person.department != before
        if first and rows and "blank rows" in layout.extras:
            rows.append([None] * len(columns))
        if first and layout.departments == "captions":
            count = sum(each.department == person.department for each in people)
            caption = rng.choice((person.department, f"{person.department}（{count}人）"))
            rows.append(_merged(caption, len(columns), layout))
        if "again" in layout.extras and number == len(people) // 2:
            rows += [list(row) for row in header]
        rows.append([_cell(rng, number, person, each, layout, first=first) for each in columns])
        before = person.department
    return rows


def _cell(rng: Random, number: int, person: Person, column: str, layout: Layout, *, first: bool):
    if column == "no":
        return layout.numbers(number)
    if column in ("rank", "place", "cohort"):
        return _rank(person.rank, column, layout)
    if column == "department" and layout.departments == "merged" and not first:
        repeated = person.department if layout.merge == "repeated" else None
        return Covered(person.department) if layout.merge == "covered" else repeated
    if column in _ELSE:
        return _ELSE[column](person)
    text = getattr(person, column)
    if "spaces" in layout.extras:
        text = _spaced(rng, text, column)
    return text or None


_ELSE = {
    "major": lambda person: "应用化学",
    "class": lambda person: f"{person.grade}应用化学1班",
    "sex": lambda person: "女",
    "number": lambda person: "2023010" + str(ord(person.name[-1]))[:4],
    "phone": lambda person: "1390000" + str(ord(person.name[-1]))[:4].zfill(4),
    "percent": lambda person: 0.125,
}


def _spaced(rng: Random, text: str, column: str) -> str:
    if column == "name" and len(text) == 2:
        return text[0] + rng.choice(("　", "  ", "\u00a0", " ")) + text[1]
    if column == "grade":
        return text.translate({ord("0") + at: "０１２３４５６７８９"[at] for at in range(10)})
    return text + rng.choice(("", " ", "　", "\n")) if text else text


def _rank(rank: tuple[int, int] | str, column: str, layout: Layout):
    if isinstance(rank, str):
        return (rank or None) if column != "cohort" else None
    if column == "rank":
        return _spelt(rank, layout)
    return layout.numbers(rank[column == "cohort"])


def _spelt(rank: tuple[int, int], layout: Layout):
    text = "{}/{}".format(*rank)
    if layout.excel:
        return typed(text, layout.excel)
    styles = {
        "wide": text.translate({**{48 + at: 0xFF10 + at for at in range(10)}, 47: 0xFF0F}),
        "bracket": "{}（{}）".format(*rank),
        "spoken": "第{}名/{}人".format(*rank),
    }
    return styles.get(layout.rank, text)
