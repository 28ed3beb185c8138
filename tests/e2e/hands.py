"""A new secretary who brings in what the college has: every click and every typed character is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.e2e.people import Person
from tests.factories.organisations import PASSWORD


@dataclass
class Effort:
    """What was done by hand so far."""

    clicks: int = 0
    characters: int = 0

    def __str__(self) -> str:
        return f"{self.clicks}次点击，{self.characters}个字符"


@dataclass(frozen=True)
class Newcomer(Person):
    """Goes from the log-in to a filing that can be submitted."""

    effort: Effort = field(default_factory=Effort)

    def click(self, where: Locator) -> None:
        """Click once."""
        where.click()
        self.effort.clicks += 1

    def type(self, where: Locator, text: str) -> None:
        """Click into a field and type at its end."""
        self.click(where)
        where.press("End")
        where.press_sequentially(text)
        self.effort.characters += len(text)

    def press(self, name: str) -> None:
        """Press a button."""
        self.click(self.page.get_by_role("button", name=name, exact=True).first)

    def follow(self, name: str) -> None:
        """Follow a link."""
        self.click(self.page.get_by_role("link", name=name, exact=True).first)

    def log_in(self, username: str) -> None:
        """Log in from the log-in page."""
        self.open("/account/login/")
        self.type(self.page.locator("[name='username']"), username)
        self.type(self.page.locator("[name='password']"), PASSWORD)
        self.press("登录")
        expect(self.page).to_have_url(re.compile("/work/$"))

    def start(self) -> int:
        """Start the filing; return its number."""
        self.press("开始填报")
        expect(self.page).to_have_url(re.compile(r"/filings/\d+/$"))
        return int(re.search(r"/filings/(\d+)/$", self.page.url)[1])

    def into(self, title: str) -> None:
        """Open a section from the task list."""
        self.click(self.page.locator(".task-list a", has_text=title))

    def bring(self, *files: Path) -> None:
        """Choose the files and have them read: the field, the files in the dialog, the button."""
        self.follow("导入去年的材料或名单")
        self.page.locator("[name='documents']").set_input_files(list(files))
        self.effort.clicks += 1 + len(files)
        self.press("读取这些文件")

    def take_everything(self) -> str:
        """Look the proposals through and take them all; return what the page said would happen."""
        expect(self.page.get_by_role("heading", name="核对读到的内容")).to_be_visible(
            timeout=90_000
        )
        if not self.page.locator("[data-take]").count():
            self.follow("返回填报")
            return ""
        if self.page.locator("[data-take]:not(:checked)").count():
            self.press("全部勾选")
        said = self.page.locator("[data-total]").inner_text()
        self._send(self.page.get_by_role("button", name="采用选中的", exact=True).first)
        return said

    def answer_findings(self, reason: str) -> int:
        """Explain every contradiction, tick every warning; return how many there were."""
        self.follow("查看全部核验结果和说明")
        count = 0
        while (box := self._open_box()) is not None:
            self.type(box.locator("textarea"), reason)
            self._send(box.get_by_role("button", name="保存说明"))
            count += 1
        ticks = self.page.get_by_role("button", name="已阅，情况属实")
        while ticks.count():
            self._send(ticks.first)
            count += 1
        return count

    def _send(self, button: Locator) -> None:
        """Press a button that sends a form; the page that answers stands there at the end."""
        with self.page.expect_navigation():
            self.click(button)

    def _open_box(self) -> Locator | None:
        boxes = self.page.locator("form.explained").filter(has_text="确实如此的，请说明原因")
        return boxes.first if boxes.count() else None
