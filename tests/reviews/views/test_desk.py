"""The desk: approving against the machine, the clean sections at once, undo, questions of the last return."""

from __future__ import annotations

import pytest

from reviews.domain import claims, reasons, verdicts
from reviews.models import Flag, Look, Reason, Settlement, Verdict
from tests.reviews.conftest import CONTENT, SECTIONS
from tests.reviews.views.conftest import client_of

CLEAN = [key for key in SECTIONS if key not in ("roster", "congress")]


def url(case, *rest):
    return "/".join([f"/work/reviews/{case.submission.pk}", *map(str, rest), ""])


def text(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def review(case):
    return case.open()


@pytest.fixture
def second(case, returned):
    """The next round, opened: the rank is corrected, the charter as it was."""
    rows = [CONTENT["roster"]["rows"][0], CONTENT["roster"]["rows"][1] | {"rank": "8/35"}]
    case.submission = case.resubmit(CONTENT | {"roster": {"rows": rows}})
    case.filing.state = "submitted"
    case.filing.save(update_fields=["state"])
    case.submission.filing = case.filing
    return case.open()


# --- Against the machine ------------------------------------------------------------------------


def test_the_machine_is_told_in_one_line(desk, case, review):
    page = text(desk.get(url(case, "sections", "roster")))
    assert "系统：1 处矛盾，学校已说明" in page
    assert "系统：没有发现问题" in text(desk.get(url(case, "sections", "charter")))


def test_approving_against_the_machine_asks_for_a_sentence(desk, case, review):
    page = text(desk.post(url(case, "sections", "roster", "verdict")))
    assert "请用一句话写明理由" in page
    assert '<details class="fold why" id="why" open>' in page
    assert not Verdict.objects.exists()


def test_the_sentence_is_kept_and_shown(desk, case, review):
    desk.post(url(case, "sections", "roster", "verdict"), {"sentence": "学校的说明成立。"})
    said = Verdict.objects.get()
    assert (said.sentence, said.against) == ("学校的说明成立。", ["R12"])
    page = text(desk.get(url(case, "sections", "roster")))
    assert "与系统意见不同，理由：学校的说明成立。" in page


def test_a_sentence_that_is_too_long_stays_in_the_field(desk, case, review):
    page = text(desk.post(url(case, "sections", "roster", "verdict"), {"sentence": "长" * 301}))
    assert "请写在 300 个字以内（现在 301 个字）" in page
    assert "长" * 301 in page


def test_an_approval_is_taken_back(desk, case, review):
    desk.post(url(case, "sections", "charter", "verdict"))
    page = text(desk.post(url(case, "sections", "charter", "withdraw"), follow=True))
    assert "已收回对本栏目的认可" in page
    assert "charter" not in verdicts.current(review)


# --- The clean ones at once ---------------------------------------------------------------------


def test_the_clean_sections_are_approved_at_once_and_the_rest_is_named(desk, case, review):
    answer = desk.post(url(case, "clean"), follow=True)
    page = text(answer)
    assert answer.request["PATH_INFO"] == url(case, "sections", "roster")
    assert sorted(verdicts.current(review)) == sorted(CLEAN)
    assert f"一并认可了 {len(CLEAN)} 个没有核验问题的栏目" in page
    assert "还有 2 个栏目要看" in page
    assert "（矛盾 1）" in page
    assert "（提醒 1）" in page


def test_it_opens_the_review_and_leads_to_the_decision_where_nothing_is_left(make_case):
    case = make_case(findings=[], explanations=[])
    answer = client_of(case.reviewer).post(url(case, "clean"))
    assert answer.headers["Location"] == url(case, "decide")
    assert claims.of(case.filing).reader == case.reviewer


def test_doing_it_twice_says_that_nothing_is_left_to_approve(desk, case, review):
    desk.post(url(case, "clean"))
    page = text(desk.post(url(case, "clean"), follow=True))
    assert "没有可以一并认可的栏目" in page
    assert Verdict.objects.count() == len(CLEAN)


# --- Undo ---------------------------------------------------------------------------------------


def test_undo_goes_back_to_what_was_approved(desk, case, review):
    desk.post(url(case, "sections", "charter", "verdict"))
    answer = desk.post(url(case, "undo"), {"section": "departments"}, follow=True)
    assert answer.request["PATH_INFO"] == url(case, "sections", "charter")
    assert "已收回对“" in text(answer)
    assert verdicts.current(review) == {}


def test_undo_of_one_of_two_questions_stays(desk, case, review):
    case.flag(review)
    case.flag(review, "roster[0].rank", "也请核对。")
    answer = desk.post(url(case, "undo"), {"section": "roster"}, follow=True)
    assert "已撤回" in text(answer)
    assert Flag.objects.filter(retracted_at=None).count() == 1


@pytest.mark.parametrize("section", ["", "roster", "<script>"])
def test_undo_with_nothing_to_undo_says_so(desk, case, review, section):
    page = text(desk.post(url(case, "undo"), {"section": section}, follow=True))
    assert "没有可以撤销的操作" in page
    assert "<script>alert" not in page


# --- Usual sentences ----------------------------------------------------------------------------


def test_a_question_remembers_its_usual_sentence(desk, case, review):
    sent = {"path": "roster", "reason": "unclear", "sentence": "请补齐。", "template": "R12"}
    desk.post(url(case, "sections", "roster", "flag"), sent)
    assert Flag.objects.get().template == "R12"


def test_a_sentence_is_kept_as_a_usual_one(desk, case, review):
    sent = {"path": "charter", "reason": "unclear", "sentence": "请写明校党委。", "keep": "on"}
    page = text(desk.post(url(case, "sections", "charter", "flag"), sent, follow=True))
    assert "已留作常用语" in page
    assert Reason.objects.get().text == "请写明校党委。"
    assert "请写明校党委。" in text(desk.get(url(case, "sections", "charter")))


def test_a_sentence_that_cannot_be_kept_is_still_asked(desk, case, review):
    sent = {"path": "charter", "reason": "unclear", "sentence": "长" * 400, "keep": "on"}
    page = text(desk.post(url(case, "sections", "charter", "flag"), sent, follow=True))
    assert "没有留作常用语" in page
    assert Flag.objects.count() == 1


def test_without_scripts_a_choice_is_an_address_that_fills_the_form(desk, case, review):
    offer = reasons.offered(case.actor, case.filing.federation, "charter")[0]
    page = desk.get(
        url(case, "sections", "charter"), {"path": "charter.text", "template": offer.id}
    )
    assert page.context["flag_form"].initial["sentence"]
    assert page.context["flag_form"].initial["path"] == "charter.text"


# --- The round before ---------------------------------------------------------------------------


def test_what_holds_on_says_where_it_comes_from(desk, case, second):
    carried = second.verdicts.exclude(carried_from=None).first()
    page = text(desk.get(url(case, "sections", carried.section)))
    assert "第 1 次提交时已认可，内容没有变化" in page


def test_the_overview_marks_what_holds_on(desk, case, second):
    carried = second.verdicts.exclude(carried_from=None).count()
    assert text(desk.get(url(case))).count("沿用上一轮") == carried


def test_what_fell_says_why(desk, case, second):
    fallen = [key for key in SECTIONS if key not in verdicts.current(second)]
    page = text(desk.get(url(case)))
    assert "roster" in fallen
    assert "上次的认可不再有效" in page


def test_an_earlier_question_is_settled_and_opened_again(desk, case, second):
    asked = Flag.objects.get(section="charter")
    page = text(desk.get(url(case, "sections", "charter")))
    assert "第二条请写明校党委。" in page
    desk.post(url(case, "flags", asked.pk, "settle"), {"settled": "1"})
    assert Settlement.objects.get().settled
    page = text(desk.post(url(case, "flags", asked.pk, "settle"), follow=True))
    assert "重新打开了" in page
    assert not Settlement.objects.last().settled


def test_an_earlier_question_is_raised_again(desk, case, second):
    asked = Flag.objects.get(section="charter")
    form = desk.get(url(case, "sections", "charter"), {"again": asked.pk}).context["flag_form"]
    assert form.initial["sentence"] == "第二条请写明校党委。"
    desk.post(url(case, "sections", "charter", "flag"), form.initial)
    again = Flag.objects.get(review=second)
    assert (again.again_of, again.sentence) == (asked, "第二条请写明校党委。")


@pytest.mark.parametrize("again", ["0", "999999", "abc", "<script>"])
def test_a_question_that_was_never_asked_is_not_raised_again(desk, case, second, again):
    page = desk.get(url(case, "sections", "charter"), {"again": again})
    assert page.context["flag_form"].initial == {"path": "charter"}


def test_a_question_of_this_round_cannot_be_settled(desk, case, review):
    flag = case.flag(review)
    assert desk.post(url(case, "flags", flag.pk, "settle"), {"settled": "1"}).status_code == 404


# --- Looks --------------------------------------------------------------------------------------


def test_reading_is_written_down_for_those_who_decide(desk, case, office):
    desk.get(url(case))
    desk.get(url(case, "sections", "roster"))
    assert Look.objects.get().user == case.reviewer


# --- From filing to filing ----------------------------------------------------------------------


def test_the_next_one_is_another_one(desk, case, make_case, review):
    other = make_case(case.filing.federation)
    answer = desk.get("/work/reviews/next/", {"but": case.submission.pk})
    assert answer.headers["Location"] == url(other)


@pytest.mark.parametrize("but", ["", "abc", "9" * 30, "-1"])
def test_a_strange_address_still_leads_to_the_next(desk, case, but):
    answer = desk.get("/work/reviews/next/", {"but": but})
    assert answer.headers["Location"] == url(case)


def test_after_the_last_the_queue_is_shown(desk, case):
    answer = desk.get("/work/reviews/next/", {"but": case.submission.pk})
    assert answer.headers["Location"] == "/work/reviews/"
