"""Every filter of the queue, its order, and what a reader can decide now."""

from __future__ import annotations

from datetime import timedelta

import pytest

from disclosures.enums import FilingState
from portal import clock
from portal.access import actor_of
from portal.enums import FederationLevel, Role
from portal.scoping import scope
from reviews import queries
from reviews.domain import claims
from reviews.forms.queue import QueueForm
from reviews.models import Letter
from reviews.pages.queue_rows import rows_of
from tests.factories import (
    ClaimFactory,
    CollegeFactory,
    CycleFactory,
    EditionFactory,
    FederationFactory,
    FilingFactory,
    ReviewFactory,
    SubmissionFactory,
    UnionFactory,
    member,
)

FINDING = {"rule": "R12", "severity": "contradiction", "indicator": "i08", "path": "roster[0].rank"}


def found(actor, query):
    """The filings that a query of the address picks, sorted by id."""
    with scope(actor):
        wanted = QueueForm(query, actor=actor).wanted()
        rows = queries.narrowed(queries.filings(actor), wanted, actor)
        return sorted(queries.ordered(rows, wanted.get("sort", "")), key=lambda one: one.pk)


@pytest.fixture
def province(db):
    return FederationFactory(short_name="云洲省学联")


@pytest.fixture
def city(province):
    return FederationFactory(parent=province, level=FederationLevel.CITY, short_name="汀川市学联")


@pytest.fixture
def cycle(province):
    return CycleFactory(federation=province)


@pytest.fixture
def lead(province):
    return actor_of(member(Role.LEAD, federation=province))


@pytest.fixture
def filing(cycle):
    """Make a filing of the province (or ``college=``), with ``sent`` submissions of these findings."""

    def make(
        state="submitted", *, sent=1, findings=(), kind="student", age=0, college=None, **more
    ):
        college = college or CollegeFactory(federation=cycle.federation, city="云阳市")
        row = FilingFactory(
            union=UnionFactory(college=college, kind=kind),
            **{"cycle": cycle, "state": state, "drafts": ()} | more,
        )
        for ordinal in range(1, sent + 1):
            SubmissionFactory(
                filing=row,
                ordinal=ordinal,
                number=f"{row.pk}-{ordinal}",
                findings=list(findings) if ordinal == sent else [],
                submitted_at=clock.now() - timedelta(days=age, minutes=1),
            )
        return row

    return make


def test_a_kind_of_union(filing, lead):
    _student, graduate = filing(), filing(kind="graduate")
    assert found(lead, {"kind": "graduate"}) == [graduate]


def test_a_year(filing, lead, province):
    older = CycleFactory(federation=province, edition=EditionFactory(key="2023-2024"))
    before, _now = filing(cycle=older), filing()
    assert found(lead, {"year": "2023-2024"}) == [before]


def test_a_year_that_is_the_only_one_is_no_filter(filing, lead):
    filing()
    assert "year" not in QueueForm({}, actor=lead).fields


def test_a_federation_with_what_is_below_it_or_alone(filing, city, lead, province):
    above, below = filing(), filing(college=CollegeFactory(federation=city))
    assert found(lead, {"federation": str(city.pk)}) == [below]
    assert found(lead, {"federation": str(province.pk)}) == [above, below]
    assert found(lead, {"federation": f"only-{province.pk}"}) == [above]


def test_a_city_or_none(filing, lead, province):
    there = filing(college=CollegeFactory(federation=province, city="鹿溪市"))
    nowhere = filing(college=CollegeFactory(federation=province, city=""))
    assert found(lead, {"city": "鹿溪市"}) == [there]
    assert found(lead, {"city": "-"}) == [nowhere]


def test_how_long_it_has_waited_at_least(filing, lead):
    _fresh, old = filing(age=2), filing(age=3)
    filing(FilingState.RETURNED, age=30)
    assert found(lead, {"age": "3"}) == [old]


@pytest.mark.parametrize(("rounds", "expected"), [("1", [1]), ("2", [2]), ("4", [4, 5])])
def test_the_number_of_submissions(filing, lead, rounds, expected):
    rows = {sent: filing(sent=sent) for sent in (0, 1, 2, 4, 5)}
    assert found(lead, {"rounds": rounds}) == [rows[sent] for sent in expected]


def test_a_rule_an_indicator_a_severity(filing, lead):
    row = filing(findings=[FINDING])
    other = filing(findings=[FINDING | {"rule": "R17", "indicator": "i11", "severity": "warning"}])
    assert found(lead, {"rule": "R12"}) == [row]
    assert found(lead, {"indicator": "i11"}) == [other]
    assert found(lead, {"severity": "warning"}) == [other]


def test_one_finding_has_to_fulfil_all_that_is_asked_of_findings(filing, lead):
    filing(findings=[FINDING, FINDING | {"rule": "R17", "severity": "warning"}])
    assert found(lead, {"rule": "R17", "severity": "contradiction"}) == []
    assert len(found(lead, {"rule": "R17", "severity": "warning"})) == 1


def test_only_the_latest_submission_counts(filing, lead):
    row = filing(findings=[FINDING])
    SubmissionFactory(filing=row, ordinal=2, findings=[])
    assert found(lead, {"rule": "R12"}) == []


def test_findings_of_what_was_pulled_back_do_not_count(filing, lead):
    filing(FilingState.DRAFT, findings=[FINDING])
    assert found(lead, {"rule": "R12"}) == []


def days(number):
    return clock.today() + timedelta(days=number)


