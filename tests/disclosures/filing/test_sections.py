"""Saving a section's page: what was typed arrives, where the buttons lead, what two people see."""

import json

import pytest
from django.urls import reverse

from portal.enums import Role
from tests.disclosures.desk import college_filing, filled
from tests.disclosures.filing.posting import posted

pytestmark = pytest.mark.django_db


def content(filing, key):
    return filing.drafts.get(key=key).content


@pytest.mark.parametrize(
    "key",
    [
        "indicators",
        "charter",
        "departments",
        "roster",
        "candidate_rules",
        "congress",
        "responsible",
    ],
)
def test_a_page_sent_back_unchanged_keeps_every_word(browse, key):
    filing = filled()
    before = content(filing, key)
    browser = browse(filing)
    assert browser.send("section", key, data=posted(filing, key)).status_code == 302
    after = filing.drafts.get(key=key)
    assert without_blanks(after.content) == without_blanks(before)


def without_blanks(value):
    if isinstance(value, dict):
        return {key: without_blanks(item) for key, item in value.items() if without_blanks(item)}
    return [without_blanks(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("button", "leads_to"),
    [
        ({"then": "next"}, ("filing:section", "departments")),
        ({"then": "list"}, ("filing:tasks",)),
        ({}, ("filing:section", "charter")),
        ({"then": "nonsense"}, ("filing:section", "charter")),
    ],
)
def test_each_button_leads_on(browse, button, leads_to):
    filing = college_filing()
    answer = browse(filing).send(
        "section", "charter", data={"revision": 0, "text": "第一条", **button}
    )
    assert answer.url == reverse(leads_to[0], args=(filing.pk, *leads_to[1:]))


def test_the_last_section_leads_back_to_the_list(browse):
    filing = filled()
    answer = browse(filing).send(
        "section", "responsible", data={**posted(filing, "responsible"), "then": "next"}
    )
    assert answer.url == reverse("filing:tasks", args=(filing.pk,))


def test_more_rows_without_a_script(browse):
    filing = filled()
    browser = browse(filing)
    answer = browser.send(
        "section", "roster", data={**posted(filing, "roster"), "add_rows": "rows"}
    )
    assert answer.url.endswith("?rows=5#more-rows")
    assert browser.page("section", "roster", rows=5).text.count('name="rows-27-name"') == 1
    assert 'name="rows-28-name"' not in browser.page("section", "roster", rows=5).text


@pytest.mark.parametrize("rows", ["-1", "9999", "x", "１２", ""])
def test_a_strange_number_of_rows_is_no_error(browse, rows):
    assert browse(filled()).page("section", "roster", rows=rows).status_code == 200


def test_ticked_rows_go_and_the_rest_stays_in_order(browse):
    filing = filled()
    names = [row["name"] for row in content(filing, "roster")["rows"]]
    data = {**posted(filing, "roster"), "rows-1-DELETE": "on"}
    browse(filing).send("section", "roster", data=data)
    assert [row["name"] for row in content(filing, "roster")["rows"]] == names[:1] + names[2:]


def test_a_no_asks_for_reason_and_date_and_keeps_them(browse):
    filing = filled()
    data = {
        **posted(filing, "indicators"),
        "i02-answer": "否",
        "i02-reason": "正在调整",
        "i02-remedy_date": "2025-06-30",
    }
    browse(filing).send("section", "indicators", data=data)
    answer = content(filing, "indicators")["answers"]["i02"]
    assert (answer["answer"], answer["reason"], answer["remedy_date"]) == (
        "否",
        "正在调整",
        "2025-06-30",
    )


def test_what_a_post_does_not_mention_stays(browse):
    filing = filled()
    before = content(filing, "roster")
    browse(filing).send("section", "roster", data={"revision": 1})
    assert content(filing, "roster")["rows"] == [
        {**dict.fromkeys(content(filing, "roster")["rows"][0], ""), **row} for row in before["rows"]
    ]


def test_two_browsers_on_one_section_lose_nothing(browse):
    filing = college_filing()
    mine, theirs = browse(filing), browse(filing, Role.EDITOR)
    assert (
        theirs.send(
            "section", "charter", data={"revision": 0, "title": "同事的章程", "text": "第一条 甲"}
        ).status_code
        == 302
    )
    answer = mine.send(
        "section", "charter", data={"revision": 0, "title": "我的章程", "text": "第一条 乙"}
    )
    assert answer.status_code == 409
    for words in ("同事的章程", "我的章程", "第一条 甲", "第一条 乙", "用我输入的"):
        assert words in answer.text
    assert content(filing, "charter")["title"] == "同事的章程"
    again = {
        "revision": 0,
        "keep_mine_revision": 1,
        "keep_mine": 1,
        "title": "我的章程",
        "text": "第一条 乙",
    }
    assert mine.send("section", "charter", data=again).status_code == 302
    assert content(filing, "charter")["title"] == "我的章程"


def test_a_conflict_in_a_table_names_the_rows(browse):
    filing = filled()
    mine, theirs = browse(filing), browse(filing)
    data = posted(filing, "roster")
    theirs.send("section", "roster", data={**data, "rows-0-name": "欧阳甲"})
    answer = mine.send("section", "roster", data={**data, "rows-0-name": "欧阳乙"})
    assert answer.status_code == 409
    assert "第1行" in answer.text
    assert "欧阳甲" in answer.text
    assert 'value="欧阳乙"' in answer.text


def test_autosave_answers_revision_time_and_findings(browse):
    filing = filled({"roster[2].rank": "9/10"})
    answer = browse(filing).autosave("roster", posted(filing, "roster"))
    data = answer.json()
    assert (answer.status_code, data["revision"]) == (200, 2)
    assert "#id_rows-2-rank" in data["findings_html"]
    assert len(data["saved_at"]) == 5


def test_autosave_links_count_the_empty_rows_of_the_page(browse):
    filing = filled({"roster[2].rank": "9/10"})
    data = posted(filing, "roster")
    shifted = {name.replace("rows-2-", "rows-40-"): value for name, value in data.items()}
    assert "#id_rows-40-rank" in browse(filing).autosave("roster", shifted).json()["findings_html"]


def test_autosave_conflict_carries_both_texts(browse):
    filing = college_filing()
    mine, theirs = browse(filing), browse(filing, Role.EDITOR)
    theirs.autosave("charter", {"revision": 0, "text": "甲的"})
    answer = mine.autosave("charter", {"revision": 0, "text": "乙的"})
    assert answer.status_code == 409
    assert answer.json()["revision"] == 1
    assert "甲的" in answer.json()["conflict_html"]
    assert "乙的" in answer.json()["conflict_html"]


def test_autosave_says_what_is_too_long_and_keeps_the_old_text(browse):
    filing = filled()
    answer = browse(filing).autosave(
        "roster", {**posted(filing, "roster"), "rows-0-name": "名" * 101}
    )
    assert answer.status_code == 400
    assert "最多100字，现在有101字" in answer.json()["error"]
    assert "rows-0-name" in answer.json()["errors"]
    assert filing.drafts.get(key="roster").revision == 1


def test_autosave_after_the_session_has_ended_is_401(browse):
    browser = browse(college_filing())
    browser.logout()
    assert browser.autosave("charter", {"revision": 0, "text": "甲"}).status_code == 401


def test_a_rule_text_is_typeset_with_its_problems(browse):
    answer = browse(college_filing()).send(
        "structure", "charter", data={"text": "第一章 总则\n第一条 甲。\n第三条 <b>乙</b>。"}
    )
    assert answer.status_code == 200
    assert "第二条" in answer.text
    assert "&lt;b&gt;乙&lt;/b&gt;" in answer.text


def test_the_preview_button_works_without_a_script(browse):
    filing = college_filing()
    browser = browse(filing)
    answer = browser.send(
        "section", "charter", data={"revision": 0, "text": "第一条 甲。", "preview": "1"}
    )
    assert answer.url.endswith("#preview")
    assert '<span class="article-no">第一条</span>' in browser.page("section", "charter").text


def test_an_imported_column_that_the_year_does_not_ask_for_stays(browse):
    filing = filled({"roster[0].experience": "曾任班长"})
    browser = browse(filing)
    assert "曾任班长" in browser.page("section", "roster").text
    browser.send("section", "roster", data=posted(filing, "roster"))
    assert content(filing, "roster")["rows"][0]["experience"] == "曾任班长"


def test_content_is_json_and_nothing_else(browse):
    filing = college_filing()
    browse(filing).send(
        "section",
        "charter",
        data={"revision": 0, "text": "第一条", "state": "published", "evil": "1"},
    )
    assert "evil" not in json.dumps(content(filing, "charter"))
    filing.refresh_from_db()
    assert filing.state == "draft"


def test_a_refused_page_goes_on_from_the_revision_it_started_from(browse):
    filing = filled()
    mine, theirs = browse(filing), browse(filing, Role.EDITOR)
    data = posted(filing, "charter")
    theirs.send("section", "charter", data={**data, "title": "同事的章程"})
    refused = mine.send("section", "charter", data={**data, "title": "长" * 301})
    assert refused.status_code == 422
    assert 'name="revision" value="1"' in refused.text
    assert mine.send("section", "charter", data={**data, "title": "短"}).status_code == 409
