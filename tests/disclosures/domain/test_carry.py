"""Last year's filing as proposals: what still holds, and nothing that was of its year."""

import pytest

from disclosures.content import Disclosure
from disclosures.domain import carry, carry_people, imports, proposals
from disclosures.domain.refused import Refused
from disclosures.enums import ImportState
from disclosures.models import Filing, SectionDraft
from tests import factories
from tests.disclosures.checks.filings import data, put
from tests.disclosures.desk import acting, college_filing, filled
from tests.disclosures.domain.imported import accept_all, clean, drafts_of, revisions

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    return filled()


@pytest.fixture
def filing(old):
    return this_year(old)


def this_year(old, key="2025-2026"):
    return college_filing(union=old.union, cycle__edition__key=key)


def brought(filing, *, roster=False):
    return imports.from_last_year(acting(filing), filing, roster=roster)


def test_texts_departments_and_responsible_people_come_along(old, filing):
    import_ = brought(filing)
    assert (import_.state, import_.based_on, import_.name) == (
        ImportState.READY,
        old,
        "2024—2025学年填报",
    )
    accept_all(acting(filing), import_)
    new, before = drafts_of(filing), clean()
    assert new.charter.text == before.charter.text
    assert new.election_rules.text == before.election_rules.text
    assert [row.name for row in new.departments.rows] == [
        row.name for row in before.departments.rows
    ]
    assert new.responsible == before.responsible


def test_dates_counts_answers_people_and_the_congress_never_do(filing):
    accept_all(acting(filing), brought(filing))
    new = drafts_of(filing)
    assert new.charter.adopted == ""
    assert not any(row.headcount for row in new.departments.rows)
    for key in ("indicators", "second_level", "congress", "roster"):
        assert getattr(new, key) == Disclosure.model_fields[key].default
        assert revisions(filing)[key] == 0


def test_the_roster_comes_by_choice_a_year_older_without_ranks(old, filing):
    draft = SectionDraft.objects.get(filing=old, key="roster")
    for row, grade in zip(
        draft.content["rows"], ["一年级", "大二", "2024级", "大四", ""], strict=False
    ):
        row["grade"] = grade
    draft.save()
    import_ = brought(filing, roster=True)
    accept_all(acting(filing), import_)
    rows = drafts_of(filing).roster.rows
    assert [row.grade for row in rows[:5]] == ["二年级", "大三", "2024级", "大四", ""]
    assert [row.name for row in rows] == [row["name"] for row in draft.content["rows"]]
    assert rows[0].post == draft.content["rows"][0]["post"]
    assert not any(row.rank or row.failed_courses or row.rank_basis for row in rows)
    (section,) = (
        one for one in proposals.of(acting(filing), import_).sections if one.key == "roster"
    )
    assert [one.path for one in section.remarks] == ["roster[3].grade"]
    assert "可能已经毕业" in section.remarks[0].sentence


@pytest.mark.parametrize(
    ("grade", "years", "later"),
    [
        ("一年级", 1, "二年级"),
        ("一年级", 2, "三年级"),
        ("大一新生", 1, "大二"),
        ("研一", 1, "研二"),
        ("硕士二年级", 1, "硕士三年级"),
        ("本科 三年级", 1, "本科四年级"),
        ("2024级", 1, "2024级"),
        ("24级本科", 1, "24级本科"),
        ("研三", 1, "研三"),
        ("大四", 1, "大四"),
        ("大三", 2, "大三"),
        ("专二", 1, "专三"),
        ("一", 1, "一"),
        ("", 1, ""),
    ],
)
def test_a_grade_moves_up(grade, years, later):
    assert carry_people.moved_up(grade, years) == later


def test_without_an_earlier_filing_there_is_a_sentence(old):
    with pytest.raises(Refused, match="没有往年的填报"):
        brought(old)


def test_another_unions_filing_is_not_taken(old, filing):
    other = factories.UnionFactory(college=old.college, kind="graduate", name="研究生会")
    with pytest.raises(Refused):
        brought(college_filing(union=other, cycle=filing.cycle))


def test_what_was_submitted_counts_before_what_was_drafted_after(old, filing):
    content = data()
    put(content, "charter.text", "第一条　提交时的章程。")
    factories.SubmissionFactory(filing=old, content=content)
    shown = proposals.of(acting(filing), brought(filing)).section("charter")
    assert [one.new for one in shown.parts if one.id == "text"] == ["第一条　提交时的章程。"]


def test_the_newest_earlier_year_that_holds_anything_is_taken(old):
    older = filled(union=old.union, cycle__edition__key="2023-2024")
    assert carry.earlier(acting(old), this_year(old)) == old
    SectionDraft.objects.filter(filing=old).update(content={}, revision=0)
    assert carry.earlier(acting(old), Filing.objects.get(cycle__edition__key="2025-2026")) == older
    assert carry.earlier(acting(old), older) is None


def test_asking_again_replaces_what_was_not_used(old, filing):
    first = brought(filing)
    second = brought(filing, roster=True)
    assert list(imports.of(filing)) == [second]
    accept_all(acting(filing), second)
    third = brought(filing)
    assert list(imports.of(filing)) == [third, second]
    first.refresh_from_db()
    assert first.state == ImportState.DISCARDED


def test_nothing_is_overwritten_unseen(old, filing):
    actor = acting(filing)
    SectionDraft.objects.filter(filing=filing, key="charter").update(
        content={"title": "", "text": "第一条　今年的。"}, revision=3
    )
    shown = proposals.of(actor, brought(filing)).section("charter")
    (text,) = (part for part in shown.parts if part.id == "text")
    assert (text.old, text.change, shown.revision) == ("第一条　今年的。", "differs", 3)


def test_a_published_filing_gives_what_was_published(old, filing):
    submission = factories.SubmissionFactory(filing=old, content=data())
    factories.PublicationFactory(submission=submission)
    later = data()
    put(later, "charter.text", "第一条　还没公开的更正。")
    factories.SubmissionFactory(filing=old, ordinal=2, content=later)
    assert carry.content_of(old)["charter"] == data()["charter"]
