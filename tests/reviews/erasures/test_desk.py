"""The secretary finds out who asks and decides; the lead watches and may decide; nobody else sees it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from disclosures.models import Erasure
from portal.enums import Role
from tests.factories import member
from tests.factories.rights import ErasureFactory

pytestmark = pytest.mark.django_db
ME = "林知夏"


@pytest.fixture
def erasure():
    return ErasureFactory()


def logged_in(client, role, **where):
    client.force_login(member(role, **where))
    return client


def test_the_secretary_is_led_there_and_decides(client, erasure):
    logged_in(client, Role.SECRETARY, college=erasure.college)
    assert "1 条删除请求等待核实和答复" in client.get(reverse("start")).content.decode()
    page = client.get(reverse("erasures:show", args=[erasure.pk])).content.decode()
    assert ME in page
    assert "benren@example.org" in page
    assert "不要只打请求里留的电话" in page  # a stranger may have left his own
    decide = reverse("erasures:decide", args=[erasure.pk])
    early = client.post(decide, {"state": "granted", "answer": "同意"}).content.decode()
    assert "请先联系本人核实" in early
    client.post(reverse("erasures:confirm", args=[erasure.pk]), {"says": "same"})
    assert client.post(decide, {"state": "granted", "answer": ""}).status_code == 302
    assert Erasure.objects.get().state == "granted"
    done = client.get(reverse("erasures:show", args=[erasure.pk])).content.decode()
    assert "二、决定和答复" not in done


def test_a_refusal_without_reason_keeps_what_was_typed(client, erasure):
    logged_in(client, Role.LEAD, federation=erasure.federation)
    url = reverse("erasures:decide", args=[erasure.pk])
    page = client.post(url, {"state": "refused", "answer": "不行"}).content.decode()
    assert "请写明理由" in page
    assert ">不行</textarea>" in page.replace("\n", "")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_has_a_constant_number_of_queries(
    client, erasure, count, django_assert_max_num_queries
):
    for _one in range(count - 1):
        ErasureFactory(entry=None, publication=erasure.publication)
    logged_in(client, Role.SECRETARY, college=erasure.college)
    with django_assert_max_num_queries(30):
        page = client.get(reverse("erasures:index")).content.decode()
    assert page.count("1-EEEE-") == count


def test_a_lead_who_belongs_to_the_college_does_not_see_it(client, erasure):
    user = member(Role.LEAD, federation=erasure.federation)
    from tests.factories import MembershipFactory

    MembershipFactory(user=user, college=erasure.college, role=Role.EDITOR)
    client.force_login(user)
    assert erasure.number not in client.get(reverse("start")).content.decode()
    assert client.get(reverse("erasures:show", args=[erasure.pk])).status_code == 403
