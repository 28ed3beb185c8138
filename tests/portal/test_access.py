from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from portal.access import ANONYMOUS, POLICY, Denied, actor_of, can, require
from portal.enums import Role
from portal.tenant import Tenant, tenant_of
from tests import factories
from tests.factories import member

COLLEGE = {"editor", "secretary", "observer"}
EDITING = {"editor", "secretary"}
READING = {"reviewer", "lead", "federation observer"}

# Action → who may, of the members of the object's own college and federation.
MAY = {
    "account.use": COLLEGE | READING | {"operator"},
    "members.manage": {"secretary", "lead"},
    "college.manage": {"lead", "operator"},
    "federation.manage": {"lead"},
    "cycle.view": COLLEGE | READING,
    "cycle.manage": {"lead"},
    "cycle.extend": {"lead"},
    "edition.manage": {"lead"},
    "results.view": READING,
    "results.release": {"lead"},
    "publication.withdraw": {"lead"},
    "message.log": {"lead", "operator"},
    "render.manage": {"lead", "operator"},
    "job.view": {"operator"},
    "log.view": {"operator"},
    "filing.view": COLLEGE | READING,
    "filing.draft": COLLEGE,
    "filing.start": EDITING,
    "filing.edit": EDITING,
    "filing.submit": {"secretary"},
    "filing.pull_back": {"secretary"},
    "review.view": READING,
    "review.decide": {"reviewer", "lead"},
    "review.assign": {"lead"},
    "review.note": {"reviewer", "lead"},
    "review.reply": EDITING,
    "calibration.view": {"lead"},
    "objection.view": READING,
    "objection.handle": {"reviewer", "lead"},
    "objection.answer": EDITING,
    "erasure.view": {"secretary", "lead"},
    "erasure.handle": {"secretary", "lead"},
    "person.export": {"lead", "operator"},
    "reason.add": {"reviewer", "lead"},
    "reason.manage": {"lead"},
}


@pytest.fixture
def filing(db):
    return factories.FilingFactory(drafts=())


def actor(role, filing):
    if role == "federation observer":
        return actor_of(member(Role.OBSERVER, federation=filing.federation))
    if role in COLLEGE:
        return actor_of(member(role, college=filing.college))
    return actor_of(member(role, federation=filing.federation))


def test_every_action_of_the_policy_is_in_this_table():
    assert set(MAY) == set(POLICY)


@pytest.mark.parametrize("role", sorted(COLLEGE | READING | {"operator"}))
def test_who_may_do_what_at_home(filing, role):
    someone = actor(role, filing)
    assert {action for action in POLICY if can(someone, action, filing)} == {
        action for action, roles in MAY.items() if role in roles
    }


@pytest.mark.parametrize("role", sorted(COLLEGE | READING | {"operator"}))
def test_nobody_may_do_anything_elsewhere(filing, role):
    someone = actor(role, filing)
    elsewhere = factories.FilingFactory(drafts=())
    assert [name for name in POLICY if can(someone, name, elsewhere)] == ["account.use"]


def test_nobody_who_is_not_logged_in_may_do_anything(filing):
    for action in POLICY:
        answer = can(ANONYMOUS, action, filing)
        assert isinstance(answer, Denied)
        assert str(answer.reason) == "请先登录。"


def test_every_refusal_has_a_reason_in_words(filing):
    someone = actor_of(factories.UserFactory())
    for action in set(POLICY) - {"account.use"}:
        answer = can(someone, action, filing)
        assert isinstance(answer, Denied)
        assert str(answer.reason).endswith("。")


@pytest.mark.parametrize("action", ["review.view", "review.decide", "review.note"])
def test_nobody_reviews_the_own_college(filing, action):
    person = member(Role.REVIEWER, federation=filing.federation)
    factories.MembershipFactory(user=person, role=Role.OBSERVER, college=filing.college)
    answer = can(actor_of(person), action, filing)
    assert isinstance(answer, Denied)
    assert "不能审核本校" in str(answer.reason)
    other = factories.CollegeFactory(federation=filing.federation)
    assert can(actor_of(person), action, other)


def test_a_federation_above_may_what_the_one_below_may(filing):
    top = factories.FederationFactory()
    city = factories.FederationFactory(parent=factories.FederationFactory(parent=top))
    below = factories.FilingFactory(union__college__federation=city, drafts=())
    assert can(actor_of(member(Role.REVIEWER, federation=top)), "review.decide", below)
    assert not can(actor_of(member(Role.REVIEWER, federation=city)), "review.decide", filing)


def test_without_an_object_the_role_anywhere_counts(db):
    assert can(actor_of(member(Role.LEAD)), "cycle.manage")
    assert not can(actor_of(member(Role.SECRETARY)), "cycle.manage")
    assert not can(actor_of(factories.UserFactory()), "filing.view")


def test_require_raises_with_the_reason(filing):
    with pytest.raises(PermissionDenied, match="只有本校的书记可以提交"):
        require(actor("editor", filing), "filing.submit", filing)
    with pytest.raises(PermissionDenied, match="请先登录"):
        require(None, "filing.submit", filing)
    require(actor("secretary", filing), "filing.submit", filing)


def test_an_action_that_nobody_wrote_down_is_a_mistake(filing):
    with pytest.raises(KeyError):
        can(actor("lead", filing), "filing.burn", filing)


def test_an_account_that_was_stopped_is_nobody(db):
    person = member(Role.LEAD)
    person.is_active = False
    assert actor_of(person) is ANONYMOUS


def test_building_an_actor_takes_two_queries_at_most(db, django_assert_num_queries):
    reviewer, editor = member(Role.REVIEWER), member(Role.EDITOR)
    with django_assert_num_queries(2):
        actor_of(reviewer).federation_ids()
    with django_assert_num_queries(1):
        actor_of(editor).college_ids()


def test_the_tenant_of_whatever_hangs_on_a_filing_is_the_filings(db):
    reply = factories.ReplyFactory()
    filing = reply.flag.review.filing
    expected = Tenant(filing.college_id, filing.federation_id)
    attached = factories.PublicationFileFactory(
        publication=factories.PublicationFactory(submission=reply.flag.review.submission)
    )
    for one in (filing, reply, reply.flag, reply.flag.review, attached):
        assert tenant_of(one) == expected


def test_the_tenant_of_organisations_and_their_members(db):
    college = factories.CollegeFactory()
    mine = Tenant(college.pk, college.federation_id)
    assert tenant_of(college) == mine
    assert tenant_of(factories.UnionFactory(college=college)) == mine
    assert tenant_of(factories.MembershipFactory(college=college)) == mine
    assert tenant_of(college.federation) == Tenant(None, college.federation_id)


def test_an_object_without_a_tenant_is_a_mistake(db):
    with pytest.raises(TypeError, match="User belongs to no college"):
        tenant_of(factories.UserFactory())


def test_the_lead_of_a_city_makes_no_year_form(db):
    top = factories.FederationFactory(level="national")
    province = factories.FederationFactory(parent=top)
    city = factories.FederationFactory(parent=province, level="city")
    leads = [actor_of(member(Role.LEAD, federation=one)) for one in (top, province, city)]
    assert [bool(can(lead, "edition.manage")) for lead in leads] == [True, True, False]
    assert [bool(can(lead, "edition.manage", province)) for lead in leads] == [True, True, False]
    assert not can(leads[1], "edition.manage", top)
    assert not can(leads[2], "edition.manage", city)
