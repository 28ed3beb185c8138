from __future__ import annotations

import pytest
from django.db import models
from factory.django import DjangoModelFactory

from portal.enums import Role
from portal.models import Federation
from tests import factories

FACTORIES = [
    value
    for value in vars(factories).values()
    if isinstance(value, type)
    and issubclass(value, DjangoModelFactory)
    and value is not DjangoModelFactory
]


@pytest.mark.parametrize("maker", FACTORIES, ids=lambda one: one.__name__)
def test_each_factory_makes_two_rows_that_the_checks_accept(db, maker):
    for row in (maker(), maker()):
        assert isinstance(row, models.Model)
        row.refresh_from_db()
        row.validate_constraints()


def test_there_is_a_factory_for_every_model():
    from django.apps import apps

    ours = {
        m
        for app in ("portal", "disclosures", "reviews")
        for m in apps.get_app_config(app).get_models()
    }
    links = apps.get_model("portal", "EventLink")  # written by the database alone
    assert ours - {links} == {maker._meta.model for maker in FACTORIES}


def test_a_federation_below_another_continues_its_path(db):
    above = factories.FederationFactory()
    below = factories.FederationFactory(parent=above)
    assert Federation.objects.get(pk=below.pk).path == f"{above.pk}/{below.pk}/"


@pytest.mark.parametrize("role", Role)
def test_a_member_of_every_role_can_log_in(db, client, role):
    person = factories.member(role)
    assert client.login(username=person.username, password=factories.PASSWORD)
    assert person.memberships.get().role == role


def test_a_unions_name_is_plain_text(db):
    assert type(factories.UnionFactory().name) is str
