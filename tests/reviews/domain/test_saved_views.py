"""A reader's own lists."""

from __future__ import annotations

import pytest

from portal.access import actor_of
from portal.enums import Role
from portal.scoping import scope
from reviews.domain import saved_views
from reviews.domain.refusals import Refused
from reviews.models import SavedView
from tests.factories import SavedViewFactory, member


@pytest.fixture
def reader(db):
    return actor_of(member(Role.REVIEWER))


def names(actor):
    return [(view.name, view.query) for view in saved_views.of(actor)]


def test_the_same_name_is_kept_anew(reader):
    saved_views.save(reader, "待我复核", "state=submitted")
    saved_views.save(reader, " 待我复核 ", "assignee=me")
    assert names(reader) == [("待我复核", "assignee=me")]


def test_everybody_has_their_own(reader):
    other = SavedViewFactory(name="待我复核")
    with scope(reader):
        saved_views.save(reader, "待我复核", "state=submitted")
        saved_views.delete(reader, other)
        assert names(reader) == [("待我复核", "state=submitted")]
    assert SavedView.objects.count() == 2


def test_the_database_shows_nobody_elses(reader):
    SavedViewFactory()
    with scope(reader):
        assert not SavedView.objects.exists()


def test_twenty_and_no_more(reader):
    for number in range(20):
        saved_views.save(reader, f"第{number}个", "")
    with pytest.raises(Refused, match="最多 20 个"):
        saved_views.save(reader, "又一个", "")
    saved_views.save(reader, "第3个", "state=draft")
    assert len(names(reader)) == 20


@pytest.mark.parametrize(
    ("name", "query"), [("", ""), ("  \x00", ""), ("长" * 21, ""), ("好", "q=" + "长" * 500)]
)
def test_what_cannot_be_kept_is_refused_in_words(reader, name, query):
    with pytest.raises(Refused) as refused:
        saved_views.save(reader, name, query)
    assert str(refused.value.sentence).endswith(("。", "”。"))
    assert names(reader) == []


def test_another_name_unless_another_has_it(reader):
    first = saved_views.save(reader, "甲", "")
    saved_views.save(reader, "乙", "")
    assert saved_views.rename(reader, first, "丙").name == "丙"
    with pytest.raises(Refused, match="已经有叫“乙”"):
        saved_views.rename(reader, first, "乙")
    assert [name for name, _query in names(reader)] == ["丙", "乙"]
