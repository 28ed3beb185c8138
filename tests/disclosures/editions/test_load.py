import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures import editions
from disclosures.editions.load import FOLDER

YEARS = editions.keys()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(FOLDER / "2024-2025.yaml", tmp_path)
    return tmp_path


def changed(folder: Path, old: str, new: str) -> editions.EditionError:
    """Change the file's text and return the error that loading it gives."""
    path = folder / "2024-2025.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(editions.EditionError) as caught:
        editions.load("2024-2025", folder)
    return caught.value


def test_all_years_are_there() -> None:
    assert YEARS == [
        "2020", "2021", "2021-2022", "2022-2023", "2023-2024", "2024-2025", "2025-2026",
    ]  # fmt: skip


@pytest.mark.parametrize("key", YEARS)
def test_every_year_loads_and_survives_the_database(key: str) -> None:
    form = editions.load(key)
    again = editions.parse(form.data(), "数据库")
    assert again == form
    assert again.digest == form.digest


def test_digests_tell_the_years_apart() -> None:
    digests = {editions.load(key).digest for key in YEARS}
    assert len(digests) == len(YEARS)
    assert all(len(digest) == 64 for digest in digests)


def test_unknown_year_names_the_known_ones() -> None:
    with pytest.raises(editions.EditionUnknown, match="没有“1999”的年度表式。现有：2020、2021"):
        editions.load("1999")


def test_a_key_is_never_a_path() -> None:
    with pytest.raises(editions.EditionUnknown):
        editions.load("../editions/2020")


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        ("period:", "periode:", "period", "缺少这一项。"),
        ("legend:", "legende:", "legende", "没有这个名称的项，请检查拼写。"),
        ('no: "3"', 'number: "3"', "indicators[2].no", "缺少这一项。"),
        ("kind: count", "kind: number", "indicators[2].prompt.kind", "内容不合要求"),
        ("id: i02", "id: i01", "indicators", "“i01”出现了 2 次。"),
        ("core: [i01,", "core: [i91,", "marks.core", "没有编号为“i91”的指标。"),
        ("marks: {core", "marks: {kern", "marks", "只能写 core 和 observed 两项。"),
        ("key: charter,", "key: chapter,", "sections[2].key", "没有名为“chapter”的栏目。"),
        ("{key: name, label: 姓名}", "{key: nom, label: 姓名}", "roster", "没有名为“nom”的列。"),
        ("我校{period}", "我校{year}", "preamble", "没有名为“year”的占位符。"),
        ("from: 2024-09-01", "from: 2026-09-01", "congress_window", "开始日期晚于结束日期。"),
        ("staff: 40 ", "staff: many ", "limits.staff", "内容不合要求"),
        ("staff: 40 ", "staff: 70 ", "limits.staff", "不应大于 staff_with_grounds（60）。"),
        ("quorum: 2/3", "quorum: 3/2", "limits.quorum", "内容不合要求"),
        ("quorum: 2/3", "quorum: 多数", "limits.quorum", "内容不合要求"),
        ("limits:", "rules: {R30: {off: true}}\nlimits:", "rules.R30.reason", "缺少这一项。"),
        (
            "limits:",
            "rules: {R99: {off: true, reason: 无}}\nlimits:",
            "rules.R99",
            "没有编号为“R99”的核验规则。",
        ),
        (
            "limits:",
            "rules: {R03: {severity: error, reason: 无}}\nlimits:",
            "rules.R03.severity",
            "内容不合要求",
        ),
        ('key: "2024-2025"', 'key: "2023-2024"', "key", "文件名是“2024-2025”，里面写的却是"),
    ],
)
def test_errors_say_file_place_and_reason(
    folder: Path, old: str, new: str, place: str, reason: str
) -> None:
    error = changed(folder, old, new)
    assert (error.where, error.place) == ("2024-2025.yaml", place)
    assert reason in error.reason
    assert str(error).startswith(f"年度表式 2024-2025.yaml 的“{place}”有问题：")


def test_broken_yaml_is_named(folder: Path) -> None:
    assert "不是可以读取的 YAML 文件" in changed(folder, "key:", "key: [").reason


def test_same_as_a_year_that_is_not_there(folder: Path) -> None:
    (folder / "2030-2031.yaml").write_text("same_as: '2029-2030'\n", "utf-8")
    with pytest.raises(editions.EditionError, match="沿用的年度“2029-2030”不存在"):
        editions.load("2030-2031", folder)


def test_two_years_that_lean_on_each_other(folder: Path) -> None:
    (folder / "2030.yaml").write_text("same_as: '2031'\n", "utf-8")
    (folder / "2031.yaml").write_text("same_as: '2030'\n", "utf-8")
    with pytest.raises(editions.EditionError, match="互相沿用"):
        editions.load("2031", folder)


def test_an_administrator_adjusts_the_clone_without_code(folder: Path) -> None:
    (folder / "2026-2027.yaml").write_text(
        'key: "2026-2027"\nsame_as: "2024-2025"\nperiod: 新学年\nlimits: {staff: 50}\n'
        "marks: {core: [i02], observed: [s14]}\n",
        "utf-8",
    )
    form = editions.load("2026-2027", folder)
    assert form.period == "新学年"
    assert (form.limits.staff, form.limits.presidium) == (50, 5)
    assert [item.id for item in form.indicators if item.core] == ["i02"]
    assert form.second_level_items[13].mark == "▲"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["marks", "core", "indicators", "second_level", "items", "id", "key"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_whatever_the_data_only_an_edition_error_comes_out(raw: object) -> None:
    with pytest.raises(editions.EditionError):
        editions.parse(raw, "试验")
