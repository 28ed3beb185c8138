"""What reviewer and secretary do round after round, beside what `people` knows."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.people import Reviewer, Secretary

Question = tuple[str, str]
"""Path and sentence."""


class Rounds(Reviewer):
    """A reviewer over several rounds of one filing."""

    def opens(self, college: str) -> str:
        """Take the filing out of the queue; return what its overview says."""
        self.begin(college)
        return self.overview()

    def overview(self) -> str:
        """The overview's text."""
        self.page.goto(re.sub(r"/(sections|decide|done|letter)/.*", "/", self.page.url))
        return self.page.inner_text("main")

    def section(self, key: str) -> str:
        """Go to a section; return its text."""
        self.page.goto(
            re.sub(r"/(sections/.*|decide/|done/)?$", f"/sections/{key}/", self.page.url)
        )
        return self.page.inner_text("main")

    def sweep(self) -> None:
        """Approve at once what needs no human."""
        self.page.locator("button[data-key='c']").first.click()
        self.page.wait_for_load_state()

    def finish(self, questions: dict[str, Question]) -> str:
        """Go through what has no verdict yet, to the decision; return everything that was there to read."""
        self.overview()
        self.page.locator(".actions a[data-key='j']").first.click()
        self.page.wait_for_load_state()
        return self.read_all(questions)

    def returns(self) -> None:
        """Send the letter."""
        self.press("退回修改")
        self.page.wait_for_load_state()


class Returned(Secretary):
    """A secretary whose filing came back."""

    def reads_the_letter(self, filing: int) -> str:
        """Open the letter from the task list; return its text."""
        self.open(f"/work/filings/{filing}/")
        self.page.get_by_role("link", name=re.compile("退回函")).first.click()
        expect(self.page).to_have_url(re.compile("/letter/$"))
        return self.page.inner_text("main")

    def replies(self, filing: int, asked: str, text: str) -> None:
        """Answer a question of the letter."""
        self.reads_the_letter(filing)
        box = self.page.locator("[id^='flag-']", has_text=asked)
        box.get_by_role("link", name=re.compile("回复")).first.click()
        self.page.locator("[name='text']").fill(text)
        self.press("保存回复")
        self.sees("回复已保存")

    def cannot_submit(self, filing: int) -> str:
        """Open the check page where nothing can be sent; return what it says."""
        self.open(f"/work/filings/{filing}/check/")
        assert not self.page.get_by_role("button", name="提交", exact=True).count()
        return self.page.inner_text("main")

    def types(self, filing: int, section: str, **fields: str) -> None:
        """Type into several fields of a section and save."""
        self.open(f"/work/filings/{filing}/sections/{section}/")
        for field, value in fields.items():
            self.page.locator(f"#id_{field}").fill(value)
        self.press("保存并返回列表")
        expect(self.page).to_have_url(re.compile(f"/filings/{filing}/$"))
