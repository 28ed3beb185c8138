"""Many at once, each on a connection of its own, as processes are: the bounds hold exactly."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from reviews.domain.objections import publics
from reviews.domain.objections.limits import TooMany
from reviews.domain.objections.receiving import receive
from reviews.models import Objection, ObjectionStep
from tests.factories.objections import public_entry

TEXT = "名单里的主席已经毕业，现在不是他。"


def hammer(code: str, number: int) -> str:
    """One statement on a connection of its own."""
    try:
        receive(publics.find(code), "roster", f"{TEXT}{number}", sender=f"network {number % 4}")
    except TooMany:
        return "too many"
    finally:
        connection.close()
    return "taken"


@pytest.mark.django_db(transaction=True)
def test_a_hammered_publication_takes_exactly_its_bound(settings):
    settings.OBJECTIONS_PER_SENDER, settings.OBJECTIONS_PER_PUBLICATION = 5, 12
    code = public_entry().publication.code
    with ThreadPoolExecutor(8) as crowd:
        said = list(crowd.map(lambda number: hammer(code, number), range(48)))
    assert said.count("taken") == Objection.objects.count() == ObjectionStep.objects.count() == 12
    assert max(Objection.objects.filter(sender=f"network {n}").count() for n in range(4)) <= 5


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_many_times_at_once_is_one_statement():
    code = public_entry().publication.code

    def again(_number: int) -> str:
        try:
            return receive(publics.find(code), "roster", TEXT, form="page").number
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as crowd:
        numbers = set(crowd.map(again, range(12)))
    assert numbers == {Objection.objects.get().number}
