"""Old beside new; what was chosen is written, and nothing else."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from disclosures import editions, exchange
from disclosures.content import Departments, Disclosure, Roster, RosterRow
from disclosures.domain import drafts, proposals
from disclosures.domain.refused import Refused
from disclosures.enums import FilingState, ImportState
from disclosures.importing.worker import kept
from disclosures.models import SectionDraft
from portal.enums import Role
from portal.models import Event
from tests.disclosures.desk import acting, college_filing, filled, reviewer
from tests.disclosures.domain.imported import (
    HEADER,
    accept_all,
    brought,
    clean,
    drafts_of,
    part,
    revisions,
)
from tests.disclosures.strategies import disclosures, json_values

pytestmark = pytest.mark.django_db
FORM = editions.load("2024-2025")
some = settings(max_examples=8, suppress_health_check=list(HealthCheck), phases=[Phase.generate])


@pytest.fixture
def filing():
    return college_filing()


@pytest.fixture
def actor(filing):
    return acting(filing)


def same(content: Disclosure) -> dict:
    """Content without answers and rows' fields that say nothing; what this form cannot hold aside."""
    plain = content.model_dump(mode="json")
    answers = plain["indicators"]["answers"]
    plain["indicators"]["answers"] = {k: v for k, v in answers.items() if any(v.values())}
    plain["departments"]["chart_text"] = plain["party_guidance"] = ""
    return plain


def emptied(filing):
    SectionDraft.objects.filter(filing=filing).update(content={}, revision=0)


@some
@given(content=disclosures(FORM))
def test_accepting_everything_of_an_export_gives_the_content(filing, actor, content):
    emptied(filing)
    accepted = accept_all(actor, brought(filing, content))
    assert not accepted.conflicts
    assert not accepted.refused
    assert same(drafts_of(filing)) == same(content)


KEYS = sorted(exchange.write(Disclosure(), FORM, HEADER))


@pytest.mark.parametrize("edition", ["2020", "2024-2025", ""])
@some
@given(data=st.dictionaries(st.sampled_from(KEYS), json_values, max_size=12))
def test_any_data_are_proposed_and_taken_or_refused_in_words(filing, actor, edition, data):
    emptied(filing)
    import_ = brought(filing, json.loads(exchange_safe(data)), edition)
    shown = proposals.of(actor, import_)
    accepted = accept_all(actor, import_)
    assert {one.key for one in shown.sections} >= set(accepted.saved)
    assert not accepted.conflicts


def exchange_safe(data):
    """What the reader of files keeps of JSON: nothing that the database cannot hold."""
    return (
        json.dumps(kept(data))
        .replace("NaN", "0")
        .replace("-Infinity", "0")
        .replace("Infinity", "0")
    )


def test_accepting_twice_changes_nothing(filing, actor):
    import_ = brought(filing, clean())
    at = revisions(filing)
    chosen = dict.fromkeys(at, proposals.ALL)
    first = proposals.accept(actor, import_, chosen, at)
    stood = revisions(filing)
    again = proposals.accept(actor, import_, chosen, at)
    assert set(first.saved) == set(again.saved)
    assert not again.conflicts
    assert revisions(filing) == stood


def test_an_answer_is_shown_beside_the_old_one(filing, actor):
    accept_all(actor, brought(filing, clean()))
    data = {"indicators": [{"no": "3", "answer": "否", "note": "实有43人"}]}
    shown = part(actor, brought(filing, data), "indicators", "指标3")
    assert shown.change == "differs"
    assert [(line.label, line.old, line.new) for line in shown.lines] == [
        ("结论", "是", "否"),
        ("实有", "23", "43"),
    ]
    assert shown.old == "结论：是\n实有：23"


def test_only_the_chosen_answer_changes(filing, actor):
    accept_all(actor, brought(filing, clean()))
    data = {"indicators": [{"no": "3", "answer": "否"}, {"no": "4", "answer": "否"}]}
    import_ = brought(filing, data)
    proposals.accept(actor, import_, {"indicators": {"i03"}}, revisions(filing))
    answers = drafts_of(filing).indicators.answers
    assert (answers["i03"].answer, answers["i04"].answer) == ("否", "是")
    assert answers["i03"].number == "23"  # the document holds no number: the old one stays


def test_what_a_document_does_not_hold_is_never_emptied(filing, actor):
    accept_all(actor, brought(filing, clean()))
    stood = drafts_of(filing)
    rows = [{"name": row.name, "rank_raw": "5/50"} for row in stood.roster.rows]
    accept_all(
        actor, brought(filing, {"roster": rows, "indicators": [{"no": "1", "answer": "是"}]})
    )
    after = drafts_of(filing)
    assert {row.rank for row in after.roster.rows} == {"5/50"}
    assert [row.post for row in after.roster.rows] == [row.post for row in stood.roster.rows]
    assert after.indicators.students == stood.indicators.students
    assert after.indicators.trainings == stood.indicators.trainings
    assert after.charter == stood.charter


