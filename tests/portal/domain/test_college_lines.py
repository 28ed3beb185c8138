from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from portal.access import actor_of
from portal.domain.college_lines import MOST_LINES, LinesRefusedError, add_lines, read
from portal.enums import Role
from portal.models import College, Event
from portal.scoping import scope
from tests.factories import CollegeFactory, FederationFactory, member

STUDENT, BOTH = ("student",), ("graduate", "student")


@pytest.fixture
def federation(db):
    return FederationFactory()


@pytest.fixture
def lead(federation):
    return actor_of(member(Role.LEAD, federation=federation))


@pytest.mark.parametrize(
    ("row", "name", "city", "kinds"),
    [
        ("云溪大学\t云溪市\t学生会", "云溪大学", "云溪市", STUDENT),
        ("云溪大学\t云溪市\t学生会、研究生会", "云溪大学", "云溪市", BOTH),
        ("云溪大学\t云溪市\t学生会\t研究生会", "云溪大学", "云溪市", BOTH),
        ("云溪大学\t云溪市\t研究生会/学生会\t", "云溪大学", "云溪市", BOTH),
        ("云溪大学\t\t学生会", "云溪大学", "", STUDENT),
        ('"云溪大学"\t云溪市\t学生会和研究生会', "云溪大学", "云溪市", BOTH),
        ("云溪大学，云溪市，学生会", "云溪大学", "云溪市", STUDENT),
        ("  云溪大学  云溪市  学生会", "云溪大学", "云溪市", STUDENT),
        ("云溪大学(东)\t云溪市\t学生会", "云溪大学（东）", "云溪市", STUDENT),
    ],
)
def test_a_line_is_read_as_offices_write_it(row, name, city, kinds):
    lines, problems = read(row)
    assert problems == []
    assert [(one.number, one.name, one.city, one.kinds) for one in lines] == [
        (1, name, city, kinds)
    ]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("云溪大学", "第1行：缺少第三列"),
        ("云溪大学\t云溪市", "第1行：缺少第三列"),
        ("云溪大学\t云溪市\t教代会", "第1行：看不懂“教代会”"),
        ("\t云溪市\t学生会", "第1行：请填写校名。"),
        ("长" * 81 + "\t云溪市\t学生会", "第1行：校名最多80个字，现在有81个字。"),
        ("<script>alert(1)</script>\t云溪市\t学生会", "第1行：校名里有不能用的字符（“<”）"),
        ("云溪\u202e大学\t云溪市\t学生会", "第1行：校名里有不能用的字符（U+202E）"),
        ("云溪大学\t🎓\t学生会", "第1行：所在地里有不能用的字符（“🎓”）"),
    ],
)
def test_a_wrong_line_is_named_with_what_to_do(row, sentence):
    lines, problems = read(row)
    assert lines == []
    assert str(problems[0]).startswith(sentence)
    assert str(problems[0]).endswith("。")


def test_a_heading_and_empty_lines_are_passed_over_and_numbers_are_those_of_the_box():
    lines, problems = read(
        "校名\t所在地\t组织\r\n\r\n甲大学\t\t学生会\r\n\t\t\n乙大学\t\t无\n甲大学\t\t学生会"
    )
    assert [(one.number, one.name) for one in lines] == [(3, "甲大学")]
    assert [one.number for one in problems] == [5, 6]
    assert str(problems[1]) == "第6行：与第3行是同一所学校，请删去一行。"


def test_nothing_at_all_is_nothing():
    assert read(" \n\t\n") == ([], [])


def test_too_many_lines_say_where_to_cut():
    rows = "\n".join(f"学校{n}\t\t学生会" for n in range(MOST_LINES + 1))
    lines, problems = read(rows)
    assert lines == []
    assert str(problems[0]) == "第301行：一次最多添加300所，请把这一行以后的剪下来，下次再粘贴。"


def test_every_line_becomes_a_college_with_its_own_event(lead, federation):
    with scope(lead):
        made = add_lines(lead, federation, "乙大学\t\t学生会\n甲大学\t云溪市\t学生会、研究生会")
    assert [(one.name, one.unions.count(), one.federation) for one in made] == [
        ("乙大学", 1, federation),
        ("甲大学", 2, federation),
    ]
    assert Event.objects.filter(action="college.create").count() == 2


def test_one_wrong_line_and_nothing_is_added(lead, federation):
    there = CollegeFactory(name="丙大学")
    with pytest.raises(LinesRefusedError) as refused:
        add_lines(lead, federation, "甲大学\t\t学生会\n丙大学\t\t学生会\n乙大学\t\t")
    assert [one.number for one in refused.value.problems] == [2, 3]
    assert there.federation.name in str(refused.value)
    assert College.objects.get() == there


def test_only_who_may_add_one_may_add_many(federation):
    with pytest.raises(PermissionDenied):
        add_lines(actor_of(member(Role.LEAD)), federation, "甲大学\t\t学生会")
    assert not College.objects.exists()
