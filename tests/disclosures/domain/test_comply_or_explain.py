"""An explanation belongs to a place and a rule: what it outlives, and what makes it fall."""

import copy

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosures.domain import drafts, explanations
from disclosures.domain.assessment import assess
from disclosures.domain.fallen import notice
from disclosures.domain.submit import submit
from disclosures.models import Explanation
from tests.disclosures.checks.filings import data, row
from tests.disclosures.desk import acting, answer_all, filled

pytestmark = pytest.mark.django_db

REASON = "该同学休学一年，排名按原年级计算。"
OTHER = "该同学交换学习，没有参加排名。"
TWO = {"roster[5].rank": "10/32", "roster[9].rank": "20/44"}


def content(filing, key):
    return copy.deepcopy(filing.drafts.get(key=key).content)


def save(filing, key, changed):
    """Save a section as somebody of the college does; return the notices of the save."""
    revision = filing.drafts.get(key=key).revision
    return drafts.save(acting(filing), filing, key, changed, revision).fallen


def notices(assessment):
    """What every page tells of the explanations that have fallen."""
    found = assessment.findings
    return [notice(assessment.fallen[f.key], f) for f in found if f.key in assessment.fallen]


def explained(changes=None, **texts):
    """A filing with two poor ranks, explained by the person's name."""
    filing = filled(changes or TWO)
    for index, text in texts.items():
        path = f"roster[{index.removeprefix('row')}].rank"
        explanations.write(acting(filing), filing, "R12", path, text)
    return filing


def holding(filing):
    """Path → text of what holds for a rank."""
    found = assess(filing).explanations
    return {path: item.text for (rule, path), item in found.items() if rule == "R12"}


def test_it_goes_with_its_row_when_rows_are_put_in_or_taken_out_above():
    filing = explained(row5=REASON, row9=OTHER)
    roster = content(filing, "roster")
    del roster["rows"][3]
    roster["rows"].insert(0, {**row(4, "干事", "宣传部"), "name": "欧阳新"})
    roster["rows"].insert(0, {**row(4, "干事", "宣传部"), "name": "司马新"})
    assert save(filing, "roster", roster) == ()
    assert holding(filing) == {"roster[6].rank": REASON, "roster[10].rank": OTHER}
    assert set(Explanation.objects.values_list("path", flat=True)) == set(holding(filing))


def test_it_goes_with_its_department():
    filing = filled({"departments[2].duties": "负责查寝。"})
    path = "departments[2].duties"
    explanations.write(acting(filing), filing, "T05", path, REASON)
    departments = content(filing, "departments")
    departments["rows"].insert(0, departments["rows"].pop(2))
    assert save(filing, "departments", departments) == ()
    assert assess(filing).explanations["T05", "departments[0].duties"].text == REASON


def test_a_sentence_keeps_its_explanation_when_the_articles_are_numbered_anew():
    charter = data()["charter"]["text"]
    sentence = "第十条 学生会主席团由学生委员会选举产生。"
    filing = filled({"charter.text": f"{charter}\n{sentence}"})
    found = next(f for f in assess(filing).unexplained if f.rule == "T01")
    explanations.write(acting(filing), filing, "T01", found.path, REASON)
    moved = {
        **content(filing, "charter"),
        "text": f"{charter}\n第十条 本会服务同学。\n第十一{sentence[2:]}",
    }
    assert save(filing, "charter", moved) == ()
    assert assess(filing).explanations["T01", found.path].text == REASON


@pytest.mark.parametrize(
    "field", ["political_status", "faculty", "experience", "post", "department"]
)
def test_it_outlives_edits_that_the_rule_does_not_look_at(field):
    filing = explained(row5=REASON)
    roster = content(filing, "roster")
    roster["rows"][5][field] = "新闻部"
    assert save(filing, "roster", roster) == ()
    assert holding(filing) == {"roster[5].rank": REASON}


def test_it_falls_with_a_notice_when_the_figures_change_and_holds_again_when_they_come_back():
    filing = explained(row5=REASON, row9=OTHER)
    name = data()["roster"]["rows"][5]["name"]
    before, roster = content(filing, "roster"), content(filing, "roster")
    roster["rows"][5]["rank"] = "11/32"
    sentence = f"您对“{name}”“成绩排名在本专业前30%以内”的说明已失效，因为核对的内容从“10/32”改成了“11/32”，请核对后重新保存。"
    assert save(filing, "roster", roster) == (sentence,)
    assert holding(filing) == {"roster[9].rank": OTHER}
    assert notices(assess(filing)) == [sentence]
    rules = {**content(filing, "appraisal_rules"), "title": "述职评议办法（修订）"}
    assert save(filing, "appraisal_rules", rules) == (), "told once, at the moment of the edit"
    assert len(notices(assess(filing))) == 1, "and shown until it is answered"
    assert save(filing, "roster", before) == ()
    assert holding(filing) == {"roster[5].rank": REASON, "roster[9].rank": OTHER}
    assert notices(assess(filing)) == []


def test_a_fallen_one_is_offered_again_and_saved_in_its_own_place():
    filing = explained(row5=REASON)
    roster = content(filing, "roster")
    roster["rows"][5]["rank"] = "11/32"
    save(filing, "roster", roster)
    assert assess(filing).fallen["R12", "roster[5].rank"].text == REASON
    explanations.write(acting(filing), filing, "R12", "roster[5].rank", OTHER)
    assert holding(filing) == {"roster[5].rank": OTHER}
    assert Explanation.objects.count() == 1


