"""What the lead of a federation does before anybody can file."""

from __future__ import annotations

from datetime import date

from portal.enums import Role
from tests.e2e.people import Person


class Lead(Person):
    """Adds a province, its cycle, its reviewer, a college and its secretary."""

    def found(self, name: str, short_name: str, *, below: str) -> None:
        """Add a federation."""
        self.open("/work/federations/")
        self.choose("parent", below)
        self.type("name", name)
        self.type("short_name", short_name)
        self.press("添加学联")
        self.sees(f"已添加{name}")

    def open_cycle(self, federation: str, edition: str, opens: date, closes: date) -> None:
        """Open the cycle of a year; names and ranks in full, as the form suggests."""
        self.open("/work/cycles/open/")
        self.choose("federation", federation)
        self.page.locator("[name='edition']").select_option(edition)
        for field, day in (("opens", opens), ("due", closes), ("closes", closes)):
            self.type(field, day.isoformat())
        self.type("federation_email", "mishu@example.org")
        self.type("national_email", "quanguo@example.org")
        self.press("开设")
        self.sees("已开设")

    def adds_reviewer(self, federation: str, full_name: str) -> str:
        """Return the link by which the reviewer comes in."""
        self.open("/work/federations/")
        self.page.locator("tr", has_text=federation).get_by_role("link").first.click()
        return self.invites(full_name, Role.REVIEWER)

    def adds_college(self, name: str, federation: str, full_name: str) -> str:
        """Add a college; return the link by which its secretary comes in."""
        self.open("/work/colleges/add/")
        self.type("name", name)
        self.type("city", "云溪市")
        self.choose("federation", federation)
        self.page.locator("[name='kinds'][value='student']").check()
        self.press("添加高校")
        self.sees(f"已添加{name}")
        return self.invites(full_name, Role.SECRETARY)

    def invites(self, full_name: str, role: Role) -> str:
        """On the page of an organisation's members."""
        self.type("full_name", full_name)
        self.page.locator(f"[name='role'][value='{role}']").check()
        self.press("邀请")
        return self.page.get_by_label("邀请的链接").input_value()

    def type(self, field: str, text: str) -> None:
        self.page.locator(f"[name='{field}']").fill(text)

    def choose(self, field: str, label: str) -> None:
        self.page.locator(f"[name='{field}']").select_option(label=label)
