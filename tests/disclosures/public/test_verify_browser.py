"""Dropping a file in a real browser: with scripts and without, by keyboard, on a phone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.disclosures.public.test_browser import WIDTHS, looked_at
from tests.disclosures.publication.verifying import published as making
from tests.disclosures.publication.verifying.published import AT, Published, released

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PICTURES = os.environ.get("PICTURES", "")
ANSWERS = {
    "genuine": "而且是现行版本",
    "superseded": "已由第2版代替",
    "old-code": "查看第2版",
    "withdrawn": "撤下这份公开材料",
    "gone-code": "撤下这份公开材料",
}
BUTTON = "核对这个文件"


@pytest.fixture
def published(db: None, settings: Any, tmp_path: Path) -> Published:
    """A first version, present."""
    return released(settings, tmp_path)


@pytest.fixture
def folder(published: Published, tmp_path: Path) -> Path:
    """An original, an altered copy, something else."""
    (tmp_path / "original.pdf").write_bytes(published.pdf)
    (tmp_path / "altered.pdf").write_bytes(published.pdf + b"%")
    (tmp_path / "other.txt").write_bytes("别的文件".encode())
    return tmp_path


def pictured(page: Any, name: str, width: int) -> None:
    """Keep a picture where somebody asks for them."""
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)


def brought(page: Any, address: str, file: Path) -> None:
    page.goto(f"{address}/verify/")
    page.get_by_label("要核对的文件").set_input_files(file)
    page.get_by_role("button", name=BUTTON).click()
    page.wait_for_load_state()


def test_an_original_is_recognised_without_being_sent(
    live_server: Any,
    page: Any,
    folder: Path,
    published: Published,
) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    brought(page, live_server.url, folder / "original.pdf")
    page.wait_for_url(f"**/verify/sha256/{published.file.sha256}/")
    assert page.get_by_text("是公开的原件，而且是现行版本。").is_visible()
    assert "POST" not in sent


def test_an_altered_copy_is_sent_and_told_from_the_original(
    live_server: Any, page: Any, folder: Path
) -> None:
    brought(page, live_server.url, folder / "altered.pdf")
    page.wait_for_url("**/verify/file/")
    assert page.get_by_text("不是公开的原件：签名以后被改动过。").is_visible()
    assert page.get_by_role("link", name="第1版网页").is_visible()


def test_without_scripts_the_form_is_sent_as_it_is(
    live_server: Any,
    browser: Any,
    folder: Path,
    published: Published,
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        brought(page, live_server.url, folder / "original.pdf")
        assert page.url.endswith(f"/verify/sha256/{published.file.sha256}/")
        brought(page, live_server.url, folder / "other.txt")
        assert page.get_by_text("没有查到这份文件。").is_visible()


def test_a_file_is_dropped_and_sent_by_keyboard(live_server: Any, page: Any, folder: Path) -> None:
    page.goto(f"{live_server.url}/verify/")
    transfer = page.evaluate_handle(
        "() => { const data = new DataTransfer();"
        " data.items.add(new File(['x'], '收到的文件.pdf')); return data; }"
    )
    box = page.locator("[data-drop]")
    box.dispatch_event("dragover", {"dataTransfer": transfer})
    box.dispatch_event("drop", {"dataTransfer": transfer})
    assert page.get_by_text("收到的文件.pdf").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == BUTTON
    page.keyboard.press("Enter")
    page.wait_for_url("**/verify/file/")
    assert page.get_by_text("没有查到这份文件。").is_visible()


def test_every_answer_at_both_widths(
    live_server: Any,
    page: Any,
    folder: Path,
    published: Published,
) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    paths = {"form": "/verify/", "genuine": f"/verify/sha256/{published.file.sha256}/",
             "code": f"/verify/{published.publication.code}/"}  # fmt: skip
    seen(live_server.url, page, paths, requests)
    for name in ("altered.pdf", "other.txt"):
        answers(live_server.url, page, folder / name)
    making.supersede(published)
    seen(
        live_server.url, page, {"superseded": paths["genuine"], "old-code": paths["code"]}, requests
    )
    published.entry.withdrawn_at = AT
    published.entry.withdrawn_reason = "名单里有不应公开的个人信息。"
    published.entry.save()
    seen(
        live_server.url, page, {"withdrawn": paths["genuine"], "gone-code": paths["code"]}, requests
    )


def seen(address: str, page: Any, paths: dict[str, str], requests: list[str]) -> None:
    for name, path in paths.items():
        for width in WIDTHS:
            # The browser may keep a page for a minute: another query is another page.
            looked_at(page, f"{address}{path}?{name}", width, requests)
            assert ANSWERS.get(name, "") in page.inner_text("main")
            pictured(page, name, width)


def answers(address: str, page: Any, file: Path) -> None:
    """What follows a file that was sent has no address of its own."""
    from axe_playwright_python.sync_playwright import Axe

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        brought(page, address, file)
        page.wait_for_url("**/verify/file/")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        pictured(page, file.stem, width)
