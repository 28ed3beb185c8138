"""The rule catalogue as people read it."""

from __future__ import annotations

import pytest

from disclosures.checks import rules
from portal.enums import Role
from tests.disclosures.desk import filled, person
from tests.factories import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    client.force_login(member(Role.EDITOR))
    return client


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def test_every_rule_is_listed_and_leads_to_its_page(reader):
    page = text(reader.get("/work/rules/"))
    for rule in rules():
        assert f'href="/work/rules/{rule.id}/"' in page


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_shows_source_and_examples_of_both_kinds(reader, rule):
    page = text(reader.get(f"/work/rules/{rule.id}/"))
    assert rule.title in page
    assert rule.source in page
    fires, passes = page.split("不会提出的例子")
    assert fires.split("会提出的例子")[1].count("<li>") >= 1
    assert passes.count("<li>") >= 1


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ("q=R12", "R12", "R13"),
        ("q=宿舍", "T05", "R12"),
        ("severity=error", "R01", "T05"),
        ("indicator=i08", "R12", "R04"),
        ("indicator=i08&severity=error", "R13", "R12"),
    ],
)
def test_the_list_is_narrowed(reader, query, there, not_there):
    page = text(reader.get(f"/work/rules/?{query}"))
    assert f"/work/rules/{there}/" in page
    assert f"/work/rules/{not_there}/" not in page


@pytest.mark.parametrize("query", ["severity=nonsense", "indicator=<b>", f"q={'长' * 51}"])
def test_what_is_not_offered_counts_as_not_chosen(reader, query):
    assert "/work/rules/R12/" in text(reader.get(f"/work/rules/?{query}"))


def test_nothing_found_says_what_to_do(reader):
    page = text(reader.get("/work/rules/?q=没有这样的词"))
    assert "没有找到这样的规则" in page
    assert "清除条件" in page


@pytest.mark.parametrize("number", ["R99", "r12", "abc"])
def test_an_unknown_rule_is_404(reader, number):
    assert reader.get(f"/work/rules/{number}/").status_code == 404


def test_a_finding_leads_to_its_rule_and_marks_the_words(client):
    filing = filled({"departments[1].duties": "负责学生宿舍管理和检查。"})
    client.force_login(person(filing))
    page = text(client.get(f"/work/filings/{filing.pk}/findings/"))
    assert 'href="/work/rules/T05/"' in page
    assert "<mark>" in page


def test_a_year_and_a_cycle_that_take_it_otherwise_are_named(client):
    filing = filled()
    reason = "本省今年首次要求，先提醒一年。"
    filing.cycle.rule_settings = {
        "R29": {"off": False, "severity": "information", "reason": reason}
    }
    filing.cycle.save()
    client.force_login(person(filing))
    page = text(client.get("/work/rules/R29/"))
    assert "2023—2024学年" in page
    assert reason in page
    other = member(Role.EDITOR)
    client.force_login(other)
    assert reason not in text(client.get("/work/rules/R29/"))


def test_the_list_asks_the_database_for_nothing_of_its_own(reader, django_assert_num_queries):
    with django_assert_num_queries(12):
        reader.get("/work/rules/")
