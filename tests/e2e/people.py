"""What each of the portal's users does in the browser, in their own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.factories.organisations import PASSWORD


@dataclass(frozen=True)
class Person:
    """Somebody at a browser of their own."""

    page: Page
    base: str

    def open(self, path: str) -> None:
        self.page.goto(self.base + path)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def log_in(self, username: str) -> None:
        self.open("/account/login/")
        self.page.locator("[name='username']").fill(username)
        self.page.locator("[name='password']").fill(PASSWORD)
        self.press("登录")
        expect(self.page).to_have_url(re.compile("/work/$"))

    def comes_in(self, link: str, username: str) -> None:
        """Open the link of an invitation, which works once, and make an account."""
        self.page.goto(link)
        self.page.locator("[name='username']").fill(username)
        for field in ("new_password1", "new_password2"):
            self.page.locator(f"[name='{field}']").fill(PASSWORD)
        self.press("建立账号并接受邀请")
        expect(self.page).to_have_url(re.compile("/work/$"))


class Secretary(Person):
    """The college's secretary: mends, explains, submits."""

    def find_filing(self) -> int:
        """Go from the start page to the task list; return the filing's number."""
        self.page.get_by_role("link", name=re.compile("继续填报|继续填写|打开|填报")).first.click()
        expect(self.page).to_have_url(re.compile(r"/filings/\d+/$"))
        return int(re.search(r"/filings/(\d+)/$", self.page.url)[1])

    def change(self, filing: int, section: str, field: str, value: str) -> None:
        """Type into one field of a section and save."""
        self.open(f"/work/filings/{filing}/sections/{section}/")
        self.page.locator(f"[name='{field}']").fill(value)
        self.press("保存并返回列表")
        expect(self.page).to_have_url(re.compile(f"/filings/{filing}/$"))

    def answer_findings(self, filing: int, reason: str) -> int:
        """Explain every contradiction and tick every warning; return how many there were."""
        self.open(f"/work/filings/{filing}/findings/")
        count = 0
        while (open_one := self._open_explanation()) is not None:
            open_one.locator("textarea").fill(reason)
            open_one.get_by_role("button", name="保存说明").click()
            self.page.wait_for_load_state()
            count += 1
        ticks = self.page.get_by_role("button", name="已阅，情况属实")
        while ticks.count():
            ticks.first.click()
            self.page.wait_for_load_state()
            count += 1
        return count

    def _open_explanation(self):
        forms = self.page.locator("form.explained").filter(has_text="确实如此的，请说明原因")
        return forms.first if forms.count() else None

    def state(self, filing: int) -> str:
        """How the filing stands, in the words of its first receipt."""
        self.open(f"/work/filings/{filing}/submissions/1/")
        line = self.page.locator(".summary-list > div", has_text="目前状态")
        return line.locator("dd").inner_text().split("\n")[0].strip()

    def submit(self, filing: int) -> tuple[str, str]:
        """Check, declare, submit; return the receipt's number and hash."""
        self.open(f"/work/filings/{filing}/check/")
        self.page.locator("[name='declaration']").check()
        self.press("提交")
        self.sees("提交已收到")
        number = self.page.locator(".confirm-panel .number").inner_text().strip()
        return number, self.page.locator(".summary-list code").inner_text()


class Reviewer(Person):
    """The provincial reviewer: reads, asks, decides."""

    def begin(self, college: str) -> None:
        """Take a filing out of the queue."""
        self.open("/work/reviews/")
        self.page.locator("tr", has_text=college).get_by_role(
            "button", name=re.compile("^开始审核")
        ).click()
        expect(self.page).to_have_url(re.compile("/sections/"))

    def read_all(self, flag: dict[str, tuple[str, str]]) -> str:
        """Approve section by section; at those in ``flag`` ask instead: key → (path, sentence).

        Returns everything that was there to read.
        """
        read = ""
        for _step in range(20):
            if "/decide/" in self.page.url:
                return read
            read += self.page.inner_text("main")
            key = re.search(r"/sections/(\w+)/", self.page.url)[1]
            if key in flag:
                self.ask(*flag[key])
                self.page.locator(".verdict-box [data-key='j']").click()
            else:
                self.approve()
            self.page.wait_for_load_state()
        raise AssertionError("the desk never came to the decision: " + self.page.url)

    def approve(self) -> None:
        """Approve the section; where the machine objects, with the first of the usual reasons."""
        objects = self.page.locator("#why").count()
        self.page.locator(".verdict-box [data-key='a']").click()
        if objects:
            self.page.locator("#why [data-choice='1']").click()
            self.page.locator("#why form > button[type='submit']").click()

    def ask(self, path: str, sentence: str) -> None:
        """Write a question on a place of the section."""
        self.page.locator("#flag > summary").click()
        self.page.locator("#flag [name='path']").select_option(path)
        self.page.locator("#flag [name='reason']").select_option("evidence")
        self.page.locator("#flag [name='sentence']").fill(sentence)
        self.page.locator("#flag button[type='submit']").click()
        self.sees(sentence)
