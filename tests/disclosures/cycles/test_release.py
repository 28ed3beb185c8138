"""The lead's page of the day, and the preview of what waits."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from disclosures import wording
from disclosures.domain import releasing
from disclosures.domain.cycles import terms_of
from disclosures.models import Cycle
from portal import clock
from portal.enums import Role
from portal.models import Job
from tests.disclosures.domain.waiting import cycle_of, passed, soon
from tests.factories import CollegeFactory, UnionFactory, member


@pytest.fixture
def cycle(db):
    return cycle_of()


@pytest.fixture
def lead(client, cycle):
    person = member(Role.LEAD, federation=cycle.federation)
    client.force_login(person)
    return person


def address(cycle):
    return reverse("cycles:release", args=(cycle.pk,))


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_what_the_day_means_and_who_waits(client, lead, cycle):
    ready, baking = passed(cycle), passed(cycle, files=False)
    UnionFactory(college=CollegeFactory(federation=cycle.federation))
    shown = text(client.get(address(cycle)))
    assert f"{wording.moment_of(cycle.release_at)}统一公开" in shown
    assert str(ready.filing.union) in shown
    assert "正在生成" in shown
    assert reverse("filing:waiting", args=(ready.filing_id,)) in shown
    assert reverse("filing:waiting", args=(baking.filing_id,)) not in shown


def test_nobody_waits(client, lead, cycle):
    assert "现在没有已经通过、还没有公开的材料" in text(client.get(address(cycle)))


def waits(client, cycle, count, ask):
    for _one in range(count):
        passed(cycle)
    with ask() as asked:
        client.get(address(cycle))
    return len(asked)


def test_the_page_asks_as_much_for_three_as_for_one(client, lead, cycle):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def ask():
        return CaptureQueriesContext(connection)

    client.get(address(cycle))
    assert waits(client, cycle, 1, ask) == waits(client, cycle, 2, ask)


def test_moving_the_day_in_chinese_time(client, lead, cycle):
    day = (clock.today() + dt.timedelta(days=9)).isoformat()
    answer = client.post(address(cycle), {"release_at": f"{day}T09:00"}, follow=True)
    assert "9:00统一公开" in text(answer)
    cycle.refresh_from_db()
    assert cycle.release_at.astimezone(dt.UTC).hour == 1


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("", "请填写日期和时间"),
        ("三月二十日", "请按“年-月-日 时:分”填写"),
        ("2020-01-01T09:00", "统一公开的时间要在开始填报"),
    ],
)
def test_a_wrong_day_is_kept_and_said(client, lead, cycle, value, sentence):
    before = cycle.release_at
    shown = text(client.post(address(cycle), {"release_at": value}))
    assert sentence in shown
    cycle.refresh_from_db()
    assert cycle.release_at == before


def test_now_wants_a_second_press(client, lead, cycle):
    passed(cycle)
    first = client.post(address(cycle), {"do": "now"}, follow=True)
    assert "确定现在就公开？" in text(first)
    assert "文件已经生成的1份立即同时公开" in text(first)
    assert Job.objects.count() == 0
    second = client.post(address(cycle), {"do": "now", "sure": "1"}, follow=True)
    assert "正在统一公开" in text(second)
    assert Job.objects.get().task == releasing.TASK


def test_cancelling_says_that_it_means_now(client, lead, cycle):
    passed(cycle)
    assert "取消就是现在公开" in text(client.post(address(cycle), {"do": "cancel"}, follow=True))
    client.post(address(cycle), {"do": "cancel", "sure": "1"})
    cycle.refresh_from_db()
    assert cycle.release_at is None
    assert Job.objects.count() == 1


def test_pressed_after_the_day_nothing_happens_and_it_says_so(client, lead, cycle):
    Cycle.objects.update(release_at=soon(days=-1))
    answer = client.post(address(cycle), {"do": "now", "sure": "1"}, follow=True)
    assert "没有改动" in text(answer)
    assert Job.objects.count() == 0


def test_the_form_of_the_cycle_leads_to_the_day_and_leaves_it_alone(client, lead, cycle):
    """A colleague set the day after this form was opened: saving it must not cancel the day."""
    url = reverse("cycles:change", args=(cycle.pk,))
    shown = text(client.get(url))
    assert 'name="release_at"' not in shown
    assert address(cycle) in shown
    typed = {name: value or "" for name, value in vars(terms_of(cycle)).items()}
    set_meanwhile = soon(days=+3)
    Cycle.objects.filter(pk=cycle.pk).update(release_at=set_meanwhile)
    answer = client.post(url, typed | {"release_at": "", "reminders": ""})
    assert answer.status_code == 302
    cycle.refresh_from_db()
    assert cycle.release_at == set_meanwhile
    assert not cycle.reminders
    assert Job.objects.count() == 0
    assert "统一公开" in text(client.get(reverse("cycles:calendar", args=(cycle.pk,))))


# --- The preview ---------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["secretary", "lead"])
def test_college_and_lead_see_what_waits_as_it_will_be(client, cycle, role):
    publication = passed(cycle)
    home = (
        {"college": publication.filing.college}
        if role == "secretary"
        else {"federation": cycle.federation}
    )
    client.force_login(member(role, **home))
    answer = client.get(reverse("filing:waiting", args=(publication.filing_id,)))
    assert f"将于{wording.moment_of(cycle.release_at)}统一公开" in text(answer)
    assert answer["Cache-Control"] == "private, no-store"
    file = reverse("filing:waiting_file", args=(publication.filing_id, "disclosure.pdf"))
    pdf = client.get(file)
    assert (pdf.status_code, pdf["Content-Type"]) == (200, "application/pdf")
    assert pdf["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("name", ["data.json", "../secret", "chart.exe", "congress-1.png"])
def test_nothing_but_the_page_its_pictures_and_the_pdf(client, lead, cycle, name):
    publication = passed(cycle)
    url = f"/work/filings/{publication.filing_id}/waiting/{name}"
    assert client.get(url).status_code == 404


def test_once_public_the_preview_leads_there(client, lead, cycle):
    publication = passed(cycle)
    releasing.release(publication)
    answer = client.get(reverse("filing:waiting", args=(publication.filing_id,)))
    assert answer["Location"] == f"/d/{publication.code}/"


def test_without_files_it_says_to_wait(client, lead, cycle):
    publication = passed(cycle, files=False)
    answer = client.get(reverse("filing:waiting", args=(publication.filing_id,)))
    assert answer.status_code == 404
