"""The reader's own lists above the queue."""

from __future__ import annotations

from django.urls import reverse

from portal.enums import Role
from reviews.models import SavedView
from tests.factories import SavedViewFactory, member
from tests.reviews.views.conftest import client_of

QUEUE = "/work/reviews/"


def test_the_filters_in_force_are_kept_and_offered(desk, case):
    answer = desk.post(
        reverse("review:saved"),
        {"name": "待审核", "query": "state=submitted&kind=nonsense"},
        follow=True,
    )
    view = SavedView.objects.get(user=case.reviewer)
    assert view.query == "state=submitted"
    page = answer.content.decode()
    assert "已存为常用筛选“待审核”" in page
    assert 'href="?state=submitted" aria-current="page">待审核</a>' in page


def test_a_refusal_is_a_sentence_and_the_filters_stay(desk):
    answer = desk.post(reverse("review:saved"), {"name": "", "query": "state=submitted"})
    assert answer.headers["Location"] == f"{QUEUE}?state=submitted"
    assert "请给这个筛选起个名称" in desk.get(answer.headers["Location"]).content.decode()


def test_one_is_renamed_and_forgotten(desk, case):
    view = SavedViewFactory(user=case.reviewer)
    address = reverse("review:saved_change", args=[view.pk])
    desk.post(address, {"name": "新名称"})
    view.refresh_from_db()
    assert view.name == "新名称"
    assert "新名称" in desk.get(reverse("review:saved")).content.decode()
    desk.post(address, {"delete": "1", "name": "新名称"})
    assert not SavedView.objects.exists()
    assert "还没有常用筛选" in desk.get(reverse("review:saved")).content.decode()


def test_somebody_elses_list_is_missing_even_for_a_colleague(desk, case):
    other = member(Role.REVIEWER, federation=case.filing.federation)
    view = SavedViewFactory(user=other, name="别人的")
    answer = desk.post(reverse("review:saved_change", args=[view.pk]), {"name": "我的"})
    assert answer.status_code == 404
    assert "别人的" not in desk.get(QUEUE).content.decode()
    assert client_of(other).get(reverse("review:saved")).content.decode().count("别人的") == 3