def with_roster(filing, actor, *rows):
    draft = SectionDraft.objects.get(filing=filing, key="roster")
    content = Roster(rows=tuple(RosterRow(**row) for row in rows)).model_dump(mode="json")
    drafts.save(actor, filing, "roster", content, draft.revision)


def names(filing):
    return [row.name for row in drafts_of(filing).roster.rows]


def test_a_roster_accepted_whole_replaces_rows_and_keeps_what_it_does_not_print(filing, actor):
    with_roster(filing, actor, {"name": "安然", "post": "部长"}, {"name": "白露"}, {"name": "程远"})
    import_ = brought(filing, {"roster": [{"name": "程 远"}, {"name": "安然", "grade": "2023级"}]})
    accept_all(actor, import_)
    assert names(filing) == ["程 远", "安然"]
    assert drafts_of(filing).roster.rows[1].post == "部长"


def test_a_roster_in_parts_keeps_the_others_and_their_order(filing, actor):
    with_roster(filing, actor, {"name": "安然"}, {"name": "白露"}, {"name": "程远"})
    import_ = brought(filing, {"roster": [{"name": "丁宁"}, {"name": "程远", "grade": "2023级"}]})
    new = part(actor, import_, "roster", "名单：丁宁")
    gone = part(actor, import_, "roster", "名单：白露")
    assert (new.change, gone.change) == ("new", "gone")
    proposals.accept(actor, import_, {"roster": {new.id, gone.id}}, revisions(filing))
    assert names(filing) == ["安然", "程远", "丁宁"]
    assert not drafts_of(filing).roster.rows[1].grade


def test_a_repeated_request_never_takes_out_another_row(filing, actor):
    """Found by numbering removed rows by their place: the next row took the number."""
    with_roster(filing, actor, {"name": "安然"}, {"name": "白露"}, {"name": "程远"})
    import_ = brought(filing, {"roster": [{"name": "安然"}]})
    chosen = {"roster": {part(actor, import_, "roster", "名单：白露").id}}
    for _ in range(3):
        proposals.accept(actor, import_, chosen, revisions(filing))
    assert names(filing) == ["安然", "程远"]


def test_namesakes_are_told_apart_by_their_faculty(filing, actor):
    old = [
        {"name": "安然", "faculty": "文学院", "post": "部长"},
        {"name": "安然", "faculty": "法学院"},
    ]
    with_roster(filing, actor, *old)
    rows = [{"name": "安然", "faculty": "法学院"}, {"name": "安然", "faculty": "文学院"}]
    accept_all(actor, brought(filing, {"roster": rows}))
    people = drafts_of(filing).roster.rows
    assert [(row.faculty, row.post) for row in people] == [("法学院", ""), ("文学院", "部长")]


def test_a_namesake_that_nothing_tells_apart_is_nobody_known(filing, actor):
    with_roster(filing, actor, {"name": "安然", "post": "部长"}, {"name": "安然", "post": "干事"})
    accept_all(actor, brought(filing, {"roster": [{"name": "安然", "grade": "2023级"}]}))
    assert [row.post for row in drafts_of(filing).roster.rows] == [""]


def test_a_section_saved_meanwhile_is_a_conflict_and_the_others_are_saved(filing, actor):
    import_ = brought(filing, clean())
    looked_at = revisions(filing)
    drafts.save(actor, filing, "charter", {"text": "第一条　新写的。"}, 0)
    accepted = proposals.accept(actor, import_, dict.fromkeys(looked_at, proposals.ALL), looked_at)
    assert set(accepted.conflicts) == {"charter"}
    assert accepted.conflicts["charter"].theirs["text"] == "第一条　新写的。"
    assert drafts_of(filing).charter.text == "第一条　新写的。"
    assert drafts_of(filing).roster == clean().roster
    import_.refresh_from_db()
    assert "charter" not in import_.taken


def test_a_section_whose_revision_is_not_named_is_a_conflict(filing, actor):
    accepted = proposals.accept(actor, brought(filing, clean()), {"charter": proposals.ALL}, {})
    assert set(accepted.conflicts) == {"charter"}


def test_a_section_that_is_not_open_is_refused_with_its_reason():
    filing = college_filing(state=FilingState.RETURNED, open_sections=["roster"])
    actor, import_ = acting(filing), brought(filing, clean())
    shown = proposals.of(actor, import_)
    assert "没有被指出问题" in shown.section("charter").locked
    assert shown.section("roster").locked is None
    accepted = accept_all(actor, import_)
    assert set(accepted.saved) == {"roster"}
    assert "没有被指出问题" in accepted.refused["charter"]


def test_a_section_over_the_cap_is_refused_and_the_others_saved(filing, actor):
    many = [{"name": f"安{number}"} for number in range(151)]
    accepted = accept_all(
        actor, brought(filing, {"roster": many, "charter": {"text": "第一条　服务同学。"}})
    )
    assert "最多150行" in accepted.refused["roster"]
    assert set(accepted.saved) == {"charter"}


