"""roster-paste.js on a formset of invented people."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.static.site import Site

pytestmark = pytest.mark.browser


def row(n: object, name: str = "") -> str:
    return f"""<tr><td class="row-no">{n}</td>
<td data-label="姓名"><input type="hidden" name="rows-{n}-id"><input name="rows-{n}-name" value="{name}"></td>
<td data-label="职务"><select name="rows-{n}-post"><option value=""></option><option value="head">部长</option><option value="staff">干事</option></select></td>
<td data-label="成绩综合排名"><input name="rows-{n}-rank"></td>
<td data-label="课业不及格"><input type="checkbox" name="rows-{n}-failed"></td>
<td><input type="checkbox" name="rows-{n}-DELETE"></td></tr>"""


GRID = f"""<form method="post"><input type="hidden" name="rows-TOTAL_FORMS" value="2">
<table data-paste-grid data-prefix="rows" data-max-rows="4"><tbody>{row(0, "原一")}{row(1)}</tbody>
<template data-empty-row>{row("__prefix__")}</template></table>
<p data-grid-message></p><button type="button" data-add-row hidden>加一行</button></form>"""


@pytest.fixture
def grid(page: Page, site: Site) -> Page:
    page.goto(site.page("/roster/", GRID, ("roster-paste",)))
    expect(page.locator("[data-add-row]")).to_be_visible()
    return page


def paste(page: Page, text: str, into: str = "rows-0-name") -> bool:
    """Whether the script took the paste for itself."""
    return page.evaluate(
        """([name, text]) => { const field = document.querySelector(`[name="${name}"]`); field.focus();
        const data = new DataTransfer(); data.setData('text/plain', text);
        return !field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})); }""",
        [into, text],
    )


def column(page: Page, name: str) -> list[str]:
    return page.locator(f"tbody [name$='-{name}']").evaluate_all(
        "all => all.map((field) => field.value)"
    )


def total(page: Page) -> str:
    return page.locator("[name=rows-TOTAL_FORMS]").input_value()


def message(page: Page) -> str:
    return page.locator("[data-grid-message]").inner_text()


def test_cells_go_where_they_were_pasted_and_rows_are_added(grid: Page) -> None:
    assert paste(
        grid, "程知远\t部长\t3/86\t否\r\n陆清禾\t干事\t12/90\t是\r\n白露\t干事\t1/40\t\r\n"
    )
    assert column(grid, "name") == ["程知远", "陆清禾", "白露"]
    assert column(grid, "post") == ["head", "staff", "staff"]
    assert column(grid, "rank") == ["3/86", "12/90", "1/40"]
    assert grid.locator("[name$='-failed']:checked").count() == 1
    assert total(grid) == "3"
    assert grid.locator("[name='rows-2-name']").count() == 1
    assert grid.locator(".row-no").all_inner_texts()[-1] == "3"
    assert "已粘贴 3 行" in message(grid)


def test_a_paste_in_the_middle_starts_there(grid: Page) -> None:
    paste(grid, "3/86\n4/86", "rows-1-rank")
    assert column(grid, "rank") == ["", "3/86", "4/86"]
    assert column(grid, "name") == ["原一", "", ""]


def test_quoted_cells_with_newlines_stay_one_cell(grid: Page) -> None:
    paste(grid, '"程\n知远"\t干事\n陆清禾\t干事')
    assert column(grid, "name") == ["程 知远", "陆清禾"]


def test_a_heading_row_puts_the_columns_in_their_places(grid: Page) -> None:
    paste(grid, "序号\t成绩综合排名（名次/人数）\t姓 名\n1\t3/86\t程知远\n2\t4/86\t陆清禾")
    assert column(grid, "name") == ["程知远", "陆清禾"]
    assert column(grid, "rank") == ["3/86", "4/86"]
    assert "没有放进来的列：序号" in message(grid)


def test_more_rows_than_allowed_are_counted_in_a_sentence(grid: Page) -> None:
    paste(grid, "\n".join(f"同学{n}\t干事" for n in range(7)))
    assert len(column(grid, "name")) == 4
    assert total(grid) == "4"
    assert "最多 4 行，还有 3 行没有粘贴进来" in message(grid)


def test_one_cell_is_left_to_the_browser(grid: Page) -> None:
    assert not paste(grid, "程知远")
    assert not paste(grid, "程知远\r\n")


def test_ctrl_z_takes_the_paste_back(grid: Page) -> None:
    paste(grid, "甲\t部长\n乙\t干事\n丙\t干事")
    grid.locator("[name=rows-0-name]").press("Control+z")
    assert column(grid, "name") == ["原一", ""]
    assert column(grid, "post") == ["", ""]
    assert total(grid) == "2"
    assert message(grid) == "已撤销粘贴。"


def test_ctrl_z_belongs_to_the_browser_after_typing(grid: Page) -> None:
    paste(grid, "甲\t部长\n乙\t干事")
    grid.locator("[name=rows-0-rank]").press_sequentially("1")
    grid.locator("[name=rows-0-rank]").press("Control+z")
    assert column(grid, "name") == ["甲", "乙"]


def test_enter_and_arrows_move_and_never_send_the_form(grid: Page, site: Site) -> None:
    field = grid.locator("[name=rows-0-rank]")
    field.press("Enter")
    assert grid.locator(":focus").get_attribute("name") == "rows-1-rank"
    grid.locator(":focus").press("ArrowUp")
    assert grid.locator(":focus").get_attribute("name") == "rows-0-rank"
    grid.locator(":focus").press("ArrowUp")
    assert grid.locator(":focus").get_attribute("name") == "rows-0-rank"
    assert site.posts == []


def test_enter_that_ends_a_composition_is_left_alone(grid: Page) -> None:
    grid.evaluate(
        """() => { const field = document.querySelector('[name=rows-0-name]'); field.focus();
        window.left = field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true})); }"""
    )
    assert grid.evaluate("window.left")
    assert grid.locator(":focus").get_attribute("name") == "rows-0-name"


def test_rows_are_added_up_to_the_limit(grid: Page) -> None:
    for _ in range(2):
        grid.locator("[data-add-row]").click()
    assert total(grid) == "4"
    assert grid.locator(":focus").get_attribute("name") == "rows-3-name"
    grid.locator("[data-add-row]").click()
    assert total(grid) == "4"
    assert message(grid) == "最多 4 行，不能再加。"


def test_a_deleted_row_is_struck_through(grid: Page) -> None:
    box = grid.locator("[name=rows-0-DELETE]")
    box.check()
    expect(grid.locator("tbody tr").first).to_have_class("deleted")
    box.uncheck()
    expect(grid.locator("tbody tr").first).not_to_have_class("deleted")


def test_a_paste_counts_as_a_change(grid: Page) -> None:
    grid.evaluate(
        "window.heard = 0; document.querySelector('form').addEventListener('input', () => { window.heard += 1; })"
    )
    paste(grid, "甲\t部长\n乙\t干事")
    assert grid.evaluate("window.heard") == 1
