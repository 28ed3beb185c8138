"""Clients that are logged in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from portal import clock
from reviews.domain import decide


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def desk(case):
    """The reviewer's browser."""
    return client_of(case.reviewer)


@pytest.fixture
def office(case):
    """The college secretary's browser."""
    return client_of(case.secretary)


@pytest.fixture
def returned(case):
    """The review of the filing, returned with a question on a rank and one on the charter."""
    review = case.open()
    case.approve(review, but=("roster", "charter"))
    case.flag(review)
    case.flag(review, "charter.text", "第二条请写明校党委。")
    decide.return_(case.actor, review, clock.today() + timedelta(days=3))
    case.filing.refresh_from_db()
    review.refresh_from_db()
    return review
