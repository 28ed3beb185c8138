"""A cycle makes a rule milder: tried out first, with a reason, from then on and not before."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from disclosures.domain import adjustments, submit, trials
from disclosures.domain.assessment import assess
from disclosures.domain.refused import Refused
from disclosures.enums import FilingState, RuleEffect
from disclosures.models import Filing, RuleTrial
from portal.access import actor_of
from portal.enums import Role
from portal.models import Event, Job
from portal.scoping import scope
from tests.disclosures.desk import acting, answer_all, filled
from tests.factories import CycleFactory, RuleTrialFactory, UnionFactory, member

pytestmark = pytest.mark.django_db
REASON = "本省今年首次要求，先提醒一年。"
SPOILT = {"roster[5].political_status": "群众"}


@pytest.fixture
def filing():
    return filled(SPOILT)


@pytest.fixture
def lead(filing):
    return actor_of(member(Role.LEAD, federation=filing.federation))


def again(filing):
    return Filing.objects.select_related("cycle__edition", "union__college").get(pk=filing.pk)


def severities(filing, rule="R11"):
    return [each.severity.value for each in assess(again(filing)).findings if each.rule == rule]


def tried(lead, filing, effect, rule="R11"):
    trial = trials.start(lead, filing.cycle, rule, effect)
    trials.work(trial.pk)
    trial.refresh_from_db()
    return trial


def adjust(lead, filing, effect, rule="R11", reason=REASON):
    trial = tried(lead, filing, effect, rule)
    adjustments.adjust(lead, trial, reason)
    return trial


@pytest.mark.parametrize(
    ("effect", "left"),
    [
        (RuleEffect.OFF, []),
        (RuleEffect.INFORMATION, ["information"]),
        (RuleEffect.WARNING, ["warning"]),
    ],
)
def test_the_effect_reaches_the_findings(filing, lead, effect, left):
    assert severities(filing) == ["contradiction"]
    adjust(lead, filing, effect)
    assert severities(filing) == left
    adjust(lead, filing, RuleEffect.AS_IT_IS)
    assert severities(filing) == ["contradiction"]
    assert again(filing).cycle.rule_settings == {}


def test_the_reason_and_the_trial_are_on_the_record(filing, lead):
    trial = adjust(lead, filing, RuleEffect.WARNING)
    event = Event.objects.get(action="cycle.rule")
    assert event.data["rule"] == "R11"
    assert event.data["trial"] == trial.pk
    assert event.data["old"] is None
    assert event.data["new"]["reason"] == REASON


@pytest.mark.parametrize(
    ("rule", "offered"),
    [
        ("R01", ["as_it_is", "contradiction", "warning", "information", "off"]),
        ("R11", ["as_it_is", "warning", "information", "off"]),
        ("R09", ["as_it_is", "information", "off"]),
        ("R36", ["as_it_is", "off"]),
    ],
)
def test_a_rule_is_only_made_milder(rule, offered):
    assert adjustments.effects_for(adjustments.rule_of(rule)) == offered


def test_a_heavier_effect_is_refused(filing, lead):
    with pytest.raises(Refused, match="请从列出的方式中选择"):
        trials.start(lead, filing.cycle, "R09", "contradiction")
    assert not RuleTrial.objects.exists()


@pytest.mark.parametrize("reason", ["", "   \n", "先放宽", "长" * 301])
def test_without_a_proper_reason_nothing_changes(filing, lead, reason):
    trial = tried(lead, filing, RuleEffect.OFF)
    with pytest.raises(Refused, match=r"至少5个字|最多300字"):
        adjustments.adjust(lead, trial, reason)
    assert again(filing).cycle.rule_settings == {}


def test_without_a_finished_trial_nothing_changes(filing, lead):
    trial = trials.start(lead, filing.cycle, "R11", RuleEffect.OFF)
    with pytest.raises(Refused, match="试算还没有完成"):
        adjustments.adjust(lead, trial, REASON)


def test_only_the_newest_trial_of_a_rule_counts(filing, lead):
    first = tried(lead, filing, RuleEffect.OFF)
    tried(lead, filing, RuleEffect.WARNING)
    with pytest.raises(Refused, match="按最新的试算结果"):
        adjustments.adjust(lead, first, REASON)


def test_only_the_lead_of_the_federation_may(filing):
    for person in (acting(filing), actor_of(member(Role.REVIEWER, federation=filing.federation))):
        with pytest.raises(PermissionDenied):
            trials.start(person, filing.cycle, "R11", RuleEffect.OFF)
        with pytest.raises(PermissionDenied):
            adjustments.adjust(person, RuleTrialFactory(cycle=filing.cycle), REASON)


def test_what_was_submitted_keeps_its_findings(filing, lead):
    secretary = acting(filing)
    answer_all(secretary, filing)
    submission = submit.submit(secretary, filing, True)
    adjust(lead, filing, RuleEffect.OFF)
    submission.refresh_from_db()
    assert "R11" in {each["rule"] for each in submission.findings}


def test_the_trial_counts_drafts_and_names_what_was_submitted(filing, lead):
    submitted = filled(SPOILT, cycle=filing.cycle, union=other_union(filing))
    answer_all(acting(submitted), submitted)
    submit.submit(acting(submitted), submitted, True)
    untouched = filled(cycle=filing.cycle, union=other_union(filing))
    result = trials.Result.of(tried(lead, filing, RuleEffect.WARNING))
    assert (result.filings, result.changed) == (3, 2)
    assert (result.drafts, result.drafts_changed) == (2, 1)
    assert [line.union for line in result.lines] == [str(submitted.union)]
    assert result.lines[0].state == FilingState.SUBMITTED
    assert result.lines[0].before == {"contradiction": 1}
    assert result.lines[0].after == {"warning": 1}
    assert str(untouched.union) not in str(result)
    assert str(filing.union) not in str(result)


def other_union(filing):
    union = UnionFactory(kind="student", name="学生会")
    union.college.federation = filing.federation
    union.college.save()
    return union


def test_a_trial_leaves_everything_as_it_was(filing, lead):
    before = again(filing).cycle.rule_settings, severities(filing)
    tried(lead, filing, RuleEffect.OFF)
    assert (again(filing).cycle.rule_settings, severities(filing)) == before


def test_a_trial_runs_once_however_often_it_is_delivered(filing, lead):
    trial = tried(lead, filing, RuleEffect.OFF)
    done = trial.done_at
    trials.work(trial.pk)
    trial.refresh_from_db()
    assert trial.done_at == done
    assert Job.objects.filter(task="disclosures.try_rule", object_id=trial.pk).count() == 1


def test_another_federation_sees_no_trial(filing, lead):
    tried(lead, filing, RuleEffect.OFF)
    with scope(actor_of(member(Role.LEAD, federation=CycleFactory().federation))):
        assert not RuleTrial.objects.exists()
    with scope(acting(filing)):
        assert not RuleTrial.objects.exists()
    with scope(lead):
        assert RuleTrial.objects.count() == 1
