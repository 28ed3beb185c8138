"""From findings to the receipt, back, returned and sent again."""

import datetime as dt

import pytest
from django.urls import reverse

from disclosures.domain import drafts, lifecycle
from disclosures.domain.assessment import assess
from disclosures.enums import FilingState
from disclosures.models import Cycle, Filing, Submission
from portal import clock
from portal.enums import Role
from tests.disclosures.desk import acting, college_filing, filled, reviewer
from tests.disclosures.filing.posting import posted
from tests.factories import CycleFactory, FlagFactory, ReviewFactory, UnionFactory, member

pytestmark = pytest.mark.django_db


def state(filing):
    return Filing.objects.get(pk=filing.pk).state


def test_findings_are_grouped_and_lead_to_their_fields(browse):
    text = (
        browse(filled({"roster[5].rank": "第四", "indicators.i03.number": "22"}))
        .page("findings")
        .text
    )
    assert text.index("错误（1）") < text.index("矛盾（")
    assert "sections/roster/#id_rows-5-rank" in text
    assert "sections/indicators/#id_i03-number" in text


def test_an_explanation_is_written_shown_and_counted(browse):
    filing = filled({"responsible[0].full_time": "否"})
    browser = browse(filing, Role.EDITOR)
    finding = assess(filing).unexplained[0]
    data = {"rule": finding.rule, "path": finding.path, "text": "正在报批专职编制。"}
    answer = browser.send("explain", data=data)
    assert answer.url.endswith(f"#finding-{finding.rule}-{finding.path}")
    assert "✓ 已说明" in browser.page("findings").text
    assert "✓ 已说明" in browser.page("section", "responsible").text
    assert assess(filing).ready


def test_a_warning_is_ticked_with_one_button(browse):
    filing = filled({"responsible[1].name": "魏若棋"})
    warning = assess(filing).unticked[0]
    browser = browse(filing)
    assert "已阅，情况属实" in browser.page("findings").text
    browser.send("explain", data={"rule": warning.rule, "path": warning.path, "tick": "1"})
    assert "已阅，情况属实" not in browser.page("findings").text


def test_a_fallen_explanation_is_offered_again(browse):
    filing = filled({"indicators.i03.number": "22"})
    browser = browse(filing)
    for finding in assess(filing).unexplained:
        browser.send(
            "explain", data={"rule": finding.rule, "path": finding.path, "text": "有一人刚离任。"}
        )
    content = filing.drafts.get(key="indicators").content
    content["answers"]["i03"]["number"] = "21"
    drafts.save(acting(filing), filing, "indicators", content, 1)
    told = "与名单人数一致”的说明已失效，因为核对的内容从“"
    for page in (("findings",), ("tasks",), ("section", "indicators"), ("section", "charter")):
        assert told in browser.page(*page).text
    text = browser.page("findings").text
    assert "有一人刚离任。</textarea>" in text


def test_an_autosave_that_fells_an_explanation_says_so_at_once(browse):
    filing = filled({"roster[5].rank": "10/32"})
    browser = browse(filing)
    browser.send("explain", data={"rule": "R12", "path": "roster[5].rank", "text": "休学一年。"})
    typed = {**posted(filing, "roster"), "rows-5-rank": "11/32"}
    answer = browser.autosave("roster", typed).json()
    assert "说明已失效，因为核对的内容从“10/32”改成了“11/32”" in answer["findings_html"]


def test_the_check_page_shows_both_sides(browse):
    text = browse(filled()).page("check").text
    public, private = text.split("只有审核员会看到的")
    assert "1/40" in public
    assert "14600" not in public
    assert "14600" in private
    assert "各项指标的核验" in private
    assert "本人已核对全部内容" in private


def test_the_check_page_masks_names_as_the_cycle_says(browse):
    filing = filled()
    Cycle.objects.filter(pk=filing.cycle_id).update(name_policy="masked")
    public = browse(filing).page("check").text.split("只有审核员会看到的")[0]
    name = filing.drafts.get(key="roster").content["rows"][0]["name"]
    assert name not in public
    assert f"{name[0]}*" in public


def test_an_editor_sees_who_submits_and_cannot(browse):
    filing = filled()
    editor = browse(filing, Role.EDITOR)
    assert "请书记登录后办理" in editor.page("check").text
    assert editor.send("submit", data={"declaration": "on"}).status_code == 403
    assert state(filing) == FilingState.DRAFT


def test_an_unready_filing_says_why_and_offers_no_button(browse):
    browser = browse(filled({"indicators.i05.answer": ""}))
    text = browser.page("check").text
    assert "还有1处错误" in text
    assert 'name="declaration"' not in text
    refused = browser.send("submit", data={"declaration": "on"})
    assert refused.status_code == 422
    assert "还没有提交" in refused.text


def test_without_the_tick_the_form_comes_back(browse):
    answer = browse(filled()).send("submit")
    assert answer.status_code == 422
    assert "请先勾选承诺" in answer.text


def test_the_receipt_has_number_time_hash_and_what_happens_next(browse):
    filing = filled()
    browser = browse(filing)
    answer = browser.send("submit", data={"declaration": "on"})
    text = browser.get(answer.url).text
    submission = Submission.objects.get()
    for part in (
        submission.number,
        submission.content_hash,
        "接下来",
        filing.federation.name,
        "撤回修改",
    ):
        assert part in text
    assert browser.page("receipt", 2).status_code == 404


def test_pulled_back_it_is_a_draft_again(browse):
    filing = filled()
    browser = browse(filing)
    browser.send("submit", data={"declaration": "on"})
    assert "撤回后可以继续修改" in browser.page("pull_back").text
    browser.send("pull_back")
    assert state(filing) == FilingState.DRAFT
    text = browser.page("history").text
    assert text.index("撤回提交") < text.index("第1次提交")


