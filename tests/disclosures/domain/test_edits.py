"""What the log says of work on a draft: who, which section, which revisions; never a word of it."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from disclosures.domain import drafts
from disclosures.domain.edits import EDIT, STRETCH
from disclosures.domain.submit import pull_back, submit
from portal import clock
from portal.enums import Role
from portal.models import Event
from tests.disclosures.desk import acting, answer_all, college_filing, filled

pytestmark = pytest.mark.django_db

CONTRADICTION = {"indicators.i03.number": "22"}


def save(actor, filing, words, revision, key="charter"):
    return drafts.save(actor, filing, key, {"title": "章程", "text": words}, revision)


def told():
    return [
        (event.actor, event.data["section"], event.data["from"], event.data["to"])
        for event in Event.objects.filter(action=EDIT)
    ]


def test_a_stretch_of_work_is_one_event_by_person_and_section():
    filing = college_filing()
    one, other = acting(filing), acting(filing, Role.EDITOR)
    for revision in range(4):
        save(one, filing, f"第{revision}稿", revision)
    save(one, filing, "规则", 0, "election_rules")
    save(other, filing, "别人的稿", 4)
    assert told() == [
        (one.user, "charter", 0, 1),
        (one.user, "election_rules", 0, 1),
        (other.user, "charter", 1, 5),
    ]


def test_after_a_while_the_next_save_tells_of_what_came_since():
    filing = college_filing()
    actor = acting(filing)
    save(actor, filing, "一", 0)
    save(actor, filing, "二", 1)
    with clock.at(clock.now() + STRETCH + dt.timedelta(seconds=1)):
        save(actor, filing, "三", 2)
    assert [line[2:] for line in told()] == [(0, 1), (1, 3)]


def test_nothing_of_the_text_is_kept():
    filing = college_filing()
    save(acting(filing), filing, "独特的内容", 0)
    assert "独特" not in json.dumps(
        [event.data for event in Event.objects.all()], ensure_ascii=False
    )


def test_a_conflict_is_no_work():
    filing = college_filing()
    save(acting(filing), filing, "一", 0)
    save(acting(filing, Role.EDITOR), filing, "二", 0)
    assert len(told()) == 1


def test_a_submission_names_the_sections_that_differ_from_the_one_before():
    filing = filled()
    actor = acting(filing)
    submit(actor, filing, declaration=True)
    pull_back(actor, filing)
    content = filing.drafts.get(key="charter").content
    changed = {**content, "text": content["text"] + "\n第九十九条 本章程自公布之日起施行。"}
    drafts.save(actor, filing, "charter", changed, 1)
    answer_all(actor, filing)
    submit(actor, filing, declaration=True)
    first, second = Event.objects.filter(action="filing.submit").order_by("pk")
    assert "sections" not in first.data
    assert second.data["sections"] == ["charter"]


def test_an_explanation_is_told_by_its_rule_and_length():
    filing = filled(CONTRADICTION)
    answer_all(acting(filing), filing)
    event = Event.objects.filter(action="filing.explain").first()
    assert event.data["characters"] == [0, len("情况属实，已报学校党委备案。")]
    assert "情况属实" not in json.dumps(event.data, ensure_ascii=False)
