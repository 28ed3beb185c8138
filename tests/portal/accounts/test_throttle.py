"""Counting tries in the database, whatever process counts."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from portal import clock
from portal.domain import throttle
from portal.domain.throttle import TooOften
from portal.models import Throttle

NOW = timezone.now()


@pytest.fixture(autouse=True)
def rates(settings):
    settings.THROTTLES = {"a": (3, 60), "b": (1, 600)}


def test_so_many_tries_and_no_more(db):
    for _ in range(3):
        throttle.throttle("a", "somebody")
    with pytest.raises(TooOften):
        throttle.throttle("a", "somebody")
    throttle.throttle("a", "somebody else")
    throttle.throttle("b", "somebody")


def test_after_the_window_it_begins_anew_and_the_window_is_not_prolonged(db):
    with clock.at(NOW):
        throttle.throttle("a", "x")
    with clock.at(NOW + timedelta(seconds=59)):
        throttle.throttle("a", "x")
        throttle.throttle("a", "x")
        with pytest.raises(TooOften) as raised:
            throttle.throttle("a", "x")
    assert raised.value.until == NOW + timedelta(seconds=60)
    with clock.at(NOW + timedelta(seconds=60)):
        throttle.throttle("a", "x")
        assert Throttle.objects.get().count == 1


def test_failures_are_counted_and_asked_apart(db):
    keys = [("a", "x"), ("b", "y")]
    assert throttle.spent(*keys) is None
    assert throttle.count(*keys) is True  # b takes one
    with clock.at(clock.now()):
        assert throttle.spent(("a", "x")) is None
        assert throttle.spent(*keys) == Throttle.objects.get(kind="b").until
    with pytest.raises(TooOften):
        throttle.refuse_if_spent(*keys)
    throttle.forget(("b", "y"))
    throttle.refuse_if_spent(*keys)


def test_neither_names_nor_addresses_are_kept(db):
    throttle.count(("a", "zhangsan 203.0.113.7"))
    [row] = Throttle.objects.values_list("kind", "digest")
    assert "zhangsan" not in str(row)
    assert len(row[1]) == 64


def test_the_same_key_of_two_kinds_is_two_digests(db):
    throttle.count(("a", "x"), ("b", "x"))
    assert len(set(Throttle.objects.values_list("digest", flat=True))) == 2


def test_what_is_over_is_swept(db):
    with clock.at(NOW):
        throttle.count(("a", "x"), ("b", "x"))
    assert throttle.sweep(NOW + timedelta(seconds=60)) == 1
    assert Throttle.objects.get().kind == "b"


def test_at_the_same_moment_none_is_lost(transactional_db):
    def tries():
        for _ in range(5):
            throttle.count(("a", "x"), ("b", "y"))
        connection.close()

    threads = [threading.Thread(target=tries) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(Throttle.objects.values_list("count", flat=True)) == [20, 20]
