"""An office changes hands, its new holder proves who she is, and the log knows who looked at whom.

Played by a secretary, her successor, a reviewer and an operator, each at a browser of their own.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from portal.enums import Role
from portal.models import Membership
from tests import factories
from tests.e2e.accounts import Colleague
from tests.e2e.people import Person
from tests.e2e.stage import ADDRESS
from tests.factories import member

pytestmark = pytest.mark.skipif(bool(ADDRESS), reason="looks into the database of this process")
CHOSEN = "Qiushi-2026-Yunling"


def test_an_office_changes_hands_in_one_step(stage: Any, person: Any) -> None:
    filing = factories.FilingFactory()
    old = member(Role.SECRETARY, college=filing.college, username="laoshuji", full_name="乔远山")
    before, after = person(Colleague), person(Colleague)
    before.log_in("laoshuji")
    link = before.hands_over("顾新程")
    assert Membership.objects.get().user == old  # nothing changes before it is accepted
    after.accepts(link, "guxincheng", CHOSEN)
    office = Membership.objects.get()
    assert (office.role, office.user.username) == (Role.SECRETARY, "guxincheng")
    after.open(f"/work/filings/{filing.pk}/")
    expect(after.page.locator("h1")).to_contain_text("填报")
    before.open(f"/work/filings/{filing.pk}/")
    assert filing.college.name not in before.page.content()
    again = person(Colleague)
    again.page.goto(link)
    again.sees("链接")
    assert Membership.objects.count() == 1

    codes = after.sets_up_codes()
    assert len(codes) >= 8
    elsewhere = person(Colleague)
    elsewhere.begins("guxincheng", CHOSEN)
    elsewhere.sees("二次验证")
    elsewhere.open("/work/")
    expect(elsewhere.page).to_have_url(
        re.compile("/account/login/")
    )  # the password alone is nobody
    elsewhere.begins("guxincheng", CHOSEN)
    elsewhere.gives(codes[0])
    expect(elsewhere.page).to_have_url(re.compile("/work/$"))
    used = person(Colleague)
    used.begins("guxincheng", CHOSEN)
    used.gives(codes[0])
    expect(used.page).not_to_have_url(re.compile("/work/$"))


def test_who_looked_at_a_roster_is_in_the_log(stage: Any, person: Any, settings: Any) -> None:
    settings.ASK_AGAIN_AFTER = 900
    sent = factories.SubmissionFactory()
    federation = sent.filing.federation
    member(Role.REVIEWER, federation=federation, username="shenhe", full_name="纪明察")
    member(Role.OPERATOR, federation=federation, username="yunwei", full_name="程值守")
    reviewer, operator = person(Person), person(Colleague)
    reviewer.log_in("shenhe")
    reviewer.open(f"/work/reviews/{sent.pk}/sections/roster/")
    operator.log_in("yunwei")
    operator.open("/work/log/?q=纪明察")
    operator.sees("纪明察")
    assert "名单" in operator.page.locator("main").inner_text()
