"""The board, who has not started, the map, and their file."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from portal import clock
from portal.enums import FederationLevel, Role
from portal.models import Event
from reviews.pages.map import Tile
from reviews.pages.map_grid import GRID, places
from tests.factories import (
    CollegeFactory,
    CycleFactory,
    FederationFactory,
    FilingFactory,
    UnionFactory,
    member,
)
from tests.reviews.views.conftest import client_of

BOARD, ABSENT, MAP = (
    "/work/reviews/board/",
    "/work/reviews/board/not-started/",
    "/work/reviews/map/",
)
QUERIES = 23
YEAR = "2024-2025"


@pytest.fixture
def nation(db):
    return FederationFactory(level=FederationLevel.NATIONAL, short_name="全国学联")


@pytest.fixture
def province(nation):
    return FederationFactory(parent=nation, name="四川省学生联合会", short_name="四川省学联")


@pytest.fixture
def invented(nation):
    return FederationFactory(parent=nation, name="云洲省学生联合会", short_name="云洲省学联")


@pytest.fixture
def cycle(nation):
    return CycleFactory(federation=nation)


@pytest.fixture
def lead(province):
    return client_of(member(Role.LEAD, federation=province))


def union(federation, state="", *, cycle=None, city="云阳市", kind="student"):
    made = UnionFactory(college=CollegeFactory(federation=federation, city=city), kind=kind)
    if state:
        FilingFactory(union=made, cycle=cycle, state=state, drafts=())
    return made


def test_every_figure_leads_to_its_list(lead, province, cycle):
    union(province, "submitted", cycle=cycle)
    union(province, "submitted", cycle=cycle, city="")
    union(province)
    FederationFactory(parent=province, level=FederationLevel.CITY)
    page = lead.get(BOARD).context["board"]
    assert [(row.place, row.total) for row in page.rows] == [
        ("云阳市", 2),
        ("四川省学联（所在地未填）", 1),
    ]
    for row in [*page.rows, page.total]:
        for figure in row.figures:
            if figure.url:
                answer = lead.get(figure.url)
                assert answer.context["page"].paginator.count == figure.number, figure


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ((3, 5, 9), ("开始填报", "还有 3 天")),
        ((-1, 0, 9), ("前提交", "就是今天")),
        ((-9, -1, 4), ("已过提交期限", "还有 4 天")),
        ((-9, -5, -1), ("已于", "")),
    ],
)
def test_the_next_day_of_the_cycle_is_said(lead, province, cycle, dates, words):
    days = [clock.today() + timedelta(days=number) for number in dates]
    cycle.opens, cycle.due, cycle.closes = days
    cycle.save()
    union(province)
    (row,) = lead.get(BOARD).context["board"].rows
    assert words[0] in row.time
    assert row.left == words[1]
    assert row.over is (dates[1] < 0)


def test_kind_and_federation_narrow(lead, province, cycle):
    union(province, kind="graduate")
    union(province)
    (row,) = lead.get(BOARD, {"kind": "graduate", "federation": "999999"}).context["board"].rows
    assert row.kind == "研究生会"


def test_an_empty_board_says_why(lead):
    assert "还没有填报周期" in lead.get(BOARD).content.decode()
    assert "没有可以显示的省份" in lead.get(MAP).content.decode()


def test_a_board_without_colleges_says_why(lead, cycle):
    assert "没有应当填报的组织" in lead.get(BOARD).content.decode()


def test_the_number_of_queries_does_not_grow(lead, province, cycle, django_assert_num_queries):
    union(province, "draft", cycle=cycle)
    lead.get(BOARD)
    with django_assert_num_queries(QUERIES):
        lead.get(BOARD)
    for place in range(3):
        union(province, "draft", cycle=cycle, city=f"第{place}市")
    with django_assert_num_queries(QUERIES):
        assert len(lead.get(BOARD).context["board"].rows) == 4


def test_the_list_says_who_has_an_account(lead, province, cycle):
    first, second = union(province), union(province)
    member(Role.SECRETARY, college=second.college)
    page = lead.get(ABSENT).content.decode()
    assert page.index(first.college.name) < page.index("还没有书记账号")
    assert "书记账号从未登录" in page
    assert f"/work/members/college/{first.college_id}/" in page or "成员" in page


def test_a_reviewer_is_not_led_to_accounts_she_may_not_manage(province, cycle):
    union(province)
    page = client_of(member(Role.REVIEWER, federation=province)).get(ABSENT).content.decode()
    assert "还没有书记账号" in page
    assert "：" + "成员" not in page.split("<tbody>")[1].split("</tbody>")[0]


def test_when_all_have_started_the_list_says_so(lead, province, cycle):
    union(province, "draft", cycle=cycle)
    assert "都已经开始填报" in lead.get(ABSENT).content.decode()


def test_the_file_holds_the_board_and_the_list(lead, province, cycle):
    absent = union(province)
    union(province, "draft", cycle=cycle, city="=SUM(A1)")
    book = load_workbook(BytesIO(lead.get("/work/reviews/board.xlsx", {"year": YEAR}).content))
    progress, missing = book.worksheets
    rows = [[cell.value for cell in row] for row in progress.iter_rows(min_row=3)]
    assert rows[0][:4] == ["'=SUM(A1)", "学生会", 0, 1]
    assert rows[-1][0] == "合计"
    assert missing.cell(3, 1).value == absent.college.name
    event = Event.objects.get(action="board.exported")
    assert event.data == {"filters": {"year": YEAR}, "rows": 2}


def test_the_grid_has_a_place_for_each_of_the_34():
    found = places()
    assert len(found) == 34
    assert len(set(found.values())) == 34
    assert {len(line.split()) for line in GRID} == {9}


@pytest.mark.parametrize(
    ("passed", "total", "share", "step"),
    [
        (0, 9, 0, 0),
        (1, 200, 0, 0),
        (1, 100, 1, 1),
        (1, 4, 25, 2),
        (199, 200, 99, 4),
        (3, 3, 100, 5),
    ],
)
def test_the_colour_follows_the_share(passed, total, share, step):
    tile = Tile("云南", 6, 3, total=total, passed=passed)
    assert (tile.share, tile.step) == (share, step)


def test_the_map_shows_known_provinces_in_place_and_invented_ones_apart(
    nation, province, invented, cycle
):
    union(province, "published", cycle=cycle)
    union(province)
    union(invented, "approved", cycle=cycle)
    answer = client_of(member(Role.OBSERVER, federation=nation)).get(MAP)
    shown = answer.context["map"]
    known = {tile.name: tile.share for tile in shown.tiles if tile.url}
    assert known == {"四川": 50}
    assert [(tile.name, tile.share) for tile in shown.others] == [("云洲省", 100)]
    assert len(shown.tiles) == 34
    page = answer.content.decode()
    assert "50%" in page
    assert f"federation={province.pk}" in page


def test_a_tile_leads_to_the_provinces_own_board(nation, province, cycle):
    union(province, "published", cycle=cycle)
    client = client_of(member(Role.LEAD, federation=nation))
    (tile,) = [tile for tile in client.get(MAP).context["map"].tiles if tile.url]
    assert [row.place for row in client.get(tile.url).context["board"].rows] == ["云阳市"]
