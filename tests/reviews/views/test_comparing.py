"""Any two submissions of a filing, for the reviewer and for the college."""

from __future__ import annotations

import pytest

from portal.enums import Role
from reviews.domain import looks
from tests.factories import member
from tests.reviews.conftest import CONTENT
from tests.reviews.views.conftest import client_of

LONG = "第一条 本会服务同学。" + "本会坚持党的领导。" * 40


def charter(text, title="学生会章程"):
    return {"title": title, "text": text}


@pytest.fixture
def three(case):
    """Three submissions: the rank was asked for; the charter's title changed by itself; then the text."""
    first = case.submission
    case.return_("roster[1].rank")
    rows = [CONTENT["roster"]["rows"][0], CONTENT["roster"]["rows"][1] | {"rank": "9/35"}]
    asked = {"roster": {"rows": rows}}
    second = case.send_again(**asked, charter=charter(LONG, "章程"))
    third = case.send_again(
        roster={"rows": rows[::-1]}, charter=charter(LONG.replace("服务", "服务全体"), "章程")
    )
    return first, second, third


def test_by_section_with_counts_and_what_was_asked(desk, three):
    first, second, _third = three
    page = desk.get(f"/work/reviews/{second.pk}/compare/?with=1").content.decode()
    assert "其中" in page
    assert 'id="compare-roster"' in page
    assert 'href="#compare-charter"' in page
    assert 'id="compare-congress"' not in page
    assert "<del>21</del><ins>9</ins>/35" in page
    roster = page[page.index('id="compare-roster"') :]
    assert "change-asked" in roster
    assert "change-unasked" not in roster
    assert first.ordinal == 1


def test_a_moved_row_is_told_as_moved(desk, three):
    _first, second, third = three
    page = desk.get(f"/work/reviews/{third.pk}/compare/?with={second.ordinal}").content.decode()
    assert "次序变动" in page
    assert "原第 2 行，现第 1 行" in page or "原第 1 行，现第 2 行" in page
    assert page.count("<del>") == 0


def test_a_long_text_shows_the_changed_sentence_alone(desk, three):
    third = three[2]
    page = desk.get(f"/work/reviews/{third.pk}/compare/?with=2").content.decode()
    assert "<ins>全体</ins>" in page
    assert "字未列出" in page
    assert "全文</summary>" in page
    whole = desk.get(f"/work/reviews/{third.pk}/compare/?with=2&whole=1").content.decode()
    assert "字未列出" not in whole
    assert 'id="compare-congress"' in whole


def test_the_usual_base_is_what_i_looked_at_else_the_one_before(case, desk, three):
    _first, second, third = three
    page = desk.get(f"/work/reviews/{third.pk}/compare/").content.decode()
    assert '<option value="2" selected' in page
    looks.look(case.actor, three[0])
    page = desk.get(f"/work/reviews/{third.pk}/compare/").content.decode()
    assert '<option value="1" selected' in page
    assert second.ordinal == 2


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("with=1&to=2", "1/compare/?with=1"),
        ("with=3&to=1", "2/compare/?with=1"),
        ("with=3", "self"),
        ("with=9&to=9", "self"),
        ("with=x", "self"),
    ],
)
def test_odd_choices_are_put_in_order(desk, three, query, expected):
    answer = desk.get(f"/work/reviews/{three[2].pk}/compare/?{query}")
    if expected == "self":
        assert answer.status_code == 200
    else:
        which, _, rest = expected.partition("/")
        assert answer.headers["Location"] == f"/work/reviews/{three[int(which)].pk}/{rest}"


def test_the_college_compares_its_own_and_sees_nothing_internal(case, office, three):
    third = three[2]
    page = office.get(f"/work/reviews/{third.pk}/compare/?with=1").content.decode()
    assert "次序变动" in page
    assert "/work/reviews/?" not in page
    assert f"/work/filings/{case.filing.pk}/history/" in page
    assert "/sections/" not in page
    stranger = client_of(member(Role.SECRETARY))
    assert stranger.get(f"/work/reviews/{third.pk}/compare/?with=1").status_code == 404


def test_a_single_submission_says_so(desk, case):
    page = desk.get(f"/work/reviews/{case.submission.pk}/compare/").content.decode()
    assert "还只有一次提交" in page


def test_comparing_takes_as_many_queries_whatever_the_difference(
    desk, three, django_assert_num_queries
):
    desk.get(f"/work/reviews/{three[1].pk}/compare/?with=1")
    for new, old in ((three[1], 1), (three[2], 1), (three[2], 2)):
        with django_assert_num_queries(22):
            desk.get(f"/work/reviews/{new.pk}/compare/?with={old}")
