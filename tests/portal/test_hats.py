from __future__ import annotations

import re
from html import unescape

import pytest
from django.urls import reverse

from portal.access import can
from portal.actor import actor_of
from portal.enums import Role
from portal.models import College, Event
from portal.scoping import current, scope, visible_to
from tests import factories
from tests.factories import member

SWITCH = "/account/role/"


@pytest.fixture
def home(db):
    return factories.FilingFactory()


@pytest.fixture
def person(home):
    """Secretary of one college, and reviewer of another province, in this order."""
    someone = member(Role.SECRETARY, college=home.college)
    factories.MembershipFactory(
        user=someone, role=Role.REVIEWER, college=None, federation=factories.FederationFactory()
    )
    return someone


@pytest.fixture
def reviewing(person):
    return person.memberships.get(role=Role.REVIEWER)


def test_one_hat_counts_and_all_are_kept(person, reviewing):
    everything = actor_of(person)
    assert everything.roles() == {"secretary", "reviewer"}
    assert everything.other_hats() == []
    worn = actor_of(person, acting=reviewing.pk)
    assert worn.roles() == {"reviewer"}
    assert worn.college_ids() == frozenset()
    assert len(worn.everywhere) == 2
    assert [one.role for one in worn.other_hats()] == ["secretary"]
    assert worn.wearing(None).roles() == {"secretary"}  # the first
    assert actor_of(person, acting=10**9).roles() == {"secretary"}


def test_roles_in_one_organisation_act_together(db):
    federation = factories.FederationFactory()
    someone = member(Role.LEAD, federation=federation)
    factories.MembershipFactory(
        user=someone, role=Role.OPERATOR, college=None, federation=federation
    )
    worn = actor_of(someone).wearing(None)
    assert worn.roles() == {"lead", "operator"}
    assert worn.other_hats() == []


def test_the_scope_of_the_database_is_the_hats(person, home, reviewing):
    worn = actor_of(person, acting=reviewing.pk)
    with scope(worn):
        assert current()[1] == ""
        assert not visible_to(worn, College).filter(pk=home.college_id).exists()


def test_nobody_reviews_the_own_college_under_another_hat(home):
    someone = member(Role.OBSERVER, college=home.college)
    factories.MembershipFactory(
        user=someone, role=Role.REVIEWER, college=None, federation=home.federation
    )
    worn = actor_of(someone, acting=someone.memberships.get(role=Role.REVIEWER).pk)
    assert not worn.college_ids()
    answer = can(worn, "review.decide", home)
    assert "不能审核本校" in str(answer.reason)


def test_with_one_organisation_there_is_no_switch(client, home):
    client.force_login(member(Role.SECRETARY, college=home.college))
    assert "切换身份" not in client.get("/work/").content.decode()


def test_the_switch_changes_page_navigation_and_log(client, person, home, reviewing):
    client.force_login(person)
    page = client.get("/work/").content.decode()
    assert home.college.name in page
    assert "切换身份" in page
    answer = client.post(SWITCH, {"membership": reviewing.pk})
    assert answer.headers["Location"] == "/work/"
    page = client.get("/work/").content.decode()
    assert f"{reviewing.federation.name}</span>" in page or reviewing.federation.name in page
    assert f'href="{reverse("review:queue")}"' in page
    event = Event.objects.get(action="account.role")
    assert event.actor == person
    assert event.federation == reviewing.federation
    assert event.data["role"] == "reviewer"
    client.post(SWITCH, {"membership": reviewing.pk})
    assert Event.objects.filter(action="account.role").count() == 1


@pytest.mark.parametrize("wanted", ["", "abc", "0", "999999999999999999999", "foreign"])
def test_nobody_puts_on_what_is_not_his(client, person, wanted):
    if wanted == "foreign":
        wanted = str(factories.MembershipFactory().pk)
    client.force_login(person)
    assert client.post(SWITCH, {"membership": wanted}).status_code == 404
    assert not Event.objects.filter(action="account.role").exists()


def test_an_object_of_another_hat_offers_the_switch(client, person, home, reviewing):
    client.force_login(person)
    client.post(SWITCH, {"membership": reviewing.pk})
    answer = client.get(f"/work/filings/{home.pk}/")
    assert answer.status_code == 404
    page = answer.content.decode()
    assert home.college.name in page
    assert f'value="{person.memberships.get(role="secretary").pk}"' in page
    foreign = client.get(f"/work/filings/{factories.FilingFactory().pk}/")
    assert foreign.status_code == 404
    assert "没有找到这个页面" in foreign.content.decode()


def test_a_page_of_another_hat_offers_the_switch_with_the_reason(client, person, reviewing):
    client.force_login(person)
    answer = client.get(reverse("review:queue"))
    assert answer.status_code == 403
    page = answer.content.decode()
    assert reviewing.federation.name in page
    assert "<strong>" in page


def test_a_hat_that_was_taken_away_falls_back_with_a_sentence(client, person, home, reviewing):
    client.force_login(person)
    client.post(SWITCH, {"membership": reviewing.pk})
    client.get("/work/")
    reviewing.delete()
    page = client.get("/work/").content.decode()
    assert "您刚才使用的身份已经结束，现在的身份是" in page
    assert home.college.name in page
    assert "已经结束" not in client.get("/work/").content.decode()


def test_the_last_hat_taken_away_is_said_too(client, person):
    client.force_login(person)
    client.post(SWITCH, {"membership": person.memberships.last().pk})
    person.memberships.all().delete()
    page = client.get("/work/", follow=True).content.decode()
    assert "没有可用的身份" in page
    assert "现在不属于任何单位" in page


def test_what_was_sent_under_the_wrong_hat_is_not_lost(client, person, home, reviewing):
    """A session that ended took the hat with it: the form comes back under the first one."""
    client.force_login(person)
    client.post(SWITCH, {"membership": reviewing.pk})
    address = f"/work/members/college/{home.college.pk}/"
    typed = {"full_name": "林知夏", "role": "editor", "email": ""}
    page = client.post(address, typed)
    assert page.status_code == 404
    sent = dict(re.findall(r'name="(resume|resume_to)" value="([^"]*)"', page.content.decode()))
    own = person.memberships.get(role=Role.SECRETARY)
    carried = {name: unescape(value) for name, value in sent.items()}
    there = client.post(SWITCH, {"membership": own.pk, **carried}).content.decode()
    assert "身份已切换" in there
    assert 'name="full_name" value="林知夏"' in there
    assert f'action="{address}"' in there