@pytest.mark.parametrize(
    ("state", "fields", "late"),
    [
        ("returned", {"return_due": -1}, True),
        ("returned", {"return_due": 0}, False),
        ("returned", {"return_due": -1, "extended_until": 3}, False),
        ("correcting", {"return_due": -1}, True),
        ("submitted", {"return_due": -1}, False),
        ("draft", {"return_due": -1}, False),
    ],
)
def test_what_is_past_its_letter_is_overdue(filing, lead, state, fields, late):
    row = filing(state, **{name: days(value) for name, value in fields.items()})
    assert bool(found(lead, {"overdue": "1"})) is late
    with scope(lead):
        (line,) = queries.lines(queries.filings(lead), lead)
    assert (line.left is not None and line.left < 0) is late
    assert line.filing == row


@pytest.mark.parametrize(("extended", "late"), [(None, True), (5, False), (-1, True)])
def test_a_draft_is_overdue_past_the_date_of_its_cycle_or_extension(
    filing, lead, cycle, extended, late
):
    cycle.due = days(-1)
    cycle.save(update_fields=["due"])
    filing("draft", sent=0, extended_until=days(extended) if extended else None)
    filing("submitted")
    assert bool(found(lead, {"overdue": "1"})) is late


def test_who_has_it(filing, lead, province):
    someone = member(Role.REVIEWER, federation=province)
    free, given = filing(), ClaimFactory(filing=filing(), assignee=someone).filing
    mine = ClaimFactory(filing=filing(), assignee=lead.user).filing
    seen = ClaimFactory(filing=filing(), assignee=None, assigned_by=someone).filing
    returned = filing(FilingState.RETURNED)
    assert found(lead, {"assignee": "nobody"}) == [free, seen]
    assert found(lead, {"assignee": "me"}) == [mine]
    assert found(lead, {"assignee": str(someone.pk)}) == [given]
    assert returned in found(lead, {})


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "nonsense"},
        {"federation": "0"},
        {"federation": "only-"},
        {"city": "火星"},
        {"rule": "R99"},
        {"indicator": "i99"},
        {"age": "-1"},
        {"age": "many"},
        {"rounds": "0"},
        {"overdue": "yes"},
        {"assignee": "1 OR 1=1"},
        {"q": "\x00"},
        {"q": "长" * 51},
    ],
)
def test_what_is_not_offered_counts_as_none(filing, lead, query):
    row = filing()
    assert found(lead, query) == [row]


def test_somebody_elses_federation_is_not_offered(filing, lead):
    row, elsewhere = filing(), FederationFactory()
    assert found(lead, {"federation": str(elsewhere.pk)}) == [row]


def waits(actor):
    with scope(actor):
        return list(queries.waiting(actor))


@pytest.fixture
def reviewer(province):
    return actor_of(member(Role.REVIEWER, federation=province))


def test_what_is_given_to_somebody_else_does_not_wait_for_me(filing, lead, reviewer):
    free, theirs, mine = filing(age=3), filing(age=2), filing(age=1)
    ClaimFactory(filing=theirs, assignee=lead.user)
    ClaimFactory(filing=mine, assignee=reviewer.user)
    assert waits(reviewer) == [free, mine]


def test_what_somebody_is_reading_waits_for_nobody_else_until_the_claim_expires(
    filing, lead, reviewer
):
    row, now = filing(), clock.now()
    claim = ClaimFactory(filing=row, assignee=None, assigned_by=None)
    claim.reader, claim.since, claim.seen_at = lead.user, now, now - timedelta(minutes=14)
    claim.save()
    assert (waits(reviewer), waits(lead)) == ([], [row])
    claim.seen_at = now - claims.LASTS
    claim.save()
    assert waits(reviewer) == [row]


def test_a_second_person_is_wanted_and_never_the_first_again(filing, lead, reviewer):
    row = filing()
    ClaimFactory(filing=row, assignee=lead.user)
    ReviewFactory(submission=row.submissions.get(), proposed_by=lead.user, proposed_at=clock.now())
    assert (waits(reviewer), waits(lead)) == ([row], [])


def lines(actor):
    with scope(actor):
        return queries.lines(queries.filings(actor), actor)


def test_a_letter_on_its_way_waits_for_nobody_and_says_so(filing, reviewer):
    row = filing()
    letter = Letter.objects.create(
        review=ReviewFactory(submission=row.submissions.get()),
        version=1,
        text="请修改。",
        due=days(7),
        by=reviewer.user,
        at=clock.now(),
        leaves_at=clock.now(),
    )
    assert waits(reviewer) == []
    assert [line.leaving for line in lines(reviewer)] == [True]
    letter.taken_back_at = clock.now()
    letter.save()
    assert waits(reviewer) == [row]
    assert [line.leaving for line in lines(reviewer)] == [False]


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "王若水正在看"), (3, "王若水 3 分钟前在看"), (15, "")]
)
def test_who_is_reading_it_now(filing, reviewer, province, minutes, words):
    reader = member(Role.REVIEWER, federation=province, full_name="王若水")
    seen = clock.now() - timedelta(minutes=minutes, seconds=1)
    ClaimFactory(filing=filing(), assignee=reader, reader=reader, since=seen, seen_at=seen)
    (row,) = rows_of(reviewer, lines(reviewer))
    assert (row.holder, row.presence) == ("王若水", words)


def test_a_second_person_is_announced(filing, reviewer):
    review = ReviewFactory(submission=filing().submissions.get(), proposed_at=clock.now())
    review.proposed_by = review.opened_by
    review.save()
    (row,) = rows_of(reviewer, lines(reviewer))
    assert row.state.label == "待第二人复核"
