"""A year's form made here: cloned, changed, opened; and who sees it."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from disclosures import editions
from disclosures.domain import edition_drafts as drafts
from disclosures.domain.cycles import Terms, TermsRefused, kept_edition, open_cycle
from disclosures.domain.editions import find, offers, value_of, year_before
from disclosures.domain.filings import applicable_cycles
from disclosures.domain.refused import Refused
from disclosures.editions.shift import next_key, proposal
from disclosures.models import Edition, EditionDraft
from portal import clock
from portal.access import actor_of
from portal.enums import Role
from portal.models import Event
from portal.scoping import scope_colleges, scope_nothing
from tests.factories import (
    CollegeFactory,
    CycleFactory,
    EditionDraftFactory,
    FederationFactory,
    member,
)
from tests.isolation import refused

SOURCE = "2025-2026"


@pytest.fixture
def province(db):
    return FederationFactory(parent=FederationFactory(level="national"))


@pytest.fixture
def lead(province):
    return actor_of(member(Role.LEAD, federation=province))


@pytest.fixture
def draft(province):
    return EditionDraftFactory(federation=province)


def titled(text):
    return lambda data: data | {"title": text}


def events(action):
    return list(Event.objects.filter(action=action))


# --- Cloning -----------------------------------------------------------------------------


def test_a_clone_is_a_draft_of_the_next_year(lead, province):
    draft = drafts.clone(lead, province, SOURCE, {"key": "2026-2027", "period": "2026—2027学年"})
    form = drafts.form_in(draft)
    assert (form.key, form.period, draft.revision) == ("2026-2027", "2026—2027学年", 1)
    assert form.indicators == editions.load(SOURCE).indicators
    assert events("edition.clone")[0].data["source"] == SOURCE
    assert drafts.origin(draft).key == SOURCE


def test_a_year_is_cloned_once(lead, province):
    drafts.clone(lead, province, SOURCE, {"key": "2026-2027"})
    with pytest.raises(Refused, match="已经有2026-2027年度"):
        drafts.clone(lead, province, SOURCE, {"key": "2026-2027"})


def test_a_clone_with_a_wrong_key_is_refused(lead, province):
    with pytest.raises(drafts.Faulty) as error:
        drafts.clone(lead, province, SOURCE, {"key": "明年"})
    assert [place for place, _ in error.value.faults] == ["key"]
    assert not EditionDraft.objects.exists()


def test_who_may_not_clone(province):
    city = FederationFactory(parent=province, level="city")
    for role, where in ((Role.REVIEWER, province), (Role.LEAD, city)):
        with pytest.raises(PermissionDenied):
            drafts.clone(actor_of(member(role, federation=where)), where, SOURCE, {})
    with pytest.raises(Refused, match="市级学联使用上级"):
        drafts.clone(actor_of(member(Role.LEAD, federation=province)), city, SOURCE, {})


@pytest.mark.parametrize("year", editions.keys())
def test_every_year_can_be_cloned_into_the_next_by_its_own_proposal(lead, province, year):
    form = editions.load(year)
    key = next_key(year)
    found = proposal(form, key)
    assert found["intake_year"] == form.intake_year + 1
    assert found["window_start"].year == form.congress_window.start.year + 1
    assert str(int(year[:4])) not in found["period"] or "-" in year
    window = {"from": str(found.pop("window_start")), "to": str(found.pop("window_end"))}
    draft = drafts.clone(lead, province, year, {"key": key, "congress_window": window, **found})
    assert drafts.form_in(draft).key == key


def test_the_proposal_leaves_other_years_alone():
    form = editions.load(SOURCE).model_copy(
        update={"preamble": "按2019年的文件，2025—2026学年的情况如下（2025年10月）。"}
    )
    assert proposal(form, "2026-2027")["preamble"] == (
        "按2019年的文件，2026—2027学年的情况如下（2026年10月）。"
    )
    assert "title" not in proposal(form, "2026-2027")


# --- Changing ----------------------------------------------------------------------------


def test_a_change_counts_and_is_told(lead, draft):
    saved = drafts.save(lead, draft, titled("新标题"), 1)
    draft.refresh_from_db()
    assert (saved.revision, draft.revision, draft.data["title"]) == (2, 2, "新标题")
    assert "总标题" in saved.told[0]
    assert events("edition.change")[0].data["told"] == saved.told
    assert drafts.save(lead, draft, titled("新标题"), 2) == drafts.Saved(2)


def test_an_old_revision_writes_nothing(lead, draft):
    drafts.save(lead, draft, titled("甲"), 1)
    answer = drafts.save(lead, draft, titled("乙"), 1)
    draft.refresh_from_db()
    assert isinstance(answer, drafts.Conflict)
    assert (answer.theirs["title"], answer.revision, draft.data["title"]) == ("甲", 2, "甲")


def test_faults_are_all_named_and_nothing_is_written(lead, draft):
    with pytest.raises(drafts.Faulty) as error:
        drafts.save(lead, draft, lambda data: data | {"title": "", "preamble": ""}, 1)
    assert {place for place, _ in error.value.faults} == {"title", "preamble"}
    draft.refresh_from_db()
    assert draft.revision == 1


def test_an_id_is_never_used_again(lead, province, draft):
    form = drafts.form_in(draft)
    used = max(
        item.id
        for year in editions.keys()  # noqa: SIM118 - a module
        for item in editions.load(year).indicators
    )
    assert drafts.next_id("i", province, form) == f"i{int(used[1:]) + 1}"
    other = form.data() | {"indicators": [{"id": "i40", "no": "1", "text": "另一项。"}]}
    elsewhere = editions.parse(other, "别处")
    Edition.objects.create(
        key="2026-2027",
        federation=FederationFactory(),
        data=elsewhere.data(),
        digest=elsewhere.digest,
    )
    assert drafts.next_id("i", province, form) == "i41"


def test_deleting(lead, draft):
    drafts.delete(lead, draft)
    assert not EditionDraft.objects.exists()
    assert events("edition.delete")
    with pytest.raises(Refused, match="已经启用或删除"):
        drafts.delete(lead, draft)


# --- Opening and using --------------------------------------------------------------------


def test_opening_makes_an_edition_that_cannot_change(lead, province, draft):
    edition = drafts.open_(lead, draft, 1)
    assert (edition.federation, edition.key) == (province, "2026-2027")
    assert not EditionDraft.objects.exists()
    assert events("edition.open")
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(key="x")
    assert "permission denied" in refused(
        "UPDATE disclosures_edition SET key = 'x' WHERE id = %s", edition.pk
    )


def test_opening_wants_what_was_looked_at(lead, draft):
    drafts.save(lead, draft, titled("甲"), 1)
    with pytest.raises(Refused, match="又有改动"):
        drafts.open_(lead, draft, 1)


def test_its_own_and_those_below_may_use_it_and_nobody_else(lead, province, draft):
    edition = drafts.open_(lead, draft, 1)
    name = value_of(edition)
    city = FederationFactory(parent=province, level="city")
    assert find(province, name).form.key == find(city, name).form.key == "2026-2027"
    for stranger in (FederationFactory(), province.parent):
        with pytest.raises(KeyError):
            find(stranger, name)
        assert name not in {one.value for one in offers([stranger])}


def test_a_cycle_asks_what_its_own_edition_asks(lead, province, draft):
    drafts.save(lead, draft, titled("本省的标题"), 1)
    draft.refresh_from_db()
    edition = drafts.open_(lead, draft, 2)
    today = clock.today()
    terms = Terms(today, today, today, "a@example.org", "b@example.org")
    cycle = open_cycle(lead, province, value_of(edition), terms)
    assert cycle.edition == edition
    with pytest.raises(TermsRefused, match="已经有2026-2027年度的填报周期"):
        open_cycle(lead, province, value_of(edition), terms)
    stranger = FederationFactory()
    chief = actor_of(member(Role.LEAD, federation=stranger))
    with pytest.raises(TermsRefused, match="请从列出的年度中选择一个"):
        open_cycle(chief, stranger, value_of(edition), terms)


def test_the_nearer_cycle_of_a_year_holds_whichever_form_it_has(lead, province, draft):
    made = Edition.objects.create(
        key=SOURCE, federation=province, data=draft.data | {"key": SOURCE}, digest="1" * 64
    )
    carried = CycleFactory(federation=province.parent, edition=kept_edition(SOURCE))
    own = CycleFactory(federation=province, edition=made)
    college = CollegeFactory(federation=province)
    assert carried not in applicable_cycles(college)
    assert applicable_cycles(college) == [own]


def test_the_year_before_is_the_newest_earlier_one(lead, province, draft):
    drafts.open_(lead, draft, 1)
    among = offers([province])
    newest = among[0]
    assert (newest.key, newest.owner) == ("2026-2027", province)
    assert year_before(newest, among).value == SOURCE
    assert year_before(among[-1], among) is None


# --- The database's own line --------------------------------------------------------------

INSERT = (
    "INSERT INTO disclosures_edition (key, federation_id, data, digest, created_at)"
    " VALUES ('2031', %s, '{}', 'x', now())"
)


def test_drafts_are_the_owners_alone_and_editions_are_inserted_by_their_federation(draft):
    own, other = draft.federation, FederationFactory()
    with scope_colleges(CollegeFactory(federation=own).pk):
        assert not EditionDraft.objects.exists()
        assert "row-level security" in refused(INSERT, own.pk)
        assert "row-level security" in refused(INSERT, None)
    with scope_colleges(federation_ids=[other.pk]):
        assert not EditionDraft.objects.exists()
        assert "row-level security" in refused(INSERT, own.pk)
    with scope_colleges(federation_ids=[own.pk]):
        assert EditionDraft.objects.count() == 1
        assert refused(INSERT, own.pk) is None
    with scope_nothing():
        assert Edition.objects.filter(key="2031").count() == 1
