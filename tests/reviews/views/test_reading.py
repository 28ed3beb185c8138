"""The reading pages: everything about a submission, section by section."""

from __future__ import annotations

import re

import pytest

from portal.enums import Role
from reviews.domain import claims, notes
from reviews.models import Review
from tests.factories import AttachmentFactory, MembershipFactory, member
from tests.reviews.conftest import CONTENT, SECTIONS
from tests.reviews.views.conftest import client_of


def url(case, *rest):
    return "/".join([f"/work/reviews/{case.submission.pk}", *rest, ""])


def text(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_looking_at_the_overview_opens_nothing(desk, case):
    page = text(desk.get(url(case)))
    assert "开始审核后，学校不能再撤回" in page
    assert not Review.objects.exists()


def test_opening_leads_to_the_first_section(desk, case):
    answer = desk.post(url(case, "open"))
    assert answer.headers["Location"] == url(case, "sections", "indicators")
    assert claims.of(case.filing).reader == claims.of(case.filing).assignee == case.reviewer


def test_opening_after_the_college_pulled_back_says_so(desk, case):
    case.filing.state = "draft"
    case.filing.save(update_fields=["state"])
    page = text(desk.post(url(case, "open"), follow=True))
    assert "学校可能刚刚撤回了提交" in page
    assert "学校已撤回这次提交" in page


def test_the_overview_counts_verdicts_and_findings(desk, case):
    review = case.open()
    case.approve(review, but=("roster", *SECTIONS[:2]))
    case.flag(review)
    page = text(desk.get(url(case)))
    assert page.count("认可") >= 8
    assert "有问题" in page
    assert "矛盾 1" in page
    assert "接着审核" in page


@pytest.mark.parametrize("key", SECTIONS)
def test_every_section_can_be_read(desk, case, key):
    case.open()
    page = text(desk.get(url(case, "sections", key)))
    assert "认可本栏目" in page
    assert "已审 0/11" in page


def test_an_empty_submission_can_be_read(make_case):
    case = make_case(content={}, findings=[])
    desk = client_of(case.reviewer)
    for key in SECTIONS:
        text(desk.get(url(case, "sections", key)))


def test_indicators_say_on_what_the_verdict_rests_and_lead_there(desk, case):
    page = text(desk.get(url(case, "sections", "indicators")))
    places = set(re.findall(r'<a href="(/work/reviews/\d+/sections/\w+/)#([^"?]+)">', page))
    assert {"at-roster-1", "at-indicators-i03"} <= {element for _, element in places}
    for address, element in places:
        assert f'id="{element}"' in text(desk.get(address))


def test_only_the_indicators_that_are_not_borne_out(desk, case):
    everything = text(desk.get(url(case, "sections", "indicators")))
    some = text(desk.get(url(case, "sections", "indicators"), {"only": "open"}))
    line = '<li id="at-indicators-i'
    assert everything.count(line) == 19
    assert 0 < some.count(line) < 19
    assert f"（{some.count(line)}）" in some


def test_indicators_show_answer_verdict_and_finding_side_by_side(desk, case):
    case.open()
    page = text(desk.get(url(case, "sections", "indicators")))
    assert "实有2人" in page
    assert "第2行王听雨的排名21/35不在前30%以内。" in page
    assert "不符" in page
    assert "该生转专业后重新计算排名。" in page
    assert "供核验的情况（不公开）" in page
    assert "12000" in page


def test_a_finding_can_be_made_a_question(desk, case):
    case.open()
    page = text(desk.get(url(case, "sections", "roster")))
    assert f"{url(case, 'sections', 'roster')}?rule=R12&amp;path=roster%5B1%5D.rank#flag" in page
    asked = desk.get(url(case, "sections", "roster"), {"rule": "R12", "path": "roster[1].rank"})
    form = asked.context["flag_form"]
    assert form.initial["sentence"].startswith("第2行王听雨的排名21/35不在前30%以内。请")
    assert '<option value="roster[1].rank" selected>第 2 行（王听雨）、成绩排名</option>' in text(
        asked
    )


@pytest.mark.parametrize(
    "path", ["nothing", "charter.text", "roster[99]", "<script>", "roster[1].rank'\""]
)
def test_a_strange_place_in_the_address_does_no_harm(desk, case, path):
    case.open()
    page = text(desk.get(url(case, "sections", "roster"), {"rule": "R12", "path": path}))
    assert "<script>" not in page
    assert f'value="{path}"' not in page


def test_rows_with_findings_are_marked_and_inner_columns_named(desk, case):
    case.open()
    page = text(desk.get(url(case, "sections", "roster")))
    assert 'id="at-roster-1" class="has-mark"' in page
    assert 'class="mark-contradiction">21/35' in page
    assert "不公开" in page


def test_what_was_typed_is_shown_as_text(make_case):
    nasty = "<script>alert(1)</script>\u202e"
    content = CONTENT | {
        "charter": {"title": nasty, "text": f"第一条 {nasty}"},
        "roster": {"rows": [{"name": nasty, "post": nasty}]},
        "congress": {"text": nasty, "links": ["javascript:alert(1)"], "students": nasty},
    }
    case = make_case(content=content, findings=[])
    desk = client_of(case.reviewer)
    for key in ("charter", "roster", "congress"):
        page = text(desk.get(url(case, "sections", key)))
        assert "<script>alert" not in page
        assert 'href="javascript' not in page


def test_notes_are_for_reviewers(desk, case):
    notes.add(case.actor, case.open(), "去年也有同样的问题。", "roster")
    assert "去年也有同样的问题。" in text(desk.get(url(case, "sections", "roster")))
    assert "去年也有同样的问题。" in text(desk.get(url(case)))
    assert "去年也有同样的问题。" not in text(desk.get(url(case, "sections", "charter")))


def test_an_observer_reads_and_is_offered_nothing_to_do(case):
    case.open()
    observer = client_of(case.colleague(Role.OBSERVER))
    page = text(observer.get(url(case, "sections", "roster")))
    assert "您可以查看，但不能作出结论" in page
    assert "认可本栏目" not in page
    assert "写一条备注" not in page


def test_a_colleague_is_told_who_has_it(case):
    case.open()
    page = text(client_of(case.colleague()).get(url(case)))
    assert f"{case.reviewer.full_name}正在审阅，刚刚还有操作。" in page
    assert "您现在只能查看" in page


def test_handing_over(desk, case):
    case.open()
    colleague = case.colleague()
    assert colleague.full_name in text(desk.get(url(case)))
    desk.post(url(case, "hand-over"), {"reviewer": colleague.pk})
    assert claims.of(case.filing).assignee == colleague


@pytest.mark.parametrize("who", ["", "999999", "abc"])
def test_handing_over_to_nobody_keeps_the_page(desk, case, who):
    case.open()
    page = text(desk.post(url(case, "hand-over"), {"reviewer": who}))
    assert "请选择由谁经办" in page or "不能经办这份填报" in page
    assert claims.of(case.filing).assignee == case.reviewer


def test_handing_over_to_the_college_is_refused(desk, case):
    case.open()
    assert "不能经办" in text(desk.post(url(case, "hand-over"), {"reviewer": case.secretary.pk}))


PAGES = [("",), ("sections", "roster"), ("decide",), ("done",)]


@pytest.mark.parametrize("rest", PAGES)
def test_a_foreign_reviewer_finds_nothing(case, rest):
    case.open()
    assert client_of(member(Role.REVIEWER)).get(url(case, *filter(None, rest))).status_code == 404


@pytest.mark.parametrize("rest", PAGES)
def test_the_college_is_told_that_it_does_not_review(office, case, rest):
    case.open()
    assert office.get(url(case, *filter(None, rest))).status_code == 403


def test_the_own_college_is_not_read(desk, case):
    MembershipFactory(user=case.reviewer, role=Role.OBSERVER, college=case.filing.college)
    answer = desk.get(url(case))
    assert answer.status_code == 403
    assert "不能审核本校的填报" in answer.content.decode()


@pytest.mark.parametrize("key", ["nothing", "party_guidance", "%3Cscript%3E"])
def test_an_unknown_section_is_not_there(desk, case, key):
    case.open()
    assert desk.get(url(case, "sections", key)).status_code == 404


def test_an_unknown_submission_is_not_there(desk, case):
    for pk in ("999999", "99999999999999999999"):
        assert desk.get(f"/work/reviews/{pk}/").status_code == 404


@pytest.mark.parametrize("flags", [1, 3])
@pytest.mark.parametrize(("rest", "queries"), [((), 34), (("sections", "roster"), 36)])
def test_reading_takes_the_same_queries_whatever_was_said(
    desk, case, django_assert_num_queries, flags, rest, queries
):
    review = case.open()
    for number in range(flags):
        case.flag(review, sentence=f"第 {number} 个问题。")
    desk.get(url(case, *rest))  # what a process keeps from its first request is not counted
    with django_assert_num_queries(queries):
        desk.get(url(case, *rest))


def test_the_public_page_is_shown_as_it_will_be(desk, case):
    page = text(desk.get(url(case, "preview")))
    assert "张清越" in page
    assert "12000" not in page
    assert "第2行王听雨" not in page


def test_pictures_are_shown_to_who_reads(make_case):
    case = make_case()
    picture = AttachmentFactory(filing=case.filing)
    shown = CONTENT | {
        "congress": {"pictures": [{"attachment": str(picture.pk), "alt": "会场全景"}]}
    }
    submission = case.resubmit(shown)
    desk = client_of(case.reviewer)
    page = text(desk.get(f"/work/reviews/{submission.pk}/sections/congress/"))
    address = f"/work/filings/{case.filing.pk}/attachments/{picture.pk}/"
    assert f'src="{address}" alt="会场全景"' in page
    assert address in text(desk.get(f"/work/reviews/{submission.pk}/preview/"))
    assert desk.get(address).status_code == 200


def test_pictures_that_were_never_submitted_are_the_colleges_alone(make_case):
    case = make_case()
    picture = AttachmentFactory(filing=case.filing, section="departments")
    address = f"/work/filings/{case.filing.pk}/attachments/{picture.pk}/"
    desk = client_of(case.reviewer)
    missing = desk.get(f"/work/filings/{case.filing.pk}/attachments/799999999/")
    answer = desk.get(address)
    assert (answer.status_code, answer.content) == (404, missing.content)
    case.resubmit(CONTENT | {"departments": {"chart": str(picture.pk), "chart_text": "架构"}})
    assert desk.get(address).status_code == 200


@pytest.mark.parametrize("attachment", ["", "abc", "9" * 30, "<script>"])
def test_a_picture_that_names_nothing_does_no_harm(make_case, attachment):
    picture = {"attachment": attachment, "alt": "会场"}
    case = make_case(content=CONTENT | {"congress": {"text": "召开。", "pictures": [picture]}})
    desk = client_of(case.reviewer)
    for rest in (("sections", "congress"), ("preview",)):
        assert "召开。" in text(desk.get(url(case, *rest)))
