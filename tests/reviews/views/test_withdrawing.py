"""The lead takes a publication down: reason, what will happen, done."""

from __future__ import annotations

import pytest
from django.urls import reverse

from disclosures.domain import releasing
from disclosures.enums import FilingState
from disclosures.models import Filing, Withdrawal
from portal import clock
from portal.enums import Role
from tests.disclosures.domain.waiting import cycle_of, passed
from tests.factories import member

SAID = {"reason": "公开内容误含个人信息，正在更正。", "note": "来电反映。"}


@pytest.fixture
def public(db):
    publication = passed(cycle_of(release_at=None))
    releasing.release(publication)
    return publication


@pytest.fixture
def lead(client, public):
    person = member(Role.LEAD, federation=public.filing.federation)
    client.force_login(person)
    return person


def address(publication):
    return reverse("review:take_down", args=(publication.submission_id,))


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_overview_leads_there(client, lead, public):
    shown = text(client.get(reverse("review:read", args=(public.submission_id,))))
    assert address(public) in shown
    assert f"/d/{public.code}/" in shown


def test_a_reviewer_is_not_led_there(client, public):
    client.force_login(member(Role.REVIEWER, federation=public.filing.federation))
    shown = text(client.get(reverse("review:read", args=(public.submission_id,))))
    assert address(public) not in shown


def test_it_is_done_at_the_second_press(client, lead, public):
    assert "撤下原因（公开）" in text(client.get(address(public)))
    shown = text(client.post(address(public), SAID))
    assert "确定撤下？" in shown
    assert "不能恢复" in shown
    assert Withdrawal.objects.count() == 0
    again = text(client.post(address(public), SAID | {"back": "1"}))
    assert SAID["reason"] in again
    done = text(client.post(address(public), SAID | {"sure": "1"}, follow=True))
    assert "已撤下" in done
    assert SAID["note"] in done
    assert Withdrawal.objects.get().note == SAID["note"]


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("", "请写明撤下的原因"),
        ("错了", "请把原因写得清楚一些"),
        ("字" * 501, "撤下原因最多500个字"),
        ("张某来电要求，电话13800001234。", "其中有手机号"),
    ],
)
def test_a_wrong_reason_is_kept_and_said(client, lead, public, reason, sentence):
    assert sentence in text(client.post(address(public), SAID | {"reason": reason, "sure": "1"}))
    assert Withdrawal.objects.count() == 0


def test_a_second_time_leads_back_with_a_sentence(client, lead, public):
    client.post(address(public), SAID | {"sure": "1"})
    again = client.post(address(public), SAID | {"sure": "1"}, follow=True)
    assert "已经撤下" in text(again)
    assert Withdrawal.objects.count() == 1


def test_the_college_reads_the_reason_and_not_the_note(client, lead, public):
    client.post(address(public), SAID | {"sure": "1"})
    client.force_login(member(Role.SECRETARY, college=public.filing.college))
    for name in ("filing:tasks", "filing:history"):
        shown = text(client.get(reverse(name, args=(public.filing_id,))))
        assert SAID["note"] not in shown
    assert SAID["reason"] in text(client.get(reverse("filing:tasks", args=(public.filing_id,))))
    assert "公开材料被撤下" in text(client.get(reverse("filing:history", args=(public.filing_id,))))


def test_the_college_sees_that_it_waits(client, db):
    publication = passed(cycle_of())
    client.force_login(member(Role.SECRETARY, college=publication.filing.college))
    shown = text(client.get(reverse("filing:tasks", args=(publication.filing_id,))))
    assert "统一公开" in shown
    assert reverse("filing:waiting", args=(publication.filing_id,)) in shown
    assert "统一公开" in text(client.get("/work/"))


def test_while_it_is_corrected_the_college_reads_that_it_is_down(client, lead, public):
    client.post(address(public), SAID | {"sure": "1"})
    Filing.objects.update(state=FilingState.CORRECTING, return_due=clock.today())
    client.force_login(member(Role.SECRETARY, college=public.filing.college))
    shown = text(client.get(reverse("filing:tasks", args=(public.filing_id,))))
    assert "公开材料已撤下，请更正" in shown
    assert "公开页面上仍是原来的内容" not in shown
