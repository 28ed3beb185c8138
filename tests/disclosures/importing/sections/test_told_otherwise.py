"""Ways in which colleges say what the form asks: each was misread once."""

from __future__ import annotations

from typing import Any

import pytest

from disclosures.importing.blocks import Block, Cell, Document, Paragraph, Table
from disclosures.importing.document import read_document
from disclosures.importing.imported import Imported, Sureness


def table(*rows: tuple[str, ...]) -> Table:
    return Table([[Cell(text) for text in row] for row in rows])


def read(*blocks: str | Block) -> Imported:
    made = [Paragraph(block) if isinstance(block, str) else block for block in blocks]
    return read_document(Document("docx", made))


HEADING = "十、校团委指导学生会主要责任人"
RESPONSIBLE = [
    (
        "分管学生会组织的校团委副书记由甄青山同志担任（专职团干），学生会组织秘书长由后小雪同志担任（非专职团干）。",
        [("甄青山", "是"), ("后小雪", "否")],
    ),
    (
        "分管学生会组织的校团委副书记为司空远，系专职团干部；学生会组织秘书长由校团委干部蔺如是担任，系专职团干部。",
        [("司空远", "是"), ("蔺如是", "是")],
    ),
    ("1.学生会组织秘书长：盛夏（专职团干部：否）", [("盛夏", "否")]),
    ("分管学生会组织的校团委副书记  原 野  专职团干部", [("原野", "是")]),
    (
        "分管学生会组织的校团委副书记\n姓名：仇听竹\n是否为专职团干部：是\n学生会组织秘书长\n姓名：阮小\n是否为专职团干部：否",
        [("仇听竹", "是"), ("阮小", "否")],
    ),
]


@pytest.mark.parametrize(("text", "people"), RESPONSIBLE)
def test_responsible_people_in_prose(text: str, people: list[tuple[str, str]]) -> None:
    found = read(HEADING, text)
    rows = found.data["responsible"]
    assert [(row["name"], row["full_time"]) for row in rows] == people
    assert all("秘书长" in row["category"] or "副书记" in row["category"] for row in rows)
    assert found.sources["responsible"].sure is Sureness.LOW
    assert any(remark.path == "responsible" for remark in found.remarks)


OFFICE = {"name": "办公室", "headcount": 3, "duties": "会务保障。"}
SPORTS = {"name": "文体部", "headcount": 4, "duties": "运动会。"}
DEPARTMENTS: list[tuple[str | Table, ...]] = [
    ("1.办公室，3人，主要职责：会务保障。", "2.文体部，4人，主要职责：运动会。"),
    ("▍办公室", "部门人数：3人", "部门职责：会务保障。", "▍文体部", "部门人数：4人", "部门职责：运动会。"),
    ("【办公室】", "人数：3人", "职责：会务保障。", "【文体部】", "人数：4人", "职责：运动会。"),
    (table(("部门", "办公室", "文体部"), ("人数", "3", "4"), ("主要职责", "会务保障。", "运动会。")),),
    (
        table(("部门名称", "办公室"), ("人数", "3"), ("主要职责", "会务保障。")),
        table(("部门名称", "文体部"), ("人数", "四人"), ("主要职责", "运动会。")),
    ),
    (table(("名称", "人员构成", "职责"), ("办公室", "共3人，其中部长1人", "会务保障。"), ("文体部", "4人", "运动会。")),),
]  # fmt: skip


@pytest.mark.parametrize("blocks", DEPARTMENTS)
def test_departments_however_they_are_set(blocks: tuple[str | Table, ...]) -> None:
    data = read("三、校级组织工作机构组织构架表", *blocks).data
    assert data["departments"] == [OFFICE, SPORTS]


PEOPLE = [("王小明", "主席团"), ("李小红", "主席团"), ("赵小兰", "学习部"), ("钱小军", "学习部")]


def test_the_line_above_a_table_of_people_is_their_department() -> None:
    head = ("姓名", "政治面貌", "学习成绩排名")
    parts = [
        table(head, *((name, "共青团员", "3/40") for name, where in PEOPLE if where == unit))
        for unit in ("主席团", "学习部")
    ]
    data = read("四、校级组织工作人员名单", "主席团", parts[0], "学习部", parts[1]).data
    assert [(row["name"], row["department"]) for row in data["roster"]] == PEOPLE


