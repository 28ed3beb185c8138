"""Approving, asking, taking back, noting: the forms of the desk with good and bad input."""

from __future__ import annotations

import pytest

from portal.enums import Role
from reviews.models import Flag, Note, Verdict
from tests.factories import member
from tests.reviews.conftest import SECTIONS
from tests.reviews.views.conftest import client_of

GOOD = {
    "path": "roster[1].rank",
    "reason": "inconsistent",
    "sentence": "请核对排名。",
    "rule": "R12",
}


@pytest.fixture
def review(case):
    return case.open()


def url(case, *rest):
    return "/".join([f"/work/reviews/{case.submission.pk}", *rest, ""])


def test_approving_leads_to_the_next_section_without_a_verdict(desk, case, review):
    case.approve(review, but=("roster", "congress", "responsible"))
    why = {"sentence": "学校的说明成立。"}
    answer = desk.post(url(case, "sections", "roster", "verdict"), why)
    assert answer.headers["Location"] == url(case, "sections", "congress")


def test_approving_goes_round_and_ends_at_the_decision(desk, case, review):
    case.approve(review, but=("indicators", "responsible"))
    assert desk.post(url(case, "sections", "responsible", "verdict")).headers["Location"] == url(
        case, "sections", "indicators"
    )
    assert desk.post(url(case, "sections", "indicators", "verdict")).headers["Location"] == url(
        case, "decide"
    )


def test_a_double_click_on_approve_is_one_verdict(desk, case, review):
    for _ in range(2):
        desk.post(url(case, "sections", "charter", "verdict"))
    assert Verdict.objects.count() == 1


def test_approving_a_flagged_section_says_what_to_do(desk, case, review):
    case.flag(review)
    page = desk.post(url(case, "sections", "roster", "verdict"), follow=True).content.decode()
    assert "请先撤回问题，再认可本栏目" in page


def test_a_question_is_kept_with_its_rule(desk, case, review):
    answer = desk.post(url(case, "sections", "roster", "flag"), GOOD, follow=True)
    flag = Flag.objects.get()
    assert (flag.path, flag.reason, flag.sentence, flag.rule) == tuple(GOOD.values())
    page = answer.content.decode()
    assert "已记下这个问题" in page
    assert "撤回这个问题" in page
    assert "认可本栏目" not in page.split('class="verdict-box"')[1].split("</section>")[0]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"sentence": ""}, "请写明问题是什么"),
        ({"sentence": "   "}, "请写明问题是什么"),
        ({"sentence": "长" * 501}, "500 个字以内（现在 501 个字）"),
        ({"path": "roster[9]"}, "找不到这个位置"),
        ({"path": "charter.text"}, "找不到这个位置"),
        ({"reason": "because"}, "请在列表中选择问题的类型"),
        ({"path": "<script>alert(1)</script>"}, "找不到这个位置"),
    ],
)
def test_a_wrong_question_says_what_to_mend_and_keeps_what_was_typed(
    desk, case, review, change, said
):
    page = desk.post(url(case, "sections", "roster", "flag"), GOOD | change).content.decode()
    assert said in page
    assert "error-summary" in page
    assert "<script>alert" not in page
    if "sentence" not in change:
        assert "请核对排名。" in page
    assert not Flag.objects.exists()


def test_nothing_at_all_is_answered_with_sentences(desk, case, review):
    answer = desk.post(url(case, "sections", "roster", "flag"), {})
    assert answer.status_code == 200
    assert "有 3 处需要修改" in answer.content.decode()


@pytest.mark.parametrize(
    "sentence",
    ["<script>alert(1)</script>", "\u202e反过来\u202c", "👩🏽‍🎓请补充", "长" * 500, "&lt;b&gt;"],
)
def test_odd_questions_are_shown_as_text(desk, case, review, sentence):
    page = desk.post(
        url(case, "sections", "roster", "flag"), GOOD | {"sentence": sentence}, follow=True
    ).content.decode()
    assert Flag.objects.get().sentence == sentence
    assert "<script>alert" not in page


