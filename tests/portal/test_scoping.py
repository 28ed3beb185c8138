from __future__ import annotations

import pytest
from django.apps import apps
from django.db import IntegrityError
from django.http import Http404

from disclosures.models import Edition, Filing, RegisterEntry
from portal import scoping
from portal.access import ANONYMOUS, actor_of
from portal.enums import Role
from portal.models import College, Federation, Membership, User
from portal.scoping import TENANT_MODELS, get_visible_or_404, visible_to
from reviews.models import Note
from tests import factories
from tests.factories import member
from tests.isolation import OPEN_TABLES, TENANT_TABLES, one_of_everything

REGISTERED = sorted(
    (TENANT_TABLES | OPEN_TABLES)
    - {"portal_federation", "disclosures_cycle", "disclosures_edition"}
    - {"disclosures_resultsrelease"}
    - {"reviews_savedview", "portal_formerpassword"}
)
"""Everybody reads all federations, cycles and released results; a saved view and a former password are a person's own:
`visible_to` has nothing to narrow there."""
HIDDEN_YET = {"reviews_flag", "reviews_verdict", "reviews_reply", "reviews_settlement"}
"""Of an undecided review."""
NOT_ASKED = {"reviews_objection", "reviews_objectionstep"}
"""Of an objection that the college was not asked about."""


def test_every_tenant_table_has_a_model_that_is_registered():
    registered = {model._meta.db_table for model in TENANT_MODELS}
    assert registered == set(REGISTERED)


@pytest.fixture
def filing(db):
    return one_of_everything()


@pytest.mark.parametrize("table", REGISTERED)
def test_queries_and_database_agree_on_what_each_side_sees(filing, table):
    """Two filters, written apart: neither may show a row that the other hides."""
    model = next(one for one in apps.get_models() if one._meta.db_table == table)
    one_of_everything()
    for person in (
        member(Role.EDITOR, college=filing.college),
        member(Role.REVIEWER, federation=filing.federation),
    ):
        actor = actor_of(person)
        by_query = set(visible_to(actor, model).values_list("pk", flat=True))
        with scoping.scope(actor):
            by_both = set(visible_to(actor, model).values_list("pk", flat=True))
        if actor.is_college_member and table in HIDDEN_YET | NOT_ASKED:
            assert by_both == set()
        else:
            assert by_both == by_query
        assert len(by_query) < model.objects.count()


def test_somebody_without_membership_sees_nothing(filing):
    nobody = actor_of(factories.UserFactory())
    for model in TENANT_MODELS:
        assert not visible_to(nobody, model).exists()
        assert not visible_to(ANONYMOUS, model).exists()


def test_a_model_that_nobody_registered_is_a_mistake(db):
    for model in (User, Federation, Edition, RegisterEntry):
        with pytest.raises(KeyError):
            visible_to(ANONYMOUS, model)


def test_a_college_never_gets_notes(filing):
    assert Note.objects.exists()
    for role in (Role.EDITOR, Role.SECRETARY, Role.OBSERVER):
        assert not visible_to(actor_of(member(role, college=filing.college)), Note).exists()


def test_a_lead_sees_the_members_of_the_colleges_below(db):
    mine = factories.MembershipFactory()
    factories.MembershipFactory()
    lead = actor_of(member(Role.LEAD, federation=mine.college.federation))
    assert mine in visible_to(lead, Membership)
    assert visible_to(lead, Membership).count() == 2  # and the lead's own


def test_missing_foreign_and_absurd_are_the_same_404(filing):
    actor = actor_of(member(Role.EDITOR, college=filing.college))
    assert get_visible_or_404(actor, Filing, "union", pk=filing.pk) == filing
    foreign = factories.FilingFactory(drafts=())
    for pk in (foreign.pk, 10**9, 10**30, "x"):
        with pytest.raises(Http404, match="没有找到"):
            get_visible_or_404(actor, Filing, pk=pk)


def test_scopes_nest_and_come_back(db):
    college = factories.CollegeFactory()
    with scoping.scope_colleges(college.pk, federation_ids=[7, 5]):
        assert scoping.current() == ("", str(college.pk), "5,7", "")
        with scoping.scope_everything():
            assert scoping.current()[3] == "on"
        assert scoping.current()[1] == str(college.pk)
    assert scoping.current() == ("", "", "", "on")


def test_a_scope_ends_when_its_block_fails(db):
    with pytest.raises(ZeroDivisionError), scoping.scope_nothing():
        1 / 0  # noqa: B018
    assert scoping.current() == ("", "", "", "on")


def test_a_scope_ends_when_the_database_refused_inside(db):
    college = factories.CollegeFactory()
    outer, inner = scoping.scope_colleges(college.pk), scoping.scope_everything()
    with pytest.raises(IntegrityError), outer, inner:
        College.objects.create(federation=college.federation, name=college.name)
    assert scoping.current() == ("", "", "", "on")


def test_outside_a_transaction_a_scope_opens_and_ends_one(transactional_db):
    filing = factories.FilingFactory()
    with scoping.scope_colleges(filing.college_id):
        assert Filing.objects.count() == 1
    with scoping.scope_nothing():
        assert Filing.objects.count() == 0
