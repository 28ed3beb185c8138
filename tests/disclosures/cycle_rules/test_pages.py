"""The lead's way from the list of rules over a trial to the change."""

from __future__ import annotations

import pytest

from disclosures.domain import trials
from disclosures.models import RuleTrial
from portal.enums import JobState, Role
from portal.models import Job
from tests.disclosures.desk import filled
from tests.factories import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def filing():
    return filled({"roster[5].political_status": "群众"})


@pytest.fixture
def lead(client, filing):
    client.force_login(member(Role.LEAD, federation=filing.federation))
    return client


def url(filing, *rest):
    return "/".join(["/work/cycles", str(filing.cycle.pk), "rules", *map(str, rest), ""])


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def test_from_the_list_to_the_change(lead, filing):
    assert "R11" in text(lead.get(url(filing)))
    page = text(lead.get(url(filing, "R11")))
    assert "只作“提示”" in page
    assert "最重算“矛盾”" not in page
    answer = lead.post(url(filing, "R11"), {"effect": "warning"})
    trial = RuleTrial.objects.get()
    assert answer.url == url(filing, "R11", "trials", trial.pk)
    assert "正在试算" in text(lead.get(answer.url))
    trials.work(trial.pk)
    page = text(lead.get(answer.url))
    assert "本周期的1份填报中，有1份的核验结果会改变" in page
    assert "草稿只有学校自己能看" in page
    changed = lead.post(answer.url, {"reason": "本省今年首次要求，先提醒一年。"}, follow=True)
    assert "先提醒一年" in text(changed)
    assert text(changed).index("R11") < text(changed).index("R01")


def test_a_short_reason_stays_in_its_field(lead, filing):
    lead.post(url(filing, "R11"), {"effect": "off"})
    trial = RuleTrial.objects.get()
    trials.work(trial.pk)
    page = text(lead.post(url(filing, "R11", "trials", trial.pk), {"reason": "放宽"}), 422)
    assert "至少5个字" in page
    assert ">放宽</textarea>" in page.replace("\n", "")


@pytest.mark.parametrize("data", [{}, {"effect": "contradiction"}, {"effect": "<b>"}])
def test_a_wrong_choice_is_told(lead, filing, data):
    page = text(lead.post(url(filing, "R11"), data))
    assert "请选择一种方式" in page or "请从列出的方式中选择一种" in page
    assert not RuleTrial.objects.exists()


def test_progress_asks_again_until_it_is_done(lead, filing):
    lead.post(url(filing, "R11"), {"effect": "off"})
    trial = RuleTrial.objects.get()
    address = url(filing, "R11", "trials", trial.pk, "progress")
    waiting = lead.get(address)
    assert f'hx-get="{address}"' in text(waiting)
    assert "HX-Refresh" not in waiting
    trials.work(trial.pk)
    assert lead.get(address)["HX-Refresh"] == "true"


def test_a_trial_that_failed_says_so(lead, filing):
    lead.post(url(filing, "R11"), {"effect": "off"})
    Job.objects.update(state=JobState.FAILED)
    page = text(lead.get(url(filing, "R11", "trials", RuleTrial.objects.get().pk)))
    assert "试算没有完成" in page
    assert "hx-get" not in page


@pytest.mark.parametrize("rest", [("R99",), ("abc",), ("R11", "trials", 999_999)])
def test_what_is_not_there_is_404(lead, filing, rest):
    assert lead.get(url(filing, *rest)).status_code == 404


def test_the_list_has_the_same_queries_whatever_was_adjusted(
    lead, filing, django_assert_num_queries
):
    with django_assert_num_queries(16):
        lead.get(url(filing))
    filing.cycle.rule_settings = {
        key: {"off": True, "severity": None, "reason": "今年不作要求。"} for key in ("R09", "R11")
    }
    filing.cycle.save()
    with django_assert_num_queries(16):
        lead.get(url(filing))
