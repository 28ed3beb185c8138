"""Invitation, hand-over, switch and forgotten password in a real browser, at a desk and on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from portal import clock
from portal.enums import Role
from portal.models import Membership
from tests import factories
from tests.factories import member
from tests.looking import log_in, looked_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SECRET = "Qing-Feng-2026"
DESK = {"width": 1280, "height": 900}


def test_a_secretary_invites_and_the_invited_comes_in(
    live_server: Any, page: Any, browser: Any
) -> None:
    college = factories.CollegeFactory(name="望江理工职业技术大学")
    secretary = member(Role.SECRETARY, college=college)
    factories.InvitationFactory(college=college, full_name="顾明远", expires_at=clock.now())
    log_in(page, live_server.url, secretary.username)
    page.goto(live_server.url + "/work/members/")
    looked_at(page, "members")
    page.get_by_label("姓名").fill("林知夏")
    page.get_by_label("填报员").check()
    page.get_by_role("button", name="邀请", exact=True).click()
    looked_at(page, "invitation link")
    link = page.get_by_label("邀请的链接").input_value()

    own = browser.new_context()
    guest = own.new_page()
    guest.goto(link)
    assert guest.url.endswith("/account/invitation/")
    looked_at(guest, "invitation")
    guest.locator("[name=username]").fill("linzhixia")
    guest.locator("[name=new_password1]").fill("abc")
    guest.locator("[name=new_password2]").fill("abc")
    guest.get_by_role("button", name="建立账号并接受邀请").click()
    looked_at(guest, "invitation with errors")
    guest.locator("[name=new_password1]").fill(SECRET)
    guest.locator("[name=new_password2]").fill(SECRET)
    guest.get_by_role("button", name="建立账号并接受邀请").click()
    expect(guest.get_by_role("heading", name="林知夏，您好")).to_be_visible()
    guest.goto(link)
    looked_at(guest, "invitation gone")
    own.close()


def test_an_office_is_handed_over_and_the_predecessor_reads_where_he_stands(
    live_server: Any, page: Any, browser: Any
) -> None:
    secretary = member(Role.SECRETARY)
    log_in(page, live_server.url, secretary.username)
    page.goto(live_server.url + "/account/security/")
    looked_at(page, "roles")
    page.get_by_role("link", name="交接书记的工作").click()
    looked_at(page, "hand over")
    page.get_by_label("姓名").fill("接任者")
    page.get_by_role("button", name="生成交接的链接").click()
    looked_at(page, "hand over link")
    link = page.get_by_label("邀请的链接").input_value()

    successor = factories.UserFactory()
    own = browser.new_context()
    guest = own.new_page()
    log_in(guest, live_server.url, successor.username)
    guest.goto(link)
    looked_at(guest, "invitation logged in")
    guest.get_by_role("button", name="接受邀请").click()
    expect(guest.get_by_text("您已经是")).to_be_visible()
    own.close()
    page.goto(live_server.url + "/work/")
    looked_at(page, "start without a membership")
    expect(page.get_by_text("您的账号现在不属于任何单位")).to_be_visible()
    assert Membership.objects.get(role=Role.SECRETARY).user == successor


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_switch_works_by_hand(live_server: Any, browser: Any, scripts: bool) -> None:
    filing = factories.FilingFactory()
    person = member(Role.SECRETARY, college=filing.college)
    province = factories.FederationFactory()
    factories.MembershipFactory(user=person, role=Role.REVIEWER, college=None, federation=province)
    own = browser.new_context(java_script_enabled=scripts, viewport=DESK)
    page = own.new_page()
    log_in(page, live_server.url, person.username)
    page.locator(".site-bar .hats summary").click()
    if scripts:
        looked_at(page, "switch")
        page.set_viewport_size(DESK)
    page.locator(".site-bar .hats button", has_text=province.name).click()
    expect(page.get_by_text(f"现在的身份是{province.name}")).to_be_visible()
    page.goto(f"{live_server.url}/work/filings/{filing.pk}/")
    expect(page.get_by_text("这一页属于您的另一个身份")).to_be_visible()
    if scripts:
        looked_at(page, "other hat")
    page.get_by_role("button", name=f"切换到{filing.college.name}").click()
    page.goto(f"{live_server.url}/work/filings/{filing.pk}/")
    expect(page.get_by_text("这一页属于您的另一个身份")).to_have_count(0)
    own.close()


def test_a_forgotten_password_is_asked_for(live_server: Any, page: Any, settings: Any) -> None:
    page.goto(live_server.url + "/account/login/")
    page.get_by_role("link", name="忘记密码").click()
    looked_at(page, "forgotten")
    page.get_by_label("电子邮箱").fill("mei@example.org")
    page.get_by_role("button", name="发送链接").click()
    looked_at(page, "forgotten sent")
    settings.EMAIL_HOST = ""
    page.goto(live_server.url + "/account/forgotten/")
    looked_at(page, "forgotten without mail")
