from collections import Counter

import pytest
from django.core.management import call_command
from django.db.models import F
from django.test import Client

from disclosures.domain import carry, imports, proposals, publish
from disclosures.domain.assessment import assess
from disclosures.enums import FilingState
from disclosures.models import Cycle, Filing, Publication, RegisterEntry, Submission
from disclosures.publication.changes import between
from portal import clock
from portal.access import actor_of
from portal.enums import FederationLevel, JobState
from portal.models import College, Federation, Job, Membership, Message, Notice, User
from reviews.demo import ACCOUNTS, PASSWORD
from reviews.models import BlindReading, Claim, Flag, Objection, Reply, Review

pytestmark = pytest.mark.django_db


def filing(college: str, kind: str = "student", year: str = "2025-2026") -> Filing:
    return Filing.objects.get(
        union__college__name=college, union__kind=kind, cycle__edition__key=year
    )


def check_the_country() -> None:
    levels = Counter(Federation.objects.values_list("level", flat=True))
    assert levels == {
        FederationLevel.NATIONAL: 1, FederationLevel.PROVINCE: 2, FederationLevel.CITY: 1,
    }  # fmt: skip
    assert College.objects.count() == 12
    assert Federation.objects.get(level="city").parent.level == "province"


def check_last_year_is_closed_and_this_year_is_open_today() -> None:
    today = clock.today()
    for cycle in Cycle.objects.all():
        open_now = cycle.opens <= today <= cycle.due
        assert open_now == (cycle.edition.key == "2025-2026")


def check_filings_in_every_state() -> None:
    states = Counter(
        Filing.objects.filter(cycle__edition__key="2025-2026").values_list("state", flat=True)
    )
    assert states == {
        FilingState.DRAFT: 5, FilingState.SUBMITTED: 5, FilingState.RETURNED: 1, FilingState.APPROVED: 4,
    }  # fmt: skip
    before = Filing.objects.filter(cycle__edition__key="2024-2025").values_list("state", flat=True)
    assert Counter(before) == {FilingState.APPROVED: 3, FilingState.PUBLISHED: 3}
    assert filing("南岫师范学院", year="2023-2024").state == FilingState.APPROVED


def check_publications_wait_for_the_worker() -> None:
    jobs = Job.objects.filter(state=JobState.QUEUED, task="disclosures.bake")
    assert set(jobs.values_list("object_id", flat=True)) == set(
        Publication.objects.values_list("pk", flat=True)
    )
    assert Publication.objects.count() == 12


def check_one_is_without_any_finding_and_one_has_many() -> None:
    assert assess(filing("云洲医科大学")).findings == ()
    assert assess(filing("云洲医科大学")).ready
    muddled = assess(filing("澄湖学院"))
    assert muddled.blocking
    assert muddled.unexplained
    assert not assess(filing("屿山职业技术学院")).ready


def check_the_returned_one_has_a_flag_on_a_row_of_the_roster() -> None:
    row = filing("云洲师范大学")
    assert row.open_sections == ["roster", "congress"]
    assert row.return_due > clock.today()
    assert Flag.objects.filter(review__filing=row, path__startswith="roster[").exists()
    assert len(assess(row).unsettled) == 2


def check_one_province_waits_for_its_day_and_one_publication_was_taken_down() -> None:
    cycle = Cycle.objects.get(release_at__gt=clock.now())
    waiting = Filing.objects.filter(cycle=cycle, state=FilingState.APPROVED)
    assert (cycle.federation.name, waiting.count()) == ("澜江省学生联合会", 3)
    gone = RegisterEntry.objects.get(withdrawn_at__isnull=False)
    assert (gone.college_name, gone.union_kind) == ("云洲师范大学", "graduate")


def check_one_publication_was_corrected() -> None:
    second = Publication.objects.get(version=2)
    assert second.filing.college.name == "汀川学院"
    assert "政治面貌" in second.corrects
    old, new = (publish.document_in(one) for one in second.filing.publications.order_by("version"))
    changed = [one.key for one in between(old, new) if one.changes]
    assert changed == ["charter", "roster"]


def check_one_province_asks_for_sealed_pages() -> None:
    asked = Submission.objects.filter(filing__cycle__pledge=True)
    assert asked.exists()
    assert not asked.filter(pledge=None).exists()


def check_the_resubmitted_one_shows_a_change_and_a_reply() -> None:
    row = filing("云洲理工学院")
    first, second = row.submissions.order_by("ordinal")
    assert first.content["roster"] != second.content["roster"]
    assert Reply.objects.filter(flag__review__filing=row).count() == 1


def check_the_one_being_read() -> None:
    row = filing("云洲大学", "graduate")
    assert row.opened_at is not None
    assert Review.objects.get(filing=row).verdicts.count() == 6


