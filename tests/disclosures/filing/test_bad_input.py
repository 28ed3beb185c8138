"""Whatever is sent: a clear sentence, nothing lost, no 500."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from disclosures.models import Attachment, Submission
from portal import clock
from tests.disclosures.desk import college_filing, filled
from tests.disclosures.filing.posting import posted
from tests.factories.values import SECTION_KEYS

pytestmark = pytest.mark.django_db

STRANGE = {
    "script": "<script>alert(1)</script>",
    "quotes": "\"'><img src=x onerror=alert(1)>{{ 7 }}{% x %}",
    "rtl": "\u202eغير صحيح\u202c",
    "emoji": "👩‍🎓🎉🏳️‍🌈",
    "wrong type": "二十三又二分之一",
    "nul": "前\x00后",
    "digits": "９" * 40,
}


def flood(filing, key, value):
    """The section's page with ``value`` in every field."""
    data = posted(filing, key)
    return {
        name: data[name] if name == "revision" or "attachment" in name else value for name in data
    }


def texts_in(value):
    """Every text inside a content."""
    if isinstance(value, str):
        return {value}
    items = value.values() if isinstance(value, dict) else value
    return {text for item in items for text in texts_in(item)}


@pytest.mark.parametrize("name", STRANGE)
@pytest.mark.parametrize("key", SECTION_KEYS)
def test_strange_text_in_every_field_is_kept_and_escaped(browse, key, name):
    filing = filled()
    browser = browse(filing)
    data = {
        field: value
        for field, value in flood(filing, key, STRANGE[name]).items()
        if not field.endswith("-answer")
    }
    assert browser.send("section", key, data=data).status_code == 302
    page = browser.page("section", key)
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    assert STRANGE[name].replace("\x00", "") in texts_in(filing.drafts.get(key=key).content)
    for other in ("tasks", "findings", "check", "preview"):
        assert browser.page(other).status_code == 200


@pytest.mark.parametrize("key", SECTION_KEYS)
def test_an_overlong_text_in_every_field_is_refused_and_stays_on_the_page(browse, key):
    filing = filled()
    before, long = filing.drafts.get(key=key).content, "长" * 5_001
    answer = browse(filing).send("section", key, data=flood(filing, key, long))
    assert answer.status_code == 422
    assert "请缩短后再保存" in answer.text
    assert f">\n{long}<" in answer.text or f'value="{long}"' in answer.text
    assert filing.drafts.get(key=key).content == before


@pytest.mark.parametrize("key", SECTION_KEYS)
@pytest.mark.parametrize(
    "data",
    [{}, {"revision": "x"}, {"revision": "1e9"}, {"revision": ["1", "2"]}, {"rows-x-name": "甲"}],
)
def test_an_empty_or_broken_post_changes_nothing(browse, key, data):
    filing = filled()
    before = texts_in(filing.drafts.get(key=key).content) - {""}
    assert browse(filing).send("section", key, data=data).status_code in {302, 409}
    assert texts_in(filing.drafts.get(key=key).content) - {""} == before


@pytest.mark.parametrize("total", ["", "x", "-5", "99999999999", "3"])
def test_wrong_management_data_loses_no_row(browse, total):
    filing = filled()
    data = {**posted(filing, "roster"), "rows-TOTAL_FORMS": total, "rows-INITIAL_FORMS": "abc"}
    assert browse(filing).send("section", "roster", data=data).status_code == 302
    assert len(filing.drafts.get(key="roster").content["rows"]) == 23


def test_an_answer_outside_the_choices_is_refused(browse):
    filing = filled()
    answer = browse(filing).send(
        "section", "indicators", data={**posted(filing, "indicators"), "i01-answer": "也许"}
    )
    assert answer.status_code == 422
    assert "请在两个选项中选一个" in answer.text


def roster_rows(count):
    return {
        f"rows-{n}-{column}": f"甲{n}"
        for n in range(count)
        for column in ("name", "department", "post", "rank")
    }


def test_five_hundred_rows_are_refused_and_all_shown_again(browse):
    filing = college_filing()
    answer = browse(filing).send("section", "roster", data={"revision": 0, **roster_rows(500)})
    assert answer.status_code == 422
    assert "最多150行，现在有500行" in answer.text
    assert 'value="甲499"' in answer.text
    assert filing.drafts.get(key="roster").revision == 0


def test_a_hundred_and_fifty_rows_are_kept(browse):
    filing = college_filing()
    assert (
        browse(filing)
        .send("section", "roster", data={"revision": 0, **roster_rows(150)})
        .status_code
        == 302
    )
    assert len(filing.drafts.get(key="roster").content["rows"]) == 150


def test_a_row_number_from_nowhere_is_refused_in_words(browse):
    answer = browse(college_filing()).send(
        "section", "roster", data={"revision": 0, "rows-99999-name": "甲"}
    )
    assert answer.status_code == 422
    assert "行数太多" in answer.text


def test_a_text_of_five_megabytes_is_refused_and_shown_again(browse):
    filing = college_filing()
    text = "第一条 本会服务同学。\n" * 160_000
    answer = browse(filing).send("section", "charter", data={"revision": 0, "text": text})
    assert answer.status_code == 422
    assert "最多200000字" in answer.text
    assert answer.text.count("本会服务同学") > 160_000
    assert filing.drafts.get(key="charter").revision == 0


def test_a_preview_of_five_megabytes_answers(browse):
    assert (
        browse(college_filing())
        .send("structure", "charter", data={"text": "第一条 甲。\n" * 600_000})
        .status_code
        == 200
    )


def picture(size=(8, 6), kind="PNG"):
    target = io.BytesIO()
    Image.new("RGB", size, "white").save(target, format=kind)
    return target.getvalue()