def test_who_only_looks_may_not_accept(filing):
    import_, observer = brought(filing, clean()), acting(filing, Role.OBSERVER)
    assert all(one.locked for one in proposals.of(observer, import_).sections)
    with pytest.raises(PermissionDenied):
        accept_all(observer, import_)
    with pytest.raises(PermissionDenied):
        proposals.of(reviewer(filing), import_)


@pytest.mark.parametrize("state", [ImportState.QUEUED, ImportState.FAILED, ImportState.DISCARDED])
def test_what_is_not_ready_proposes_nothing(filing, actor, state):
    import_ = brought(filing, clean())
    type(import_).objects.update(state=state)
    import_.refresh_from_db()
    with pytest.raises(Refused):
        proposals.of(actor, import_)
    with pytest.raises(Refused):
        accept_all(actor, import_)


def test_the_event_has_numbers_and_no_names(filing, actor):
    import_ = brought(filing, {"roster": [{"name": "安然"}], "charter": {"text": "第一条"}})
    row = part(actor, import_, "roster", "名单：安然").id
    chosen = {"roster": {row}, "charter": proposals.ALL}
    proposals.accept(actor, import_, chosen, revisions(filing))
    event = Event.objects.get(action="import.accept")
    assert event.data["parts"] == {"roster": 1, "charter": "all"}
    assert event.college == filing.college
    assert "安然" not in str(event.data)
    assert event.target == f"filing:{filing.pk}"


def test_unknown_sections_and_parts_are_passed_over(filing, actor):
    import_ = brought(filing, {"roster": [{"name": "安然"}]})
    chosen = {"roster": {"row-7", "x"}, "party_guidance": proposals.ALL, "unknown": {"a"}}
    accepted = proposals.accept(actor, import_, chosen, revisions(filing))
    assert accepted == proposals.Accepted()
    assert not Event.objects.filter(action="import.accept").exists()


def test_both_boxes_ticked_is_shown_in_words(filing, actor):
    data = {"indicators": [{"no": "1", "answer": "both"}]}
    assert "两项都勾了" in part(actor, brought(filing, data), "indicators", "指标1　").new


def test_sources_remarks_and_what_had_no_place_come_along(filing, actor):
    import_ = brought(
        filing,
        {"charter": {"text": "第一条　服务同学。"}},
        sources={"charter": {"place": "第3页", "snippet": "第一条", "sure": "medium"}},
        remarks=[
            {"code": "T22", "path": "charter.text", "sentence": "编号断了。", "excerpt": ""},
            {"code": "R34", "path": "", "sentence": "年度是旧的。", "excerpt": ""},
        ],
        unplaced=[{"place": "第9页", "text": "活动新闻"}],
    )
    shown = proposals.of(actor, import_)
    (section,) = shown.sections
    assert (section.source.place, section.source.sure) == ("第3页", "medium")
    assert [one.sentence for one in section.remarks] == ["编号断了。"]
    assert [one.sentence for one in shown.remarks] == ["年度是旧的。"]
    assert shown.unplaced[0].text == "活动新闻"
    assert shown.edition_found == shown.edition_here == FORM.period


def test_material_of_another_college_is_told_and_of_ones_own_not(filing, actor):
    """A secretary of two colleges, or a file out of the wrong folder."""
    rows = {"roster": [{"name": "安然"}]}
    other = {"school": "云外大学", "organisation": "研究生会", **rows}
    told = [one.sentence for one in proposals.of(actor, brought(filing, other)).remarks]
    assert len(told) == 2
    assert "云外大学" in told[0]
    assert "研究生会" in told[1]
    own = {"school": "青川 大学", "organisation": "学生会（研究生会）", **rows}
    assert not proposals.of(actor, brought(filing, own)).remarks


def test_departments_are_found_by_name(filing, actor):
    filled_in = Departments.model_validate(
        {"rows": [{"name": "学习部", "headcount": "4", "duties": "学风建设"}, {"name": "文体部"}]}
    )
    accept_all(actor, brought(filing, Disclosure(departments=filled_in)))
    data = {"departments": [{"name": "学 习部", "duties": "学业支持"}]}
    shown = part(actor, brought(filing, data), "departments", "部门：学")
    assert shown.change == "differs"
    accept = {"departments": {shown.id}}
    proposals.accept(actor, brought(filing, data), accept, revisions(filing))
    rows = drafts_of(filing).departments.rows
    assert [(row.headcount, row.duties) for row in rows] == [("4", "学业支持"), ("", "")]


def test_a_filing_filled_already_is_compared_with_itself_as_the_same():
    filing = filled()
    shown = proposals.of(acting(filing), brought(filing, clean()))
    assert shown.sections
    assert not [part for one in shown.sections for part in one.changes]
