import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from disclosures.reading import intake_year, is_graduate, person_name


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2024级", 2024), ("24级", 2024), ("２０２４级", 2024), ("2024", 2024), ("24", 2024), ("大一", 2024),
        ("一年级", 2024), ("1年级", 2024), ("新生", 2024), ("大二", 2023), ("三年级", 2022), ("大4", 2021),
        ("研一", 2024), ("硕二", 2023), ("二〇二三级", 2023), ("2022级本科", 2022), ("2023级研究生", 2023),
        ("20级", 2020), ("", None), ("本科", None), ("计算机2班", None), ("专二", 2023),
    ],
)  # fmt: skip
def test_intake_year(text: str, year: int | None) -> None:
    assert intake_year(text, 2024) == year


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("研一", True),
        ("2024级硕士", True),
        ("博士生", True),
        ("研究生二年级", True),
        ("大三", False),
        ("", False),
    ],
)
def test_is_graduate(text: str, yes: bool) -> None:
    assert is_graduate(text) is yes


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("王　明", "王明"), ("王  明", "王明"), (" 王明 ", "王明"), ("欧阳 晓 雪", "欧阳晓雪"),
        ("阿依•古丽", "阿依·古丽"), ("阿依 · 古丽", "阿依·古丽"), ("阿依.古丽", "阿依·古丽"),
        ("Anna  Li", "Anna Li"), ("J. Li", "J. Li"), ("王\n明", "王明"), ("", ""), ("𠮷 野", "𠮷野"),
    ],
)  # fmt: skip
def test_person_name(text: str, name: str) -> None:
    assert person_name(text) == name


@given(st.text())
@example(".\r𠀀")
def test_names_settle(text: str) -> None:
    once = person_name(text)
    assert person_name(once) == once


@given(st.text())
def test_no_text_raises(text: str) -> None:
    intake_year(text, 2024)
    is_graduate(text)
