"""Answers to findings: which may be answered, how, and when an answer falls."""

import pytest
from django.core.exceptions import PermissionDenied

from disclosures.domain import drafts, explanations
from disclosures.domain.assessment import assess
from disclosures.domain.refused import Refused
from disclosures.enums import FilingState
from disclosures.models import Explanation
from portal.enums import Role
from tests.disclosures.desk import acting, filled

pytestmark = pytest.mark.django_db

REASON = "两个校区各设一个办公点。"


def contradicted(**kwargs):
    return filled({"responsible[0].full_time": "否"}, **kwargs)


def finding(filing):
    return assess(filing).unexplained[0]


def test_an_explanation_holds_for_its_finding():
    filing = contradicted()
    found = finding(filing)
    explanations.write(
        acting(filing, Role.EDITOR), filing, found.rule, found.path, f"  {REASON}\x00"
    )
    assessment = assess(filing)
    assert assessment.unexplained == []
    assert assessment.explanations[found.key].text == REASON
    assert assessment.ready


def test_it_falls_when_the_evidence_changes_and_its_text_is_offered_again():
    filing = filled({"indicators.i03.number": "22"})
    actor = acting(filing)
    for found in assess(filing).unexplained:
        explanations.write(actor, filing, found.rule, found.path, REASON)
    content = filing.drafts.get(key="indicators").content
    content["answers"]["i03"]["number"] = "21"
    drafts.save(actor, filing, "indicators", content, 1)
    assessment = assess(filing)
    assert assessment.unexplained
    assert {item.text for item in assessment.fallen.values()} == {REASON}
    assert not assessment.ready


def test_a_second_answer_takes_the_place_of_the_first():
    filing = contradicted()
    found = finding(filing)
    for text in (REASON, "已调整分工。"):
        explanations.write(acting(filing), filing, found.rule, found.path, text)
    assert Explanation.objects.get().text == "已调整分工。"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "至少5个字"), ("   嗯  ", "至少5个字"), ("因" * 1001, "最多1000字，现在有1001字")],
)
def test_too_short_and_too_long_are_refused(text, sentence):
    filing = contradicted()
    found = finding(filing)
    with pytest.raises(Refused, match=sentence):
        explanations.write(acting(filing), filing, found.rule, found.path, text)


def test_what_is_not_found_needs_no_answer():
    filing = contradicted()
    with pytest.raises(Refused, match="不需要再说明"):
        explanations.write(acting(filing), filing, "R99", "roster", REASON)


def test_an_error_cannot_be_explained_away():
    filing = filled({"indicators.i05.answer": ""})
    error = assess(filing).blocking[0]
    with pytest.raises(Refused, match="不需要再说明"):
        explanations.write(acting(filing), filing, error.rule, error.path, REASON)


def test_a_contradiction_cannot_be_ticked():
    filing = contradicted()
    found = finding(filing)
    with pytest.raises(Refused, match="不能只勾选"):
        explanations.tick(acting(filing), filing, found.rule, found.path)


def test_a_warning_is_ticked():
    filing = filled({"responsible[1].name": "魏若棋"})
    warning = assess(filing).unticked[0]
    explanations.tick(acting(filing), filing, warning.rule, warning.path)
    assert warning.key not in {found.key for found in assess(filing).unticked}


def test_an_observer_and_a_locked_filing_answer_nothing():
    filing = contradicted()
    found = finding(filing)
    with pytest.raises(PermissionDenied):
        explanations.write(acting(filing, Role.OBSERVER), filing, found.rule, found.path, REASON)
    type(filing).objects.filter(pk=filing.pk).update(state=FilingState.SUBMITTED)
    filing.refresh_from_db()
    with pytest.raises(Refused, match="已经锁定"):
        explanations.write(acting(filing), filing, found.rule, found.path, REASON)
