"""How hundreds of colleges write the same thing, read alike."""

import pytest

from disclosures.checks.facts.answers import read_answers
from disclosures.checks.facts.bodies import read_guides
from disclosures.checks.facts.people import department_key, read_people
from disclosures.checks.facts.posts import PostKind, posts
from disclosures.checks.facts.values import read_count
from disclosures.content import Answer, Responsible, ResponsiblePerson, Roster, RosterRow
from disclosures.editions import load

CATEGORIES = ("分管学生会组织的校团委副书记", "学生会组织秘书长")


def person(**cells):
    (one,) = read_people(Roster(rows=(RosterRow(name="赵小施", **cells),)), 2024)
    return one


@pytest.mark.parametrize(
    "post",
    ["主席", "执行主席", "执行主席（轮值）", "轮值执行主席", "执行主席轮值", "副主席", "主席团成员", "主席团",
     "校学生会主席", "学生会执行主席", "青川大学学生会主席团成员", "主席团成员分管学习部", "主席团成员，分管学习部",
     "主席团/成员", "主席团 成员", "第一副主席"],
)  # fmt: skip
def test_of_the_presidium(post):
    assert person(post=post).in_presidium


@pytest.mark.parametrize(
    ("post", "kinds", "department"),
    [
        ("主席团成员、办公室部长", {PostKind.PRESIDIUM, PostKind.HEAD}, "办公室"),
        ("副主席兼学习部部长", {PostKind.PRESIDIUM, PostKind.HEAD}, "学习部"),
        ("学习部-干事", {PostKind.STAFF}, "学习部"),
        ("学习部/副部长", {PostKind.HEAD}, "学习部"),
        ("部长（学习部）", {PostKind.HEAD}, "学习部"),
        ("见习干事", {PostKind.STAFF}, ""),
        ("学习部正部长", {PostKind.HEAD}, "学习部"),
        ("学习部常务副部长", {PostKind.HEAD_SYNONYM}, "学习部"),
        ("办公室主任", {PostKind.FORBIDDEN}, ""),
        ("部长助理", {PostKind.FORBIDDEN}, ""),
        ("秘书部干事", {PostKind.STAFF}, "秘书部"),
    ],
)
def test_posts(post, kinds, department):
    read = person(post=post)
    assert {each.kind for each in read.posts} == kinds
    assert read.department == department


@pytest.mark.parametrize("post", ["", "-", "—", "/"])
def test_no_post(post):
    assert posts(post) == ()


@pytest.mark.parametrize("cell", ["主席团、学习部", "学习部/主席团", "主席团成员、学习部"])
def test_a_department_beside_the_presidium_is_joint(cell):
    read = person(department=cell)
    assert (read.department, read.in_presidium, read.in_both) == ("学习部", True, True)


@pytest.mark.parametrize(
    "name", ["学习部", "学 习 部", " 学习部 ", "学习部（含晚自习中心）", "校学生会学习部", "青川大学学生会学习部",
             "青川学院学生会学习部", "1.学习部", "一、学习部", "（一）学习部"]
)  # fmt: skip
def test_spellings_of_a_department(name):
    assert department_key(name) == "学习部"


@pytest.mark.parametrize("name", ["文艺/体育部", "学习、科技部"])
def test_a_name_with_a_stroke_stays_whole(name):
    assert person(department=name).department == name


@pytest.mark.parametrize("name", ["姓名", "合计", "共计23人", "主席团", "学习部", "办公室（5人）"])
def test_headings_and_totals_are_nobody(name):
    assert read_people(Roster(rows=(RosterRow(name=name),)), 2024) == ()


def test_a_person_of_whom_only_the_name_is_known_is_somebody():
    assert len(read_people(Roster(rows=(RosterRow(name="赵小施"),)), 2024)) == 1


def test_the_cohort_may_stand_in_the_remark():
    rank = person(rank="4", note="专业人数：38人").rank
    assert (rank.place, rank.cohort) == (4, 38)
    assert not person(rank="4", note="班长").rank.possible


@pytest.mark.parametrize(
    ("grade", "year"),
    [("2024级", 2024), ("24级", 2024), ("大一", 2024), ("大二", 2023), ("2024级本科", 2024),
     ("2028届", None), ("", None)],
)  # fmt: skip
def test_grades(grade, year):
    assert person(grade=grade).came_in == year


@pytest.mark.parametrize(
    "typed",
    ["23", "23人", "２３", "二十三", "23人（含主席团3人）", "23（其中部长5人）", "（23）人"],
)
def test_counts(typed):
    assert read_count(typed).value == 23


@pytest.mark.parametrize("typed", ["二十多", "约1.2万", "20至23", "若干", ""])
def test_no_counts(typed):
    assert read_count(typed).value is None


@pytest.mark.parametrize(
    ("item", "note", "value"),
    [
        ("i03", "实有23人，其中主席团3人", 23),
        ("i03", "有3个校区，实有 45 人", 45),
        ("i03", "共23人（含主席团3人）", 23),
        ("i05", "实有5个，分别为办公部等", 5),
        ("i03", "符合要求", None),
    ],
)
def test_a_number_that_only_the_remark_states(item, note, value):
    assert read_answers(load("2024-2025"), {item: Answer(note=note)})[item].count.value == value


def test_a_date_that_only_the_remark_states():
    declared = read_answers(load("2024-2025"), {"i11": Answer(note="召开日期为：2024年12月")})[
        "i11"
    ]
    assert (declared.days.first, declared.days.raw) == (None, "召开日期为：2024年12月")


@pytest.mark.parametrize(
    "categories",
    [
        CATEGORIES,
        CATEGORIES[::-1],
        ("分管学生会的校团委副书记", "学生会秘书长"),
        ("校团委分管副书记", "秘书长"),
        ("", ""),
    ],
)
def test_the_two_offices_however_they_are_named(categories):
    names = {"秘书长": "段心彤"}
    rows = tuple(
        ResponsiblePerson(category=text, name=names.get(text[-3:], "魏若棋"), full_time="是")
        for text in categories
    )
    deputy, general = read_guides(Responsible(rows=rows), CATEGORIES)
    assert deputy.name == "魏若棋"
    assert general.name == ("段心彤" if any(categories) else "魏若棋")


def test_the_post_may_say_that_it_is_full_time():
    rows = (ResponsiblePerson(category=CATEGORIES[0], name="魏若棋", post="校团委专职副书记"),)
    assert read_guides(Responsible(rows=rows), CATEGORIES)[0].full_time is True