def upload(browser, filing, content, name="会场.png", **data):
    file = SimpleUploadedFile(name, content, "image/png")
    page = {**posted(filing, "congress"), "upload": file, "upload_alt": "会场全景", **data}
    return browser.send("section", "congress", data=page)


def test_two_pictures_called_the_same_are_both_kept_and_shown(browse):
    filing = filled()
    browser = browse(filing)
    for size in ((8, 6), (9, 6)):
        assert upload(browser, filing, picture(size)).status_code == 302
    pictures = filing.drafts.get(key="congress").content["pictures"]
    assert len({each["attachment"] for each in pictures}) == 2
    assert [each["alt"] for each in pictures] == ["会场全景", "会场全景"]
    for each in pictures:
        answer = browser.page("attachment", int(each["attachment"]))
        assert answer["Content-Type"] == "image/png"
        assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00", "不是图片".encode()])
def test_a_wrong_picture_is_refused_and_the_typed_text_is_kept(browse, content):
    filing = filled()
    answer = upload(browse(filing), filing, content, place="新礼堂")
    assert answer.status_code == 200
    assert "不是能打开的图片" in answer.text
    assert filing.drafts.get(key="congress").content["place"] == "新礼堂"
    assert 'name="revision" value="2"' in answer.text
    assert not Attachment.objects.exists()


def test_a_picture_uploaded_into_a_conflict_is_not_lost(browse):
    filing = filled()
    browser = browse(filing)
    data = posted(filing, "congress")
    browse(filing).send("section", "congress", data={**data, "place": "同事的礼堂"})
    file = SimpleUploadedFile("会场.png", picture(), "image/png")
    answer = browser.send(
        "section", "congress", data={**data, "upload": file, "upload_alt": "会场"}
    )
    assert answer.status_code == 409
    assert f'value="{Attachment.objects.get().pk}"' in answer.text


def test_a_file_without_its_section_is_ignored(browse):
    filing = filled()
    file = SimpleUploadedFile("会场.png", picture(), "image/png")
    browse(filing).send("section", "charter", data={**posted(filing, "charter"), "upload": file})
    assert not Attachment.objects.exists()


def test_a_picture_that_is_named_but_not_there_breaks_nothing(browse):
    filing = filled()
    data = {
        **posted(filing, "congress"),
        "pictures-0-attachment": "9999999999999999999999",
        "pictures-0-alt": "甲",
    }
    browser = browse(filing)
    browser.send("section", "congress", data=data)
    assert "图片文件不在这里" in browser.page("section", "congress").text
    assert browser.page("check").status_code == 200
    assert browser.page("preview").status_code == 200


def test_a_closed_cycle_keeps_the_typed_text_on_the_page(browse, monkeypatch):
    filing = filled()
    data = {**posted(filing, "charter"), "title": "刚刚改的标题"}
    monkeypatch.setattr(clock, "today", lambda: dt.date(2101, 1, 1))
    browser = browse(filing)
    answer = browser.send("section", "charter", data=data)
    assert answer.status_code == 422
    assert "2099年12月31日截止" in answer.text
    assert "刚刚改的标题" in answer.text
    assert "截止" in browser.autosave("charter", data).json()["error"]
    assert "截止" in browser.send("submit", data={"declaration": "on"}).text
    assert not Submission.objects.exists()


def test_a_double_click_on_submit_makes_one_submission(browse):
    filing = filled()
    browser, other = browse(filing), browse(filing)
    answers = [
        each.send("submit", data={"declaration": "on"}) for each in (browser, browser, other)
    ]
    assert {answer.url for answer in answers} == {f"/work/filings/{filing.pk}/submissions/1/"}
    assert Submission.objects.count() == 1


def test_the_back_button_after_submission_finds_a_locked_page(browse):
    filing = filled()
    browser = browse(filing)
    data = {**posted(filing, "charter"), "title": "提交以后改的"}
    browser.send("submit", data={"declaration": "on"})
    answer = browser.send("section", "charter", data=data)
    assert answer.status_code == 422
    assert "已经锁定" in answer.text
    assert "提交以后改的" in answer.text
    assert filing.drafts.get(key="charter").content["title"] == "青川大学学生会章程"
    assert "内容已经锁定" in browser.page("check").text


@pytest.mark.parametrize("name", STRANGE)
def test_strange_explanations_are_kept_and_escaped(browse, name):
    filing = filled({"responsible[0].full_time": "否"})
    browser = browse(filing)
    data = {"rule": "R24", "path": "responsible[0].full_time", "text": f"说明如下：{STRANGE[name]}"}
    assert browser.send("explain", data=data).status_code == 302
    text = browser.page("findings").text
    assert "<script>alert" not in text
    assert filing.explanations.get().text.startswith("说明如下：")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "没有保存"),
        ({"rule": "R24" * 10, "path": "x", "text": "一段说明"}, "没有保存"),
        ({"rule": "R99", "path": "roster", "text": "一段说明"}, "不需要再说明"),
        ({"rule": "R24", "path": "responsible[0].full_time", "text": "短"}, "至少5个字"),
        ({"rule": "R24", "path": "responsible[0].full_time", "text": "长" * 1001}, "最多1000字"),
        ({"rule": "R24", "path": "responsible[0].full_time", "tick": "1"}, "不能只勾选"),
    ],
)
def test_a_wrong_explanation_comes_back_with_a_sentence(browse, data, sentence):
    filing = filled({"responsible[0].full_time": "否"})
    answer = browse(filing).send("explain", data=data)
    assert answer.status_code == 422
    assert sentence in answer.text
    if data.get("rule") == "R24":
        assert data.get("text", "") in answer.text
