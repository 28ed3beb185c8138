from __future__ import annotations

import pytest

from portal.domain import nav, start
from portal.enums import JobState, Role
from tests.factories import JobFactory, UserFactory, member


def page(client, person):
    client.force_login(person)
    return client.get("/work/").content.decode()


def test_somebody_without_membership_is_told_whom_to_ask(db, client):
    assert "现在不属于任何单位" in page(client, UserFactory())


@pytest.mark.parametrize(
    ("role", "sees"),
    [(Role.SECRETARY, True), (Role.LEAD, True), (Role.EDITOR, False), (Role.REVIEWER, False)],
)
def test_heads_are_led_to_their_members(db, client, role, sees):
    assert ('href="/work/members/"' in page(client, member(role))) == sees


def test_the_page_greets_by_name_and_says_where_one_belongs(db, client):
    person = member(Role.EDITOR, full_name="郑知行")
    shown = page(client, person)
    assert "郑知行，您好" in shown
    assert f"{person.memberships.get().college} · 填报员" in shown


def test_the_operator_sees_how_the_jobs_of_the_own_federation_stand(db, client):
    operator = member(Role.OPERATOR)
    federation = operator.memberships.get().federation
    JobFactory(college__federation=federation, state=JobState.FAILED)
    JobFactory(college__federation=federation)
    JobFactory(state=JobState.FAILED)
    assert "1个未能完成，1个正在处理或等待。" in page(client, operator)


def test_cards_stand_under_their_headings_and_steps_that_make_something_are_buttons(
    db, client, monkeypatch
):
    cards = [
        start.Card("甲", url="/x/", action="开始填报", group="一组", post=True),
        start.Card("乙", text="说明", group="一组"),
    ]
    monkeypatch.setattr(start, "_providers", [lambda actor: cards])
    shown = page(client, member(Role.EDITOR))
    assert shown.count("<h2>一组</h2>") == 1
    assert '<form method="post" action="/x/"' in shown


def test_the_navigation_marks_the_longest_address_that_fits(db, monkeypatch):
    from portal.access import actor_of

    entries = [nav.Entry("首页", "/work/"), nav.Entry("成员", "/work/members/")]
    monkeypatch.setattr(nav, "_providers", [lambda actor: entries])
    monkeypatch.setattr(nav, "_last", [])
    actor = actor_of(member(Role.LEAD))
    assert [one.current for one in nav.entries(actor, "/work/members/3/")] == [False, True]
    assert [one.current for one in nav.entries(actor, "/elsewhere/")] == [False, False]


def test_what_the_portal_offers_itself_stands_below_the_work(db, client, monkeypatch):
    monkeypatch.setattr(start, "_providers", [lambda actor: [start.Card("甲", group="填报")]])
    shown = page(client, member(Role.SECRETARY))
    assert shown.index("<h2>填报</h2>") < shown.index("<h2>单位</h2>")
