"""Old beside new, ticks that overwrite nothing unasked, taking over in whole and in part."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disclosures.content import Roster
from disclosures.enums import FilingState, ImportState
from tests.disclosures.checks.filings import data
from tests.disclosures.desk import college_filing, filled
from tests.disclosures.filing.imports.brought import brought, source
from tests.factories import ImportFactory

pytestmark = pytest.mark.django_db


def fields(text):
    """What a browser without scripts would send of the page, as it stands."""
    boxes = re.findall(r'<input type="checkbox"[^>]*>', text)
    ticked = [tag for tag in boxes if " checked" in tag]

    def values(name):
        return [
            found[1]
            for tag in ticked
            if f'name="{name}"' in tag and (found := re.search(r'value="([^"]*)"', tag))
        ]

    hidden = dict(re.findall(r'name="(revision-\w+)" value="(\d+)"', text))
    return {"take": values("take"), "part": values("part"), **hidden}


def test_into_an_empty_filing_everything_sure_is_ticked_and_taken(browse):
    filing = college_filing()
    browser, one = browse(filing), brought(filing)
    page = browser.page("import_one", one.pk)
    sent = fields(page.text)
    assert {"indicators", "charter", "roster", "departments"} <= set(sent["take"])
    assert f"将采用{len(sent['take'])}个栏目，不会替换已填的内容" in page.text
    answer = browser.send("import_one", one.pk, data=sent)
    assert answer.status_code == 302
    assert answer.url == f"/work/filings/{filing.pk}/"
    assert f"采用了{len(sent['take'])}个栏目" in browser.get(answer.url).text
    assert roster(filing) == clean_roster()
    assert filing.drafts.get(key="charter").revision == 1
    history = browser.page("history").text
    assert "采用了导入的内容" in history
    assert f"公开材料，{len(sent['take'])}个栏目" in history
    assert "下面的栏目和已填的相同" in browser.page("import_one", one.pk).text


def roster(filing):
    return Roster.model_validate(filing.drafts.get(key="roster").content)


def clean_roster():
    return Roster.model_validate(data()["roster"])


def test_what_was_typed_is_never_ticked_to_be_overwritten(browse):
    filing = filled({"roster[0].faculty": "别的学院"})
    text = browse(filing).page("import_one", brought(filing).pk).text
    assert "roster" not in fields(text)["take"]
    assert "会替换" in text
    assert "别的学院" in text


def test_what_is_not_sure_is_not_ticked(browse):
    filing = college_filing()
    one = brought(filing, "charter", result={"sources": {"charter": source("medium")}})
    text = browse(filing).page("import_one", one.pk).text
    assert fields(text)["take"] == []
    assert "大体清楚，请核对" in text


def test_nothing_of_another_colleges_material_is_ticked(browse):
    filing = college_filing()
    other = brought(filing)
    other.result["data"]["school"] = "别的大学"
    other.save(update_fields=["result"])
    text = browse(filing).page("import_one", other.pk).text
    assert "请确认没有拿错文件" in text
    assert fields(text)["take"] == []


def test_one_part_alone_is_taken(browse):
    filing = filled()
    changes = {"roster[0].faculty": "新的学院", "roster[1].faculty": "另一个学院"}
    browser, one = browse(filing), brought(filing, "roster", changes=changes)
    sent = fields(browser.page("import_one", one.pk).text)
    assert len(sent["part"]) == 2
    answer = browser.send(
        "import_one", one.pk, data=sent | {"take": ["roster"], "part": sent["part"][:1]}
    )
    assert answer.status_code == 302
    rows = filing.drafts.get(key="roster").content["rows"]
    assert rows[0]["faculty"] == "新的学院"
    assert rows[1]["faculty"] != "另一个学院"


def test_who_is_missing_from_the_material_stays_unless_asked(browse):
    filing = filled()
    people = [*data()["roster"]["rows"][4:], {"name": "欧阳新新", "department": "学习部"}]
    browser, one = browse(filing), brought(filing, "roster", changes={"roster.rows": people})
    page = browser.page("import_one", one.pk).text
    assert "材料里没有的4项也从填报里删去" in page
    sent = fields(page) | {"take": ["roster"]}
    assert len(sent["part"]) == 1
    browser.send("import_one", one.pk, data=sent)
    assert len(roster(filing).rows) == len(data()["roster"]["rows"]) + 1
    sent = fields(browser.page("import_one", one.pk).text)
    browser.send("import_one", one.pk, data=sent | {"take": ["roster"], "gone": ["roster"]})
    assert [row.name for row in roster(filing).rows] == [row["name"] for row in people]


def test_a_locked_section_is_told_and_offers_no_tick(browse):
    filing = filled(
        {"roster[0].faculty": "别的学院", "charter.text": "第一条　旧的。"},
        state=FilingState.RETURNED,
        open_sections=["roster"],
    )
    text = browse(filing).page("import_one", brought(filing).pk).text
    assert 'id="take-roster"' in text
    assert 'id="take-charter"' not in text
    assert "这一栏目没有被指出问题，不能修改" in text


def test_a_part_without_its_section_is_not_taken(browse):
    filing = filled()
    browser = browse(filing)
    one = brought(filing, "roster", changes={"roster[0].faculty": "新的学院"})
    sent = fields(browser.page("import_one", one.pk).text)
    answer = browser.send("import_one", one.pk, data=sent | {"take": []})
    assert answer.status_code == 422
    assert "还没有勾选要采用的内容" in answer.text
    assert filing.drafts.get(key="roster").revision == 1


def test_a_conflict_keeps_the_ticks_and_saves_the_rest(browse):
    filing = college_filing()
    browser, one = browse(filing), brought(filing, "charter", "roster")
    sent = fields(browser.page("import_one", one.pk).text)
    browser.send("section", "charter", data={"revision": 0, "text": "第一条　同事写的。"})
    answer = browser.send("import_one", one.pk, data=sent)
    assert answer.status_code == 409
    assert "有1个栏目没有采用" in answer.text
    assert "同事写的" in answer.text
    assert "您在另一个窗口里" in answer.text
    assert roster(filing) == clean_roster()
    again = fields(answer.text)
    assert again["take"] == ["charter"]
    assert browser.send("import_one", one.pk, data=again).status_code == 302
    assert "同事写的" not in filing.drafts.get(key="charter").content["text"]


def test_a_long_text_is_folded_and_compared_line_by_line(browse):
    filing = filled()
    text = filing.drafts.get(key="charter").content["text"]
    changed = text.replace(text.splitlines()[5], "第五条　新写的一条。", 1)
    one = brought(filing, "charter", changes={"charter.text": changed})
    page = browse(filing).page("import_one", one.pk).text
    assert "新旧对照（1处不同）" in page
    assert re.search(r"相同的\d+段没有列出", page)


def test_remarks_places_and_what_has_no_place_are_told(browse):
    filing = college_filing()
    result = {
        "remarks": [
            {
                "code": "R01",
                "path": "indicators.i03",
                "sentence": "指标3两个框都勾了，请选一个。",
                "excerpt": "☑是 ☑否",
            }
        ],
        "unplaced": [{"place": "第9页", "text": "附件：会议照片"}],
    }
    text = browse(filing).page("import_one", brought(filing, "indicators", result=result).pk).text
    for said in (
        "两个框都勾了",
        "读自第2页第1张表",
        "附件：会议照片",
        "没有读到的栏目",
        "读得清楚",
    ):
        assert said in text, said


def test_what_was_brought_together_is_dealt_with_in_turn(browse):
    filing = college_filing()
    browser, one = browse(filing), brought(filing, "charter")
    other = ImportFactory(filing=filing)
    answer = browser.send(
        "import_one", one.pk, data=fields(browser.page("import_one", one.pk).text)
    )
    assert answer.url == f"/work/filings/{filing.pk}/import/{other.pk}/"
    assert f"接着核对下一份：“{other.name}”。" in browser.get(answer.url).text


def test_what_came_later_is_next_before_what_lay_there_for_days(browse):
    filing = college_filing()
    old, one, beside = (brought(filing, key) for key in ("roster", "charter", "responsible"))
    browser = browse(filing)
    for after in (beside, old):
        sent = fields(browser.page("import_one", one.pk).text)
        answer = browser.send("import_one", one.pk, data=sent)
        assert answer.url == f"/work/filings/{filing.pk}/import/{after.pk}/"
        one = after


def test_a_failure_is_shown_next_only_to_who_brought_it_in_the_same_go(browse):
    filing = college_filing()
    one = brought(filing, "charter")
    failed = ImportFactory(filing=filing, state=ImportState.FAILED, problem="有密码。")
    browser = browse(filing)
    beside = f"/work/filings/{filing.pk}/import/{failed.pk}/"
    assert browser.send("import_discard", one.pk).url == beside
    old = brought(filing, "charter", created_at=failed.created_at - timedelta(minutes=5))
    later = ImportFactory(filing=filing, state=ImportState.FAILED, problem="有密码。")
    assert later.created_at > old.created_at
    assert browser.send("import_discard", old.pk).url == f"/work/filings/{filing.pk}/"


def test_what_is_all_there_already_offers_nothing_to_tick(browse):
    filing = filled()
    text = browse(filing).page("import_one", brought(filing, "charter").pk).text
    assert "读到的内容和已填的都相同，不用再采用。" in text
    assert "勾选要采用的栏目" not in text


def test_sections_that_were_not_found_are_links_and_say_when_they_may_stay_empty(browse):
    filing = college_filing()
    text = browse(filing).page("import_one", brought(filing, "charter").pk).text
    assert f'<a href="/work/filings/{filing.pk}/sections/roster/">' in text
    assert re.search(r'sections/second_level/">[^<]*</a>（选填）', text)


def test_a_label_is_not_said_again_behind_it(browse):
    filing = college_filing()
    person = data()["responsible"]["rows"][0]
    text = browse(filing).page("import_one", brought(filing, "responsible").pk).text
    assert f"类别：{person['category']}" not in text
    assert f"姓名：{person['name']}" in text
    row = data()["roster"]["rows"][0]
    text = browse(filing).page("import_one", brought(filing, "roster").pk).text
    assert f"名单：{row['name']}（{row['department']}）" in text
    assert f"姓名：{row['name']}" not in text
    assert f"所属部门：{row['department']}" not in text
    assert f"职务：{row['post']}" in text


def test_a_given_up_import_leads_back(browse):
    filing = college_filing()
    one = brought(filing, state=ImportState.DISCARDED)
    assert browse(filing).page("import_one", one.pk).url == f"/work/filings/{filing.pk}/import/"


NUMBERS = {"import": 15, "import_one": 16}


@pytest.mark.parametrize("many", [1, 3])
def test_the_number_of_queries_does_not_grow(browse, many):
    filing = filled({"roster[0].faculty": "别的学院"})
    browser = browse(filing)
    ones = [brought(filing) for _ in range(many)]
    for page, args in (("import", ()), ("import_one", (ones[0].pk,))):
        with CaptureQueriesContext(connection) as queries:
            assert browser.page(page, *args).status_code == 200
        assert len(queries) == NUMBERS[page], page
