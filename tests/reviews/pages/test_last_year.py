"""Last year's published value beside this year's, in every kind of section."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from disclosures import editions
from disclosures.enums import NamePolicy
from portal.access import actor_of
from portal.enums import Role
from reviews.domain import last_year, material
from reviews.pages.last_year import answer_before, compared
from tests.factories import (
    CycleFactory,
    EditionFactory,
    FilingFactory,
    PublicationFactory,
    SubmissionFactory,
    member,
)
from tests.reviews.conftest import CONTENT

OLD_FORM = editions.load("2023-2024")
OLD = {
    "indicators": {
        "answers": {
            "i03": {"answer": "是", "number": "31"},
            "i11": {"answer": "否"},
            "i12": {"answer": "是"},
        }
    },
    "second_level": {"total": "20", "counts": {"s01": "18"}},
    "charter": {
        "title": "学生会章程",
        "text": "第一章 总则\n第一条 本会服务同学。\n第二条 本会接受指导。\n第三条 附则。",
    },
    "departments": {
        "rows": [
            {"name": "文体部", "headcount": "4", "duties": "组织活动。"},
            {"name": "外联部", "headcount": "3", "duties": "联络。"},
        ]
    },
    "roster": {
        "rows": [
            {"name": "张清越", "post": "部长", "department": "文体部", "rank": "2/38"},
            {"name": "李归舟", "post": "干事", "department": "文体部"},
        ]
    },
    "congress": {"ordinal": "第二次", "date": "2024-05-12", "delegates": "160"},
    "responsible": {
        "rows": [{"category": "学生会组织秘书长", "name": "林知秋", "full_time": "是"}]
    },
}


@pytest.fixture
def publish(case):
    """Publish a filing of the same union for the year before."""

    def made(content=None, key="2023-2024", **cycle):
        form = editions.load(key)
        edition = EditionFactory(key=key, data=form.data(), digest=form.digest)
        before = CycleFactory(federation=case.filing.federation, edition=edition, **cycle)
        filing = FilingFactory(union=case.filing.union, cycle=before, state="published")
        submission = SubmissionFactory(filing=filing, content=OLD if content is None else content)
        when = datetime(2024, 12, 3, 16, 30, tzinfo=UTC)
        return PublicationFactory(submission=submission, filing=filing, approved_at=when)

    return made


@pytest.fixture
def beside(case, publish):
    """Return a section beside last year's."""

    def found(key, old=None, new=None):
        publish(old)
        held = material.of(case.resubmit(CONTENT | (new or {})))
        return compared(key, held, last_year.of(case.actor, case.filing, held.form))

    return found


def test_nothing_was_published(case):
    held = material.of(case.submission)
    assert last_year.of(case.actor, case.filing, held.form) is None
    assert compared("roster", held, None) is None
    assert answer_before("i03", held, None) == ""


def test_the_newest_earlier_year_counts_in_one_query(case, publish, django_assert_num_queries):
    publish({}, key="2022-2023")
    publish()
    held, actor = material.of(case.submission), case.actor
    with django_assert_num_queries(1):
        found = last_year.of(actor, case.filing, held.form)
    assert found.period == OLD_FORM.period
    assert str(found.published) == "2024-12-04"
    assert found.disclosure.charter.text == OLD["charter"]["text"]


def test_a_stranger_sees_nothing_of_it(case, publish):
    publish()
    stranger = actor_of(member(Role.REVIEWER))
    assert last_year.of(stranger, case.filing, material.of(case.submission).form) is None


def test_another_union_of_the_college_is_not_compared(case, publish):
    made = publish()
    made.filing.union = FilingFactory().union
    made.filing.save(update_fields=["union"])
    assert last_year.of(case.actor, case.filing, material.of(case.submission).form) is None


def test_a_later_year_is_not_last_year(case, publish):
    publish({}, key="2025-2026")
    assert last_year.of(case.actor, case.filing, material.of(case.submission).form) is None


def test_an_answer_stands_with_its_figure(case, publish):
    publish()
    held = material.of(case.submission)
    before = last_year.of(case.actor, case.filing, held.form)
    assert answer_before("i03", held, before) == "是，实有31人"
    assert answer_before("i11", held, before).startswith("否")
    assert answer_before("i99", held, before) == ""


def test_indicators_are_told_by_their_numbers(beside):
    found = beside("indicators", new={"indicators": {"answers": {"i12": {"answer": "是"}}}})
    assert found.sentence == "2 项的结论与去年不同：第 3、11 项。"
    assert not found.folded


