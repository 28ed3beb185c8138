"""What lead and reader do with what is public, beside what `people` knows."""

from __future__ import annotations

import re
from datetime import datetime

from django.utils import timezone
from playwright.sync_api import expect

from tests.e2e.people import Person
from tests.e2e.rounds import Returned


class Lead(Person):
    """The province's lead: chooses the day, takes down."""

    def sets_the_day(self, cycle: int, moment: datetime) -> None:
        """Type the moment at which everything becomes public."""
        self.open(f"/work/cycles/{cycle}/release/")
        self.page.locator("[name='release_at']").fill(
            f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"
        )
        self.press("保存时间")
        self.sees("统一公开，已告诉等待公开的学校")

    def releases_now(self, cycle: int) -> None:
        """Not wait for the day."""
        self.open(f"/work/cycles/{cycle}/release/")
        self.press("现在公开…")
        self.page.get_by_role("button", name=re.compile("^现在公开1份")).click()

    def takes_down(self, submission: int, reason: str) -> None:
        """Withdraw what is public, with a reason for everybody."""
        self.open(f"/work/reviews/{submission}/take-down/")
        self.page.locator("[name='reason']").fill(reason)
        self.press("下一步：看看会怎样")
        self.sees("确定撤下？")
        self.press("撤下")


class Corrector(Returned):
    """A secretary who finds a mistake in what is public."""

    def corrects(self, filing: int, section: str, reason: str) -> None:
        """Open one section for correction."""
        self.open(f"/work/filings/{filing}/")
        self.page.get_by_role("link", name=re.compile("更正")).first.click()
        self.page.locator(f"[name='sections'][value='{section}']").check()
        self.page.locator("[name='reason']").fill(reason)
        self.press("打开更正")
        expect(self.page).to_have_url(re.compile(f"/filings/{filing}/"))


class Reader(Person):
    """Somebody who reads and checks, without an account."""

    def opened(self, path: str) -> int:
        """Open an address of the portal; return the status."""
        answer = self.page.goto(self.base + path)
        assert answer is not None
        return answer.status

    def fetched(self, path: str) -> bytes | None:
        """Return a file's bytes; None where there is none."""
        answer = self.page.request.get(self.base + path)
        return answer.body() if answer.ok else None

    def checks(self, name: str, data: bytes) -> str:
        """Drop a file on the verification page; return what it says."""
        self.open("/verify/")
        self.page.locator("[name='file']").set_input_files(
            {"name": name, "mimeType": "application/pdf", "buffer": data}
        )
        self.press("核对这个文件")
        expect(self.page.get_by_role("heading", name="核对结果")).to_be_visible()
        return self.page.locator("main .notice").first.inner_text()
