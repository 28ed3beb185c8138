import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.reading import Rank, RankKind, read_rank


@pytest.mark.parametrize(
    "cell",
    ["4/38", "４／３８", "4（38）", "4(38)", "4∕38", " 4 / 38 ", "4\\38", "第4名/共38人", "第4/38",
     "4/38（10.5%）", "38人中第4名", "四/三十八", "4/38名", "4（共38人）", "专业第4/38", "4/38 10.5%", "前10.5%（4/38）",
     "综合排名：4/38", "4/38，专业"],
)  # fmt: skip
def test_the_same_rank_in_many_spellings(cell: str) -> None:
    rank = read_rank(cell)
    assert (rank.kind, rank.place, rank.cohort, rank.possible) == (RankKind.GIVEN, 4, 38, True)


@pytest.mark.parametrize("cell", ["39/38", "0/38", "0/0"])
def test_impossible_fractions(cell: str) -> None:
    rank = read_rank(cell)
    assert rank.kind == RankKind.GIVEN
    assert not rank.possible


@pytest.mark.parametrize("cell", ["15", "第15名", "１５", "十五"])
def test_bare_numbers(cell: str) -> None:
    assert read_rank(cell) == Rank(RankKind.BARE, 15)


@pytest.mark.parametrize(
    "cell",
    ["", " ", "　", "-", "—", "——", "－", "/", "\\", "无", "暂无", "N/A", "暂无排名", "无排名", "未排名",
     "不需填写", "无需填写", "免填", "***", "暂无成绩", "尚未考试", "未参加考试", "成绩未出"],
)  # fmt: skip
def test_nothing_given(cell: str) -> None:
    assert read_rank(cell) == Rank(RankKind.NONE)


@pytest.mark.parametrize(
    "cell",
    ["一年级", "新生", "大一", "大一新生", "未达到一学期", "未满一学期", "不足一学期", "未满1个学期",
     "一年级（新生）", "新生，无排名", "没有满一个学期", "入学未满一学期", "2024级新生", "新生不需填写"],
)  # fmt: skip
def test_first_years_say_so(cell: str) -> None:
    assert read_rank(cell) == Rank(RankKind.NONE, claims="first_year")


@pytest.mark.parametrize("cell", ["研究生", "研一", "硕士研究生", "博士", "研二（不排名）"])
def test_graduates_say_so(cell: str) -> None:
    assert read_rank(cell) == Rank(RankKind.NONE, claims="graduate")


@pytest.mark.parametrize(
    "cell",
    [
        "前10%",
        "优秀",
        "2024-02-27",
        "2月27日",
        "4/",
        "/38",
        "4/38/5",
        "Jan-46",
        "=1/2",
        "新生5/40",
        "3.5",
        "3/40、5/52",
    ],
)
def test_what_cannot_be_read_says_so(cell: str) -> None:
    assert read_rank(cell) == Rank(RankKind.UNREADABLE)


@pytest.mark.parametrize(
    ("cell", "within"), [("9/30", True), ("10/32", False), ("10/33", False), ("30/100", True)]
)
def test_the_limit_is_exact_in_whole_numbers(cell: str, within: bool) -> None:
    assert read_rank(cell).within(30) is within


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_fractions_read_back(place: int, cohort: int) -> None:
    rank = read_rank(f"{place}/{cohort}")
    assert (rank.place, rank.cohort, rank.possible) == (place, cohort, place <= cohort)


@given(st.text())
def test_no_text_raises(text: str) -> None:
    assert read_rank(text).kind in RankKind
