import pytest

from disclosures.importing.ticks import answer, symbol

CELLS = [
    ("☑是 □否", "是"),
    ("☑是\n□否", "是"),
    ("□是 ☑否", "否"),
    ("是√ 否", "是"),
    ("是 √否", "否"),
    ("√是 否", "是"),
    ("√是  ×否", "是"),
    ("×是 √否", "否"),
    ("是√否□", "是"),
    ("是□ 否√", "否"),
    ("是☑ 否☐", "是"),
    ("R是 £否", "是"),
    ("£是 R否", "否"),
    ("(是 □否", "是"),
    ("☒达标 ☐未达标", "是"),
    ("☐达标 ☒未达标", "否"),
    ("☑达标 ☒未达标", "是"),
    ("☑是 ☑否", "both"),
    ("√是√否", "both"),
    ("□是 □否", "blank"),
    ("是 否", "blank"),
    ("是√否", "blank"),
    ("是", "是"),
    ("否", "否"),
    ("达标", "是"),
    ("未达标", "否"),
    ("不符合", "否"),
    ("（√）是 （ ）否", "是"),
    ("是（√） 否（ ）", "是"),
    ("是（ ） 否（√）", "否"),
    ("", "blank"),
    ("√", "是"),
    ("×", "否"),
    ("\uf052是 \uf0a3否", "是"),
    ("\uf0a3是 \uf052否", "否"),
    ("\uf0fe是 \uf0a8否", "是"),
    ("þ是 ¨否", "是"),
    ("■是 □否", "是"),
    ("●是 ○否", "是"),
    ("√达标□未达标", "是"),
    ("□达标√未达标", "否"),
    ("o是 √否", "否"),
    ("✔ 是\n□ 否", "是"),
]


@pytest.mark.parametrize(("cell", "said"), CELLS)
def test_a_cell_of_ticks_is_read_as_people_write_it(cell: str, said: str) -> None:
    assert answer(cell) == said


@pytest.mark.parametrize(
    ("font", "char", "box"),
    [
        ("Wingdings 2", "R", "☑"),
        ("Wingdings 2", "£", "☐"),
        ("Wingdings 2", "\uf052", "☑"),
        ("ABCDEF+Wingdings2", "\uf0a3", "☐"),
        ("Wingdings", "\uf0fe", "☑"),
        ("Wingdings-Regular", "o", "☐"),
        ("Webdings", "a", "√"),
        ("", "\uf052", "☑"),
        ("宋体", "R", "R"),
        ("Times New Roman", "£", "£"),
    ],
)
def test_a_symbol_font_says_what_its_letters_look_like(font: str, char: str, box: str) -> None:
    assert symbol(font, char) == box