def test_indicators_that_are_the_same(beside):
    found = beside("indicators", new={"indicators": OLD["indicators"]})
    assert (found.sentence, found.same) == ("各项结论与去年公开的一致。", True)


def test_articles_are_counted_and_shown(beside):
    found = beside("charter")
    assert found.sentence == "与去年公开的相比：改了 1 条，删去 1 条。"
    assert [item.label for item in found.items] == ["第二条", "第三条"]
    assert "".join(span.text for span in found.items[0].spans if span.mark == "del")


def test_a_text_that_is_the_same_is_folded_to_a_sentence(beside):
    found = beside("charter", new={"charter": OLD["charter"]})
    assert (found.sentence, found.same, found.folded) == ("与去年公开的一致。", True, False)


def test_a_new_date_of_adoption_leaves_the_articles_alone(beside):
    found = beside("charter", new={"charter": OLD["charter"] | {"adopted": "2025-06-01"}})
    assert found.sentence == "条文与去年公开的一致。"
    assert [item.label for item in found.items] == ["通过日期"]


def test_people_came_went_and_changed_the_post(beside):
    found = beside("roster")
    assert found.sentence == "去年 2 人，今年 2 人：新任 1 人，离任 1 人，换岗 1 人。"
    assert dict(found.names) == {
        "新任": "王听雨（文体部部长）",
        "离任": "李归舟（文体部干事）",
        "换岗": "张清越（文体部部长 → 主席）",
    }
    assert found.cells["roster[0].post"] == "部长"
    assert found.cells["roster[0].rank"] == "2/38"
    assert not any(path.startswith("roster[1]") for path in found.cells)


def test_departments_are_told_with_what_changed(beside):
    found = beside("departments")
    assert found.sentence == "去年 2 个机构，今年 1 个：新设 0 个，撤销 1 个，人数有变 1 个。"
    assert dict(found.names) == {"撤销": "外联部"}
    assert found.cells == {"departments[0].headcount": "4"}
    assert [item.label for item in found.items] == ["第 1 行（文体部）、主要职责"]


def test_responsible_people_are_compared_by_category(beside):
    found = beside("responsible")
    assert found.sentence == "1 名责任人与去年不同。"
    assert found.cells["responsible[0].name"] == "林知秋"


def test_figures_of_the_congress_stand_beside_each_other(beside):
    found = beside("congress")
    lines = {line.label: (line.old, line.new) for line in found.lines}
    assert lines["代表人数"] == ("160", "180")
    assert lines["日期"] == ("2024-05-12", "2025-05-18")
    assert "第二次" in found.sentence


def test_a_congress_that_was_copied_is_noticed(beside):
    found = beside("congress", new={"congress": OLD["congress"]})
    assert "照抄" in found.sentence


def test_counts_of_the_second_level(beside):
    found = beside("second_level", new={"second_level": {"total": "21", "counts": {"s01": "18"}}})
    assert found.sentence == "1 项的数量与去年不同。"
    assert [line.same for line in found.lines] == [False, True]


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("indicators", "去年没有公开自评表。"),
        ("second_level", "去年没有公开二级组织自评表。"),
        ("charter", "去年没有公开这个栏目的内容。"),
        ("departments", "去年没有公开机构表。"),
        ("roster", "去年没有公开名单。"),
        ("congress", "去年没有公开代表大会的情况。"),
        ("responsible", "去年没有公开主要责任人。"),
    ],
)
def test_an_empty_year_says_so_in_every_section(beside, key, sentence):
    assert beside(key, old={"delegate_rules": {"text": "第一条 代表。"}}).sentence == sentence


def test_a_section_that_is_new_this_year_has_nothing_beside_it(case, publish):
    publish({}, key="2020")
    held = material.of(case.submission)
    before = last_year.of(case.actor, case.filing, held.form)
    new = [key for key in held.sections if not before.form.has_section(key)]
    assert new
    assert all(compared(key, held, before) is None for key in new)


def test_masked_names_are_compared_in_full_and_that_is_said(case, publish):
    publish(name_policy=NamePolicy.MASKED)
    held = material.of(case.submission)
    before = last_year.of(case.actor, case.filing, held.form)
    assert compared("roster", held, before).masked
    assert before.disclosure.roster.rows[0].name == "张清越"