def test_one_whose_finding_is_mended_is_kept_but_not_shown_and_holds_if_it_comes_back():
    filing = explained(row5=REASON)
    before, roster = content(filing, "roster"), content(filing, "roster")
    roster["rows"][5]["rank"] = "2/32"
    assert save(filing, "roster", roster) == ()
    assessment = assess(filing)
    assert (assessment.explanations, assessment.fallen) == ({}, {})
    assert Explanation.objects.count() == 1
    save(filing, "roster", before)
    assert holding(filing) == {"roster[5].rank": REASON}


def namesakes():
    rows = data()["roster"]["rows"]
    return {
        "roster[5].rank": "10/32",
        "roster[9].rank": "10/32",
        "roster[9].name": rows[5]["name"],
    }


def test_namesakes_have_each_their_own():
    filing = explained(namesakes(), row5=REASON, row9=OTHER)
    roster = content(filing, "roster")
    roster["rows"].insert(0, roster["rows"].pop(9))
    assert save(filing, "roster", roster) == ()
    assert holding(filing) == {"roster[6].rank": REASON, "roster[0].rank": OTHER}


def test_a_namesake_does_not_inherit_the_explanation_of_one_who_left():
    filing = explained(namesakes(), row5=REASON)
    roster = content(filing, "roster")
    del roster["rows"][5]
    save(filing, "roster", roster)
    assert holding(filing) == {}


def test_one_holds_when_a_namesake_comes():
    filing = explained({"roster[5].rank": "10/32"}, row5=REASON)
    roster = content(filing, "roster")
    roster["rows"].insert(
        0, {**roster["rows"][9], "name": roster["rows"][5]["name"], "rank": "10/32"}
    )
    assert save(filing, "roster", roster) == ()
    assert holding(filing) == {"roster[6].rank": REASON}


def test_a_corrected_name_is_asked_about_and_the_text_offered():
    filing = explained(row5=REASON)
    roster = content(filing, "roster")
    name, roster["rows"][5]["name"] = roster["rows"][5]["name"], "欧阳新"
    (sentence,) = save(filing, "roster", roster)
    assert f"从“{name}”改成了“欧阳新”" in sentence
    assert assess(filing).fallen["R12", "roster[5].rank"].text == REASON


def test_the_row_below_a_deleted_one_is_not_offered_its_text():
    filing = explained({"roster[5].rank": "10/32", "roster[6].rank": "10/32"}, row5=REASON)
    roster = content(filing, "roster")
    del roster["rows"][5]
    assert save(filing, "roster", roster) == ()
    assert assess(filing).fallen == {}


def test_a_tick_is_told_in_its_own_words():
    filing = filled({"responsible[1].name": "魏若棋"})
    answer_all(acting(filing), filing)
    people = content(filing, "responsible")
    for person in people["rows"]:
        person["name"] = "周新"
    (sentence,) = save(filing, "responsible", people)
    assert sentence.startswith(
        "您对“学生会组织秘书长”“分管副书记与秘书长不是同一人”勾选的“已阅”已失效"
    )
    assert sentence.endswith("请核对后重新确认。")


def test_another_person_in_the_place_is_another_matter():
    filing = filled({"responsible[0].full_time": "否"})
    explanations.write(acting(filing), filing, "R24", "responsible[0].full_time", REASON)
    people = content(filing, "responsible")
    people["rows"][0]["name"] = "周新"
    (sentence,) = save(filing, "responsible", people)
    assert "从“魏若棋：否”改成了“周新：否”" in sentence


def test_namesakes_that_were_confirmed_stay_so_in_any_order():
    name = data()["roster"]["rows"][5]["name"]
    filing = filled({"roster[9].name": name})
    explanations.tick(acting(filing), filing, "R35", "roster[9].name")
    roster = content(filing, "roster")
    roster["rows"].reverse()
    assert save(filing, "roster", roster) == ()
    assert [key for key in assess(filing).explanations if key[0] == "R35"] == [
        ("R35", "roster[17].name")
    ]


def test_a_reviewer_sees_only_what_holds_at_its_present_place():
    filing = explained(row5=REASON, row9=OTHER)
    roster = content(filing, "roster")
    roster["rows"].insert(0, {**row(4, "干事", "宣传部"), "name": "司马新", "department": "办公部"})
    roster["rows"][10]["rank"] = "1/44"
    save(filing, "roster", roster)
    actor = acting(filing)
    answer_all(actor, filing)
    filing.refresh_from_db()
    for finding in assess(filing).blocking:
        pytest.fail(str(finding))
    frozen = submit(actor, filing, declaration=True).explanations
    (ours,) = [each for each in frozen if each["rule"] == "R12"]
    assert ours["path"] == "roster[6].rank"
    assert ours["anchor"].startswith("roster[")
    assert set(ours) == {"rule", "path", "anchor", "text", "basis", "written_at"}


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.randoms(use_true_random=False))
def test_no_order_of_rows_takes_an_explanation_away(rng):
    names = {
        data()["roster"]["rows"][5]["name"]: REASON,
        data()["roster"]["rows"][9]["name"]: OTHER,
    }
    with transaction.atomic():
        filing = explained(row5=REASON, row9=OTHER)
        for _ in range(2):
            roster = content(filing, "roster")
            rng.shuffle(roster["rows"])
            assert save(filing, "roster", roster) == ()
        rows = enumerate(content(filing, "roster")["rows"])
        expected = {f"roster[{i}].rank": names[r["name"]] for i, r in rows if r["name"] in names}
        assert holding(filing) == expected
        transaction.set_rollback(True)
