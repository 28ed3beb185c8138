"""Three ways to bring something in, without a script."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from disclosures.enums import ImportState
from disclosures.filing.imports import start
from portal.enums import Role
from tests.disclosures.desk import college_filing, filled
from tests.disclosures.filing.imports.brought import brought
from tests.factories import CycleFactory, EditionFactory, FilingFactory, ImportFactory

pytestmark = pytest.mark.django_db


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_a_blank_filing_offers_the_way_in_and_so_does_the_roster(browse):
    browser = browse(college_filing())
    address = f"/work/filings/{browser.filing.pk}/import/"
    for page in (browser.page("tasks"), browser.page("section", "roster")):
        assert address in page.text
    assert "不用一项项重打" in browser.page("tasks").text


def test_a_blank_filing_is_not_greeted_with_errors(browse):
    browser = browse(college_filing())
    text = browser.page("tasks").text
    assert "还没有开始填写。" in text
    assert "处错误" not in text
    browser.send("section", "charter", data={"revision": 0, "text": "第一条　新的。"})
    text = browser.page("tasks").text
    assert "还没有开始填写。" not in text
    assert "处错误" in text


def test_a_filing_under_way_still_offers_it_quietly(browse):
    browser = browse(filled())
    text = browser.page("tasks").text
    assert f"/work/filings/{browser.filing.pk}/import/" in text
    assert "不用一项项重打" not in text


def test_the_page_has_two_ways_and_a_third_where_there_is_an_earlier_filing(browse):
    browser = browse(college_filing())
    assert "沿用去年在本站的填报" not in browser.page("import").text
    union = browser.filing.union
    before = CycleFactory(
        federation=browser.filing.federation, edition=EditionFactory(key="2023-2024")
    )
    earlier = FilingFactory(union=union, cycle=before)
    earlier.drafts.filter(key="charter").update(content={"text": "第一条　甲。"}, revision=1)
    text = browser.page("import").text
    for way in ("去年的公开材料", "粘贴名单", "沿用去年在本站的填报", "2023—2024"):
        assert way in text, way


def test_last_years_filing_is_proposed(browse):
    browser = browse(college_filing())
    before = CycleFactory(
        federation=browser.filing.federation, edition=EditionFactory(key="2023-2024")
    )
    earlier = FilingFactory(union=browser.filing.union, cycle=before)
    earlier.drafts.filter(key="charter").update(content={"text": "第一条　甲。"}, revision=1)
    answer = browser.send("import_last_year", data={"roster": "on"})
    assert answer.status_code == 302
    text = browser.get(answer.url).text
    assert "第一条　甲。" in text
    assert "2023—2024" in text


def test_without_one_it_is_refused_with_what_to_do(browse):
    answer = browse(college_filing()).send("import_last_year")
    assert answer.status_code == 422
    assert "请上传去年的" in answer.text


def test_a_paste_without_people_stays_in_its_field(browse):
    answer = browse(college_filing()).send("import_paste", data={"text": "今天天气很好"})
    assert answer.status_code == 422
    assert "今天天气很好</textarea>" in answer.text


def test_a_file_too_big_is_refused(browse, settings):
    settings.IMPORT_MEGABYTES = 0
    browser = browse(college_filing())
    answer = browser.send("import", data={"documents": [file("名单.csv", "姓名\n安然".encode())]})
    assert answer.status_code == 422
    assert "“名单.csv”：文件超过0 MB" in answer.text


def test_one_wrong_file_does_not_stop_the_others(browse):
    browser = browse(college_filing())
    files = [
        file("程序.exe", b"MZ" + b"\x00" * 200),
        file("名单.csv", "姓名,部门\n安然,学习部\n白露,文体部".encode()),
    ]
    answer = browser.send("import", data={"documents": files})
    assert answer.status_code == 302
    assert "程序.exe" in browser.get(answer.url).text
    assert browser.filing.imports.get().name == "名单.csv"


def test_what_there_is_no_time_for_is_left_to_the_worker(browse, monkeypatch):
    monkeypatch.setattr(start, "PATIENCE", 0)
    filing = filled()
    roster = file("名单.csv", "姓名,部门\n安然,学习部\n白露,文体部\n".encode())
    assert browse(filing).send("import", data={"documents": [roster]}).status_code == 302
    assert filing.imports.get().state == ImportState.QUEUED


def test_progress_is_told_without_a_script_and_asked_again_with_one(browse):
    filing = college_filing()
    one = ImportFactory(filing=filing, state=ImportState.QUEUED, name="去年.docx")
    browser = browse(filing)
    page = browser.page("import_one", one.pk)
    assert "正在读取“去年.docx”" in page.text
    assert "看看进行到哪里了" in page.text
    answer = browser.page("import_progress", one.pk)
    assert "HX-Refresh" not in answer
    assert f"/import/{one.pk}/progress/" in answer.text
    one.state = ImportState.READY
    one.save()
    assert browser.page("import_progress", one.pk)["HX-Refresh"] == "true"


def test_a_failure_says_why_and_can_be_put_away(browse):
    filing = college_filing()
    one = ImportFactory(filing=filing, state=ImportState.FAILED, problem="有密码，请先去掉密码。")
    browser = browse(filing)
    text = browser.page("import_one", one.pk).text
    assert "有密码，请先去掉密码。" in text
    assert "换一份文件" in text
    assert browser.send("import_discard", one.pk).url == f"/work/filings/{filing.pk}/"
    one.refresh_from_db()
    assert one.state == ImportState.DISCARDED


def test_the_original_can_be_fetched_again(browse):
    filing = college_filing()
    one = ImportFactory(filing=filing, name="名单.xlsx")
    answer = browse(filing).page("import_file", one.pk)
    assert b"".join(answer.streaming_content) == b"PK"
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]


def test_whoever_may_only_read_sees_what_was_brought_and_no_way(browse):
    filing = college_filing()
    ImportFactory(filing=filing, name="去年.docx")
    text = browse(filing, Role.OBSERVER).page("import").text
    assert "去年.docx" in text
    assert 'type="file"' not in text


def test_nothing_chosen_is_told_beside_the_field(browse):
    answer = browse(college_filing()).send("import")
    assert answer.status_code == 422
    assert "还没有选择文件" in answer.text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("空.docx", b""),
        ("程序.exe", b"MZ" + b"\x00" * 200),
        ("图.png", b"\x89PNG\r\n\x1a\n" + b"0" * 99),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_nothing_is_kept(browse, name, data):
    browser = browse(college_filing())
    answer = browser.send("import", data={"documents": [file(name, data)]})
    assert answer.status_code == 422
    assert name in answer.text
    assert not browser.filing.imports.exists()


def test_too_many_files_at_once_are_refused(browse):
    files = [file(f"{number}.csv", "姓名\n安然".encode()) for number in range(11)]
    answer = browse(college_filing()).send("import", data={"documents": files})
    assert answer.status_code == 422
    assert "一次最多放10份文件" in answer.text


def test_the_list_says_how_each_stands(browse):
    filing = college_filing()
    ImportFactory(filing=filing, name="甲.docx", state=ImportState.QUEUED)
    ImportFactory(filing=filing, name="乙.docx", state=ImportState.FAILED, problem="有密码。")
    ImportFactory(filing=filing, name="丙.docx", taken=["charter"])
    ImportFactory(filing=filing, name="丁.docx", state=ImportState.DISCARDED)
    text = browse(filing).page("import").text
    for said in ("正在读取", "没有读出来", "有密码。", "已采用", "没有采用"):
        assert said in text, said


def test_the_task_list_says_what_waits_to_be_looked_at(browse):
    filing = college_filing()
    browser = browse(filing)
    assert "等您核对" not in browser.page("tasks").text
    one = brought(filing, "charter")
    brought(filing, "roster", taken=["roster"])
    text = browser.page("tasks").text
    assert f'href="/work/filings/{filing.pk}/import/#brought">有1份导入的材料等您核对</a>' in text
    browser.send("import_discard", one.pk)
    assert "等您核对" not in browser.page("tasks").text


def test_what_was_taken_in_another_window_is_not_called_left(browse):
    filing = filled()
    browser, one = browse(filing), brought(filing, "roster", taken=["roster"])
    answer = browser.send("import_discard", one.pk)
    said = browser.get(answer.url).text
    assert "先前采用的内容还在填报里" in said
    assert "没有采用" not in said
    again = browser.get(browser.page("import_one", one.pk).url).text
    assert "采用以后已经收起" in again