def test_names_by_department_in_lines() -> None:
    found = read("四、工作人员名单", "主席团：王小明（主席）、李小红", "学习部：赵小兰、钱小军")
    assert [(row["name"], row["department"]) for row in found.data["roster"]] == PEOPLE
    assert found.data["roster"][0]["post"] == "主席"


def test_a_form_that_is_one_table() -> None:
    wide = [Cell("", covered=True)] * 2
    rows = [
        [Cell("五、主席团成员候选人产生办法"), *wide],
        [Cell("第一条 由学院团组织推荐。\n第二条 报学校党委确定。"), *wide],
        [Cell("六、主席团成员选举办法"), *wide],
        [Cell("第一条 由代表大会选举。\n第二条 差额选举。"), *wide],
        [Cell("十、主要责任人"), *wide],
        [Cell("类别"), Cell("姓名"), Cell("是否为专职团干部")],
        [Cell("学生会组织秘书长"), Cell("盛夏"), Cell("是")],
    ]
    data = read(Table(rows)).data
    assert data["candidate_rules"] == "第一条 由学院团组织推荐。\n第二条 报学校党委确定。"
    assert data["election_rules"] == "第一条 由代表大会选举。\n第二条 差额选举。"
    assert data["responsible"][0]["name"] == "盛夏"


def test_a_form_with_headings_on_the_left() -> None:
    data = read(
        table(
            ("二、学生会章程", "第一条 本会名称。\n第二条 本会宗旨。"),
            ("六、主席团成员选举办法", "由代表大会选举。"),
            ("七、学生代表大会召开情况", "2024年5月6日在大礼堂召开，代表共120人。"),
        )
    ).data
    assert data["charter"]["articles"] == 2
    assert data["election_rules"] == "由代表大会选举。"
    assert (data["congress"]["place"], data["congress"]["delegates"]) == ("大礼堂", 120)


TITLES: list[tuple[str, str]] = [
    ("（二）我校学生会现行章程全文", "charter"),
    ("（六）主席团怎样选举", "election_rules"),
    ("（八）学代会代表如何产生", "delegate_rules"),
    ("（九）述职与评议", "appraisal_rules"),
    ("（十）谁来指导学生会", "responsible"),
    ("第三部分　工作机构", "departments"),
    ("八、主席团成员和工作部门负责人述职平议办法", "appraisal_rules"),
    ("六、关于学生会主席团成员选举的办法", "election_rules"),
]


@pytest.mark.parametrize(("line", "key"), TITLES)
def test_headings_in_other_words(line: str, key: str) -> None:
    from disclosures.importing.titles import read_title

    title = read_title(line)
    assert title
    assert title.key == key


def test_a_matrix_in_two_tables_and_one_on_its_side() -> None:
    names = ("一", "二")
    halves = [
        table(
            ("二级学生会组织", *map(str, part)),
            *((f"{n}学院", *("是" for _ in part)) for n in names),
        )
        for part in (range(1, 8), range(8, 15))
    ]
    second: dict[str, Any] = read("（二）二级学生会组织改革自评表", *halves).data["second_level"]
    assert [(unit["name"], len(unit["answers"])) for unit in second["units"]] == [
        ("一学院", 14),
        ("二学院", 14),
    ]


@pytest.mark.parametrize(
    ("line", "emails"),
    [
        ("监督邮箱：a1@example.org（校团委）；省学联：b2@example.org", ["a1@example.org", "b2@example.org"]),
        ("如对以上内容有异议，请发邮件至 a1@example.org 反映。", ["a1@example.org"]),
        ("意见建议请发至：a1@example.org", ["a1@example.org"]),
    ],
)  # fmt: skip
def test_mailboxes_under_other_words(line: str, emails: list[str]) -> None:
    data = read("六、选举办法", "由代表大会选举。", "以无记名投票。", line).data
    assert data["complaint_emails"] == emails
    assert data["election_rules"] == "由代表大会选举。\n以无记名投票。"