@pytest.mark.parametrize("role", [Role.EDITOR, Role.OBSERVER])
def test_only_the_secretary_pulls_back(browse, role):
    filing = filled(state=FilingState.SUBMITTED)
    assert browse(filing, role).send("pull_back").status_code == 403
    assert state(filing) == FilingState.SUBMITTED


def test_what_a_reviewer_has_opened_stays(browse):
    filing = filled()
    browser = browse(filing)
    browser.send("submit", data={"declaration": "on"})
    lifecycle.move(filing, "open", reviewer(filing))
    answer = browser.send("pull_back")
    assert "已经开始审核" in browser.get(answer.url).text
    assert "撤回修改" not in browser.page("receipt", 1).text


def returned(browse, path="roster[2].rank"):
    """A submitted filing, returned with one flag."""
    filing = filled()
    browser = browse(filing)
    browser.send("submit", data={"declaration": "on"})
    review = ReviewFactory(
        submission=Submission.objects.get(filing=filing), filing=filing, outcome="returned"
    )
    flag = FlagFactory(review=review, section="roster", path=path, sentence="请核对这一行的排名。")
    lifecycle.move(
        filing, "return_", reviewer(filing), open_sections=["roster"], due=dt.date(2098, 1, 1)
    )
    return filing, browser, flag


def test_a_returned_filing_shows_its_points_and_opens_their_sections_only(browse):
    _filing, browser, flag = returned(browse)
    text = browser.page("tasks").text
    for part in (
        "审核退回修改",
        "请核对这一行的排名。",
        "1处需修改",
        "无需修改",
        "sections/roster/#id_rows-2-rank",
    ):
        assert part in text
    assert "请核对这一行的排名。" in browser.page("section", "roster").text
    assert "没有被指出问题" in browser.page("section", "charter").text
    assert reverse("review:reply", args=(flag.pk,)) in text


def test_a_returned_filing_is_sent_again_after_a_change(browse):
    filing, browser, _flag = returned(browse)
    assert "既没有修改，也没有回复" in browser.send("submit", data={"declaration": "on"}).text
    content = filing.drafts.get(key="roster").content
    content["rows"][2]["rank"] = "4/45"
    drafts.save(acting(filing), filing, "roster", content, 1)
    assert "已修改或回复" in browser.page("tasks").text
    answer = browser.send("submit", data={"declaration": "on"})
    assert answer.url.endswith("/submissions/2/")


def test_a_reply_settles_a_point_too(browse):
    _filing, browser, flag = returned(browse)
    here = browser.page("tasks").request["PATH_INFO"]
    answer = browser.post(
        reverse("review:reply", args=(flag.pk,)),
        {"text": "已核对教务系统，排名无误。", "next": here},
    )
    assert answer.url == here
    assert browser.send("submit", data={"declaration": "on"}).status_code == 302


def test_a_filing_is_started_from_the_start_page(browse):
    union = UnionFactory()
    cycle = CycleFactory(federation=union.college.federation)
    url = reverse("filing:start", args=(union.pk, cycle.pk))
    browser = browse(None, user=member(Role.EDITOR, college=union.college))
    assert url in browser.get(reverse("start")).text
    answer = browser.post(url)
    filing = Filing.objects.get()
    assert answer.url == reverse("filing:tasks", args=(filing.pk,))
    assert browser.post(url).url == answer.url
    assert url not in browser.get(reverse("start")).text


def test_starting_needs_the_role_the_college_and_the_time(browse, monkeypatch):
    union = UnionFactory()
    cycle = CycleFactory(federation=union.college.federation)
    url = reverse("filing:start", args=(union.pk, cycle.pk))
    assert (
        browse(None, user=member(Role.OBSERVER, college=union.college)).post(url).status_code == 403
    )
    assert browse(None, user=member(Role.SECRETARY)).post(url).status_code == 404
    editor = browse(None, user=member(Role.EDITOR, college=union.college))
    assert editor.get(url).status_code == 405
    assert editor.post(reverse("filing:start", args=(union.pk, 10**17))).status_code == 404
    monkeypatch.setattr(clock, "today", lambda: dt.date(2101, 1, 1))
    assert "已于2099年12月31日截止" in editor.get(editor.post(url).url).text


def test_an_observers_card_has_no_button():
    from disclosures.filing.cards import cards

    filing = college_filing()
    union = UnionFactory(college=filing.college, kind="graduate")
    found = {card.group: card for card in cards(acting(filing, Role.OBSERVER))}
    assert found[str(union)].url == ""
    assert found[str(filing.union)].action == "继续填报"


def test_the_students_union_stands_first():
    from disclosures.filing.cards import cards

    filing = college_filing()
    union = UnionFactory(college=filing.college, kind="graduate")
    found = cards(acting(filing))
    assert [card.group for card in found] == [str(filing.union), str(union)]
    assert found[0].title == "2024—2025学年改革情况公开"


def test_nobody_elses_cards_are_shown():
    from disclosures.filing.cards import cards

    filing = college_filing()
    assert cards(reviewer(filing)) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"state": FilingState.DRAFT}, "请在2098年12月31日前提交"),
        (
            {"state": FilingState.RETURNED, "return_due": dt.date(2098, 1, 1)},
            "请在2098年1月1日前改好",
        ),
        ({"state": FilingState.SUBMITTED}, "等待审核"),
        ({"state": FilingState.APPROVED}, "正在生成公开页面"),
        ({"state": FilingState.PUBLISHED}, "已向社会公开"),
    ],
)
def test_a_card_says_where_the_filing_stands(changes, words):
    from disclosures.filing.cards import cards

    filing = college_filing(**changes)
    assert [words in card.text for card in cards(acting(filing))] == [True]
