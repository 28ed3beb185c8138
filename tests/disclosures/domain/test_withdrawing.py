"""Taking a publication down."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import PermissionDenied

from disclosures import wording
from disclosures.domain import bake, correcting, publish, releasing, withdrawing
from disclosures.domain.refused import Refused
from disclosures.domain.results import results
from disclosures.domain.statistics import figures
from disclosures.enums import FilingState, RenderReason
from disclosures.models import Filing, RegisterEntry, Withdrawal
from portal import clock
from portal.access import actor_of
from portal.enums import JobState, Role
from portal.models import Event, Job, Message
from portal.scoping import scope
from tests.disclosures.domain.waiting import cycle_of, next_version, passed
from tests.disclosures.publication.approved import baked
from tests.factories import FederationFactory, MembershipFactory, member

REASON = "公开内容误含个人信息，正在更正。"


@pytest.fixture
def public(db):
    publication = passed(cycle_of(release_at=None))
    releasing.release(publication)
    return publication


@pytest.fixture
def lead(public):
    return actor_of(member(Role.LEAD, federation=public.filing.federation))


def files(code):
    root = Path(django_settings.PUBLISHED_ROOT)
    return [path for path in root.rglob("*") if path.is_file() and code in str(path)]


def take_down(lead, publication, **more):
    with scope(lead):
        return withdrawing.withdraw(lead, publication.filing, REASON, **more)


def test_it_is_on_record_told_and_the_line_stays(public, lead):
    made = take_down(lead, public, note="张某来电。")
    entry = RegisterEntry.objects.get()
    assert (entry.withdrawn_at, entry.withdrawn_reason) == (made.withdrawn_at, REASON)
    assert (made.publication, made.note) == (public, "张某来电。")
    event = Event.objects.get(action="publication.withdraw")
    assert event.data == {"version": 1}, "no text of it"
    told = Message.objects.get(kind="withdrawn")
    assert told.college_id == public.filing.college_id
    assert REASON.rstrip("。") in told.text
    assert "张某" not in told.text
    assert Filing.objects.get().state == FilingState.PUBLISHED


def test_the_files_go_by_a_job_that_may_run_twice(public, lead):
    made = take_down(lead, public)
    assert files(public.code)
    job = Job.objects.get(task=withdrawing.CONCEAL)
    assert job.object_id == made.pk
    withdrawing.conceal(made.pk)
    assert files(public.code) == []
    withdrawing.conceal(made.pk)


def test_the_files_of_all_versions_go(public, lead):
    second = next_version(public)
    releasing.release(second)
    withdrawing.conceal(take_down(lead, second).pk)
    assert files(public.code) == files(second.code) == []


def test_a_later_version_brings_it_back_and_the_old_one_stays_away(public, lead):
    withdrawing.conceal(take_down(lead, public).pk)
    second = next_version(public)
    assert releasing.release_if_due(second)
    entry = RegisterEntry.objects.get()
    assert (entry.publication, entry.withdrawn_at, entry.withdrawn_reason) == (second, None, "")
    assert files(second.code)
    assert files(public.code) == []
    withdrawing.conceal(Withdrawal.objects.get().pk)
    assert files(second.code), "a job that comes late takes the old version alone"


def test_it_can_be_taken_down_again(public, lead):
    take_down(lead, public)
    second = next_version(public)
    releasing.release(second)
    take_down(lead, second)
    assert Withdrawal.objects.count() == 2


def test_what_waits_is_not_taken_down_and_it_says_what_to_do(db):
    publication = passed(cycle_of())
    lead = actor_of(member(Role.LEAD, federation=publication.filing.federation))
    with pytest.raises(Refused, match="推迟统一公开的时间"):
        take_down(lead, publication)


def test_a_second_time_is_refused(public, lead):
    take_down(lead, public)
    with pytest.raises(Refused, match="已经撤下"):
        take_down(lead, public)
    assert Withdrawal.objects.count() == 1


def test_while_the_next_version_is_being_made_it_is_refused(public, lead):
    next_version(public)
    with pytest.raises(Refused, match="请等它公开"):
        take_down(lead, public)


@pytest.mark.parametrize("reason", ["", "  错 ", "字" * 501])
def test_a_reason_must_say_something_and_fit(public, lead, reason):
    with scope(lead), pytest.raises(Refused, match="原因"):
        withdrawing.withdraw(lead, public.filing, reason)


def test_a_reason_with_a_private_number_is_not_taken(public, lead):
    with scope(lead), pytest.raises(Refused, match="手机号"):
        withdrawing.withdraw(lead, public.filing, "张某来电要求，电话13800001234。")


def test_a_reason_that_names_somebody_of_the_roster_is_not_taken(db):
    publication = baked()
    lead = actor_of(member(Role.LEAD, federation=publication.filing.federation))
    for written in ("林知夏", "林 知\n夏", "林·知·夏"):
        with pytest.raises(Refused, match="名单上同学的姓名"):
            withdrawing.withdraw(lead, publication.filing, f"应{written}要求撤下。")
    assert not Withdrawal.objects.exists()


def test_nobody_but_a_lead_and_no_member_of_the_college(public, lead):
    reviewer = actor_of(member(Role.REVIEWER, federation=public.filing.federation))
    secretary = actor_of(member(Role.SECRETARY, college=public.filing.college))
    other = actor_of(member(Role.LEAD, federation=FederationFactory()))
    MembershipFactory(user=lead.user, role=Role.OBSERVER, college=public.filing.college)
    for actor in (reviewer, secretary, other, actor_of(lead.user)):
        with pytest.raises(PermissionDenied):
            withdrawing.withdraw(actor, public.filing, REASON)


def test_the_lead_above_may(db):
    above = FederationFactory()
    publication = passed(
        cycle_of(above, release_at=None), federation=FederationFactory(parent=above)
    )
    releasing.release(publication)
    assert take_down(actor_of(member(Role.LEAD, federation=above)), publication)


def test_files_that_could_not_be_removed_are_tried_again(public, lead):
    take_down(lead, public)
    Job.objects.filter(task=withdrawing.CONCEAL).update(state=JobState.FAILED, attempts=5)
    assert withdrawing.conceal_again() == 1
    assert Job.objects.get(task=withdrawing.CONCEAL).state == JobState.QUEUED


def test_college_and_reviewer_are_told_where_it_stands(public, lead):
    take_down(lead, public)
    filing = Filing.objects.select_related("cycle").get()
    assert wording.for_college(filing).label == wording.for_reviewer(filing).label == "已撤下"
    assert wording.for_public(superseded=False, withdrawn=True).tone == "bad"
    Filing.objects.update(state=FilingState.CORRECTING)
    filing = Filing.objects.get()
    assert wording.for_reviewer(filing).label == "已撤下，学校更正中"
    assert wording.for_college(filing).label == "已撤下，更正中"


def test_the_figures_count_it_apart(public, lead):
    take_down(lead, public)
    cycle = public.filing.cycle
    with scope(lead):
        assert figures(lead, cycle).withdrawn == 1
        assert results(lead, cycle)["totals"]["withdrawn"] == 1


def test_a_render_that_ends_after_it_was_taken_down_brings_no_file_back(db):
    publication = baked()
    lead = actor_of(member(Role.LEAD, federation=publication.filing.federation))
    withdrawing.conceal(take_down(lead, publication).pk)
    assert bake.make(publication, RenderReason.RETENTION, "保存期满。") is None
    assert files(publication.code) == []


def test_a_correction_of_what_is_taken_down_says_so_to_both_sides(public, lead):
    """Nobody reads that something is still public which is not."""
    secretary = actor_of(member(Role.SECRETARY, college=public.filing.college))
    due = clock.today() + dt.timedelta(days=9)
    take_down(lead, public)
    for actor in (secretary, lead):
        correcting.open_(actor, public.filing, ["charter"], due, "补上漏掉的一条。")
        correcting.give_up(actor, public.filing)
    told = Message.objects.filter(kind__in=("reopened", "correcting")).order_by("pk")
    assert told.count() == 4
    for message in told:
        assert "撤下" in message.text
        for wrong in ("仍在公开", "公开的内容不变"):
            assert wrong not in message.text


def test_where_the_next_version_cannot_be_made_the_present_one_is_taken_down_all_the_same(
    public, lead
):
    """What must not be public does not wait for a server that fails; a later try publishes the next version."""
    second = next_version(public)
    filing = public.filing
    job = Job.objects.create(
        task=publish.BAKE, object_id=second.pk, college=filing.college,
        federation=filing.federation, state=JobState.QUEUED,
    )  # fmt: skip
    with pytest.raises(Refused, match="请等它公开"):
        take_down(lead, public)
    Job.objects.filter(pk=job.pk).update(state=JobState.FAILED, attempts=5)
    made = take_down(lead, public)
    withdrawing.conceal(made.pk)
    assert not files(public.code)
    releasing.release(second)
    entry = RegisterEntry.objects.get()
    assert (entry.publication, entry.withdrawn_at) == (second, None)
