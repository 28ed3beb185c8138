"""The pages of the results: inside, release with its preview, and what the public gets."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from disclosures.models import ResultsRelease
from disclosures.publication.results import tables
from portal.enums import Role
from tests import factories
from tests.disclosures.results.conftest import RANK
from tests.factories import member


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def ask(lead):
    client = Client()
    client.force_login(lead)

    def get(name, *args, **query):
        return client.get(reverse(f"results:{name}", args=args), query)

    get.client = client
    return get


def seen_in(page):
    return page.split('name="seen" value="')[1].split('"')[0]


# --- Inside ------------------------------------------------------------------------------------


def test_the_list_says_what_is_public(ask, cycle):
    assert "没有公布" in text(ask("index"))
    factories.ResultsReleaseFactory(cycle=cycle)
    assert "2026-03-02公布" in text(ask("index"))
    factories.ResultsReleaseFactory(cycle=cycle, parts=[])
    assert "没有公布" in text(ask("index"))


def test_an_empty_list_says_so(db):
    client = Client()
    client.force_login(member(Role.OBSERVER, federation=factories.FederationFactory()))
    assert "还没有填报周期" in text(client.get(reverse("results:index")))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries(ask, cycle, rows, django_assert_num_queries):
    for n in range(rows):
        edition = factories.EditionFactory(key=f"202{1 + n}-202{2 + n}")
        other = factories.CycleFactory(federation=cycle.federation, edition=edition)
        factories.ResultsReleaseFactory(cycle=other)
    with django_assert_num_queries(17):
        ask("index")


def test_every_part_is_shown_exactly_to_the_inside(ask, cycle, five):
    page = text(ask("show", cycle.pk))
    for words in ("各项指标", "各条核验规则", "各地", "各类组织", "云溪市", "临川市", "R12"):
        assert words in page
    assert "没有公布" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_a_cycle_takes_the_same_queries(ask, cycle, sent, rows, django_assert_num_queries):
    for _ in range(rows):
        sent(findings=[RANK])
    with django_assert_num_queries(21):
        ask("show", cycle.pk)


def places(page, *words):
    return [page.index(f">{word}<") for word in words]


def test_tables_are_sorted_by_the_address(ask, cycle, five):
    page = text(ask("show", cycle.pk, cities="unions"))
    assert places(page, "临川市", "云溪市") == sorted(places(page, "临川市", "云溪市"))
    page = text(ask("show", cycle.pk, cities="-unions", kinds="-sent"))
    assert places(page, "云溪市", "临川市") == sorted(places(page, "云溪市", "临川市"))
    assert "cities=-unions&amp;kinds=-doubted" in page  # the other table keeps its order


@pytest.mark.parametrize("order", ["name", "nonsense", "-", "--sent"])
def test_an_order_that_does_not_exist_counts_as_none(ask, cycle, five, order):
    plain, strange = text(ask("show", cycle.pk)), text(ask("show", cycle.pk, cities=order))
    assert strange.split("<main")[1] == plain.split("<main")[1]


def test_observers_look_and_see_no_release(cycle, five):
    client = Client()
    client.force_login(member(Role.OBSERVER, federation=cycle.federation))
    assert reverse("results:release", args=[cycle.pk]) not in text(
        client.get(reverse("results:show", args=[cycle.pk]))
    )


# --- Release -------------------------------------------------------------------------------------


def test_the_preview_is_what_the_public_gets(ask, cycle, five):
    preview = text(ask("release", cycle.pk, parts=["cities", "kinds"], note="感谢各校。"))
    body = preview.split('<div class="as-public">')[1].split("<form")[0]
    answer = ask.client.post(
        reverse("results:release", args=[cycle.pk]),
        {"parts": ["cities", "kinds"], "note": "感谢各校。", "seen": seen_in(preview)},
    )
    assert answer.status_code == 302
    public = text(Client().get(reverse("public:results", args=[cycle.pk])))
    assert body.strip().removesuffix("</div>").strip() in public
    assert "感谢各校。" in public


def test_without_a_tick_nothing_is_shown(ask, cycle, five):
    page = text(ask("release", cycle.pk, note="说明"))
    assert "请至少勾选一项" in page
    assert "as-public" not in page


def test_what_changed_after_the_preview_is_shown_again(ask, cycle, five, sent):
    preview = text(ask("release", cycle.pk, parts=["kinds"]))
    sent()
    answer = ask.client.post(
        reverse("results:release", args=[cycle.pk]),
        {"parts": ["kinds"], "seen": seen_in(preview)},
    )
    again = text(answer)
    assert "请再看一遍" in again
    assert seen_in(again) != seen_in(preview)
    assert not ResultsRelease.objects.exists()


def test_too_few_colleges_are_said_beside_the_tick(ask, cycle, sent):
    sent()
    assert "不足3所" in text(ask("release", cycle.pk, parts=["kinds"]))
    assert "as-public" in text(ask("release", cycle.pk, parts=["kinds"], exact="on"))


# --- The public -----------------------------------------------------------------------------------


def test_the_public_gets_the_latest_and_nothing_when_it_was_withdrawn(ask, cycle, five):
    address = reverse("public:results", args=[cycle.pk])
    assert Client().get(address).status_code == 404
    factories.ResultsReleaseFactory(cycle=cycle, note="第一次")
    factories.ResultsReleaseFactory(cycle=cycle, note="第二次")
    page = text(Client().get(address))
    assert "第二次" in page
    assert "第一次" not in page
    answer = ask.client.post(reverse("results:withdraw", args=[cycle.pk]), follow=True)
    assert "已撤回" in text(answer)
    assert Client().get(address).status_code == 404
    answer = ask.client.post(reverse("results:withdraw", args=[cycle.pk]), follow=True)
    assert "不需要撤回" in text(answer)


def test_the_register_leads_to_what_is_public(cycle):
    address = reverse("public:results", args=[cycle.pk])
    assert address not in text(Client().get("/"))
    factories.ResultsReleaseFactory(cycle=cycle)
    assert address in text(Client().get("/"))
    factories.ResultsReleaseFactory(cycle=cycle, parts=[])
    assert address not in text(Client().get("/"))


def test_the_public_page_may_be_kept_for_a_minute(cycle):
    factories.ResultsReleaseFactory(cycle=cycle)
    answer = Client().get(reverse("public:results", args=[cycle.pk]))
    assert "public" in answer["Cache-Control"]
    assert not answer.cookies


def test_a_withheld_number_is_said_in_words_and_sorted_between(cycle):
    row = {"number": "R1", "name": "规则", "filings": None}
    rows = [row, row | {"number": "R2", "filings": 0}, row | {"number": "R3", "filings": 3}]
    data = {"head": {"values": ["是", "否"]}, "totals": {"sent": 10}, "rules": rows}
    [table] = tables(data, {"rules": "-filings"})
    assert [cells[2].text for cells in table.rows] == ["3", "不足3", "0"]
    assert [cells[2].share for cells in table.rows] == [30, None, 0]
    assert [column.key for column in table.columns] == ["number", "name", "filings"]
