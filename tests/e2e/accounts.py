"""How people come, go and prove who they are, beside what `people` knows."""

from __future__ import annotations

import re
import time

from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import expect

from tests.e2e.people import Person
from tests.factories.organisations import PASSWORD


class Colleague(Person):
    """A member of an organisation, with a telephone that shows codes."""

    secret = ""

    def hands_over(self, full_name: str) -> str:
        """Hand one's own office to a successor; return the link to pass on."""
        self.open("/work/members/")
        self.page.get_by_role("link", name=re.compile("^把.+的工作交给接任的人")).first.click()
        self.page.locator("[name='full_name']").fill(full_name)
        self.press("生成交接的链接")
        return str(self.page.locator("#link").input_value())

    def accepts(self, link: str, username: str, password: str) -> None:
        """Open the link and make an account."""
        self.page.goto(link)
        self.page.locator("[name='username']").fill(username)
        for field in ("new_password1", "new_password2"):
            self.page.locator(f"[name='{field}']").fill(password)
        self.press("建立账号并接受邀请")
        expect(self.page).to_have_url(re.compile("/work/$"))

    def sets_up_codes(self) -> list[str]:
        """Let an app make codes from now on; return the recovery codes."""
        self.open("/account/security/")
        self.follow("设置验证器应用")
        self.page.locator("main summary").first.click()
        secret = str(self.page.locator("main code").first.inner_text()).replace(" ", "")
        self.page.locator("[name='code']").fill(code_of(secret))
        self.press("启用")
        self.sees("恢复码")
        return re.findall(r"\b\d{10}\b", self.page.locator("main").inner_text())

    def begins(self, username: str, password: str) -> None:
        """Give name and password."""
        self.open("/account/login/")
        self.page.locator("[name='username']").fill(username)
        self.page.locator("[name='password']").fill(password)
        self.page.locator("main form").first.get_by_role("button", name="登录", exact=True).click()

    def gives(self, code: str) -> None:
        """Give a code of the second step."""
        self.page.locator("[name='code']").fill(code)
        self.press("继续")

    def confirms(self, password: str = PASSWORD) -> None:
        """Say once more who one is."""
        self.sees("再次确认身份")
        self.page.locator("[name='password']").fill(password)
        self.press("确认")


def code_of(secret: str) -> str:
    """The code that an app shows now."""
    return str(totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30)))