def test_a_nul_character_is_answered_with_a_sentence(desk, case, review):
    answer = desk.post(url(case, "sections", "roster", "flag"), GOOD | {"sentence": "a\x00b"})
    assert answer.status_code == 200
    assert not Flag.objects.exists()


def test_taking_back(desk, case, review):
    flag = case.flag(review)
    page = desk.post(url(case, "flags", str(flag.pk), "retract"), follow=True).content.decode()
    assert "需要重新给出结论" in page
    flag.refresh_from_db()
    assert flag.retracted_by == case.reviewer


def test_a_flag_of_another_review_is_not_taken_back_here(make_case, desk, case, review):
    other = make_case(case.filing.federation)
    flag = other.flag(other.open(), "roster[0]")
    assert desk.post(url(case, "flags", str(flag.pk), "retract")).status_code == 404
    flag.refresh_from_db()
    assert flag.retracted_at is None


def test_a_note(desk, case, review):
    page = desk.post(
        url(case, "sections", "roster", "note"), {"text": "去年也有。"}, follow=True
    ).content.decode()
    assert "去年也有。" in page
    assert Note.objects.get().section == "roster"


@pytest.mark.parametrize(
    ("text", "said"), [("", "备注还没有写"), ("长" * 2001, "2000 个字以内（现在 2001 个字）")]
)
def test_a_wrong_note_keeps_the_page(desk, case, review, text, said):
    page = desk.post(url(case, "sections", "roster", "note"), {"text": text}).content.decode()
    assert said in page
    assert text in page
    assert not Note.objects.exists()


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\u202e反\u202c", "🙂"])
def test_odd_notes_are_shown_as_text(desk, case, review, text):
    page = desk.post(
        url(case, "sections", "roster", "note"), {"text": text}, follow=True
    ).content.decode()
    assert Note.objects.get().text == text
    assert "<script>alert" not in page


ACTIONS = [
    ("sections", "roster", "verdict"),
    ("sections", "roster", "flag"),
    ("sections", "roster", "note"),
    ("approve",),
    ("return",),
]


@pytest.mark.parametrize("rest", [*ACTIONS, ("open",), ("hand-over",)])
def test_writing_wants_post(desk, case, review, rest):
    assert desk.get(url(case, *rest)).status_code == 405


@pytest.mark.parametrize("rest", ACTIONS)
def test_writing_wants_an_opened_review(desk, case, rest):
    assert desk.post(url(case, *rest), GOOD).status_code == 404


@pytest.mark.parametrize("rest", [*ACTIONS, ("open",), ("hand-over",)])
def test_who_may_not_review_writes_nothing(case, review, rest):
    for user, status in (
        (member(Role.REVIEWER), 404),
        (case.secretary, 403),
        (case.colleague(Role.OBSERVER), 403),
    ):
        assert client_of(user).post(url(case, *rest), GOOD | {"text": "x"}).status_code == status
    assert not Verdict.objects.exists()
    assert not Note.objects.exists()


@pytest.mark.parametrize("key", ["nothing", "party_guidance"])
def test_an_unknown_section_takes_nothing(desk, case, review, key):
    for action in ("verdict", "flag", "note"):
        assert (
            desk.post(url(case, "sections", key, action), GOOD | {"text": "x"}).status_code == 404
        )


def test_whoever_is_second_is_told_who_decided(desk, case, returned):
    for rest in (("sections", "roster", "verdict"), ("sections", "roster", "flag")):
        page = desk.post(url(case, *rest), GOOD, follow=True).content.decode()
        assert f"已经由 {case.reviewer.full_name} 作出结论（退回修改）" in page


def test_keyboard_actions_are_on_the_page(desk, case, review):
    page = desk.get(url(case, "sections", SECTIONS[1])).content.decode()
    for key in "afjkd":
        assert f'data-key="{key}"' in page