def check_one_has_a_roster_to_look_at_and_a_filing_to_carry() -> None:
    row = filing("云洲师范大学", "graduate")
    (import_,) = imports.of(row)
    actor = actor_of(import_.uploaded_by)
    shown = proposals.of(actor, import_).section("roster")
    assert len(shown.parts) > 10
    assert {part.change for part in shown.parts} == {"new"}
    assert carry.earlier(actor, row).cycle.edition.key == "2024-2025"


def check_the_one_in_its_third_round() -> None:
    row = filing("汀川职业学院")
    outcomes = Review.objects.filter(filing=row).order_by("id").values_list("outcome", flat=True)
    assert (list(outcomes), row.submissions.count()) == (["returned", "returned"], 3)


def check_two_people_approve_where_the_cycle_wants_it() -> None:
    first, second = Review.objects.get(filing=filing("南岫师范学院")), filing("澜江财经学院")
    assert first.decided_by.username == "lanjiang"
    assert Review.objects.get(filing=second).proposed_by.username == "lanjiang1"


def check_what_happens_around_the_filings() -> None:
    assert (
        Claim.objects.get(filing=filing("云洲医科大学", "graduate")).assignee.username == "yunzhou2"
    )
    assert filing("屿山职业技术学院").extended_until > filing("屿山职业技术学院").cycle.closes
    assert Counter(Objection.objects.values_list("state", flat=True)) == {"asked": 1, "received": 1}
    assert Message.objects.filter(kind="returned").exists()
    assert BlindReading.objects.exists()


def check_messages_left_in_their_time() -> None:
    due = Message.objects.filter(not_before__lte=clock.now(), cancelled_at=None)
    assert due.exists()
    assert not due.exclude(left_at=F("not_before")).exists()
    assert Notice.objects.filter(read_at=None).exists()
    assert Notice.objects.filter(read_at__gt=F("created_at")).exists()
    assert not Notice.objects.filter(read_at__gt=clock.now()).exists()


def check_nothing_happened_in_the_future() -> None:
    assert not Submission.objects.filter(submitted_at__gt=clock.now()).exists()
    assert not Review.objects.filter(opened_at__gt=clock.now()).exists()
    for row in Publication.objects.filter(filing__cycle__edition__key="2024-2025"):
        assert row.approved_at.date() < row.filing.cycle.closes


def check_everybody_may_log_in() -> None:
    assert Membership.objects.count() == len(ACCOUNTS)
    for user in User.objects.all():
        assert user.check_password(PASSWORD)
    assert Client().login(username="yzlg-tianbao", password=PASSWORD) is not None


CHECKS = (
    check_the_country,
    check_last_year_is_closed_and_this_year_is_open_today,
    check_filings_in_every_state,
    check_publications_wait_for_the_worker,
    check_one_is_without_any_finding_and_one_has_many,
    check_the_returned_one_has_a_flag_on_a_row_of_the_roster,
    check_the_resubmitted_one_shows_a_change_and_a_reply,
    check_the_one_being_read,
    check_one_province_waits_for_its_day_and_one_publication_was_taken_down,
    check_one_publication_was_corrected,
    check_one_province_asks_for_sealed_pages,
    check_one_has_a_roster_to_look_at_and_a_filing_to_carry,
    check_the_one_in_its_third_round,
    check_two_people_approve_where_the_cycle_wants_it,
    check_what_happens_around_the_filings,
    check_messages_left_in_their_time,
    check_nothing_happened_in_the_future,
    check_everybody_may_log_in,
)


def test_the_demonstration(capsys: pytest.CaptureFixture[str]) -> None:
    """Loading takes a while: once for all of the checks above, then a second time for nothing."""
    call_command("load_demo")
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == "演示数据已载入：12 所高校，22 份填报。"
    made = Filing.objects.count() + 1  # of one story, nothing is begun
    assert [line.split()[0] for line in said[:-1]] == [f"{n}/{made}" for n in range(1, made + 1)]
    for check in CHECKS:
        check()
    states = Counter((row.pk, row.state) for row in Filing.objects.all())
    call_command("load_demo")
    assert capsys.readouterr().out == "演示数据早已载入，没有改动：12 所高校，22 份填报。\n"
    assert Counter((row.pk, row.state) for row in Filing.objects.all()) == states


def test_accounts_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo_accounts")
    short = capsys.readouterr().out
    assert "yunzhou1" in short
    assert PASSWORD in short
    assert "审核员" in short
    call_command("demo_accounts", "--all")
    assert capsys.readouterr().out.count(PASSWORD) == len(ACCOUNTS)


def test_log_in_names_are_short_and_plain() -> None:
    assert all(account.username.replace("-", "").isalnum() for account in ACCOUNTS)
    assert len({(a.username, a.role, a.organisation) for a in ACCOUNTS}) == len(ACCOUNTS)
