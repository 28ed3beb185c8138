"""A lead makes next year's form in the browser."""

from __future__ import annotations

import re
from html import unescape

import pytest

from disclosures import editions
from disclosures.domain import edition_preview
from disclosures.domain.edition_drafts import form_in
from disclosures.forms.yearform_pages import PAGES
from disclosures.models import Cycle, Edition, EditionDraft
from portal.enums import Role
from portal.models import Job
from tests.factories import EditionDraftFactory, FederationFactory, member

ROOT = "/work/editions/"
EMPTY = {"checkbox": "on", "radio": "on"}


@pytest.fixture
def federation(db):
    return FederationFactory(parent=FederationFactory(level="national"))


@pytest.fixture
def lead(client, federation):
    person = member(Role.LEAD, federation=federation)
    client.force_login(person)
    return person


@pytest.fixture
def draft(lead, federation):
    return EditionDraftFactory(federation=federation, created_by=lead)


def page(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def typed(shown):
    """Return what the fields of a page hold, as a browser would post it."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", shown):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        kind = re.search(r'type="([\w-]+)"', tag)[1]
        if name and (kind not in {"checkbox", "radio"} or " checked" in tag):
            found[unescape(name[1])] = unescape(value[1]) if value else EMPTY.get(kind, "")
    for name, text in re.findall(
        r'<textarea name="([^"]+)"[^>]*>\n?(.*?)</textarea>', shown, re.DOTALL
    ):
        found[name] = unescape(text)
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', shown, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = unescape(chosen[1]) if chosen else ""
    found.pop("csrfmiddlewaretoken", None)
    return found


def there(draft, part):
    return f"{ROOT}drafts/{draft.pk}/parts/{part}/"


def test_a_clone_is_proposed_shown_and_made(client, lead):
    shown = page(client.get(f"{ROOT}new/"))
    assert "2026—2027学年" in shown
    assert "原来是：2025—2026学年" in shown
    answer = client.post(f"{ROOT}new/", typed(shown), follow=True)
    assert "草稿已经建好" in page(answer)
    form = form_in(EditionDraft.objects.get())
    assert (form.key, form.intake_year) == ("2026-2027", 2026)
    assert form.congress_window.start.isoformat() == "2026-09-01"
    assert "2026-2027" in page(client.get(ROOT))


def test_a_wrong_clone_keeps_what_was_typed(client, lead):
    values = typed(page(client.get(f"{ROOT}new/"))) | {"key": "明年", "title": "我写的标题"}
    shown = page(client.post(f"{ROOT}new/", values))
    assert "请写成“2026-2027”这样" in shown
    assert "我写的标题" in shown
    values |= {"key": "2026-2027", "window_end": "2020-01-01"}
    assert "开始日期晚于结束日期" in page(client.post(f"{ROOT}new/", values))
    assert not EditionDraft.objects.exists()


@pytest.mark.parametrize("part", PAGES)
def test_saving_a_part_as_it_stands_changes_nothing(client, draft, part):
    before = draft.data
    answer = client.post(
        there(draft, part), typed(page(client.get(there(draft, part)))), follow=True
    )
    assert "没有改动" in page(answer)
    draft.refresh_from_db()
    assert (draft.data, draft.revision) == (before, 1)


def test_an_indicator_is_reworded_added_removed_and_moved(client, draft):
    url = there(draft, "indicators")
    values = typed(page(client.get(url)))
    values |= {
        "indicators-3-text": "主席团成员不超过7人。",
        "indicators-18-gone": "on",
        "indicators-19-text": "新的一项。",
        "indicators-19-no": "19",
        "indicators-19-mark": "observed",
        "indicators-19-prompt_kind": "count",
        "indicators-19-prompt_label": "实有__项",
        "move": "indicators:1:up",
    }
    assert "已保存" in page(client.post(url, values, follow=True))
    draft.refresh_from_db()
    form = form_in(draft)
    assert [item.id for item in form.indicators][:3] == ["i02", "i01", "i03"]
    assert form.indicator("i04").text == "主席团成员不超过7人。"
    assert not form.has_indicator("i19")
    new = form.indicators[-1]
    assert (new.id, new.mark, new.prompt.label) == ("i21", "▲", "实有__项")
    assert form.indicator("i03").prompt == editions.load("2025-2026").indicator("i03").prompt
    shown = page(client.get(f"{ROOT}drafts/{draft.pk}/"))
    assert "新增指标19▲：新的一项。" in shown
    assert "<del>5</del><ins>7</ins>" in shown


def test_a_row_goes_where_its_number_says(client, draft):
    url = there(draft, "sections")
    values = typed(page(client.get(url))) | {"sections-9-order": "2", "sections-0-order": "4"}
    client.post(url, values)
    draft.refresh_from_db()
    keys = editions.load("2025-2026").section_keys()
    moved = form_in(draft).section_keys()
    assert moved.index(keys[9]) < moved.index(keys[1])
    assert moved.index(keys[3]) < moved.index(keys[0]) < moved.index(keys[4])


def test_faults_lead_to_their_fields_and_everything_is_kept(client, draft):
    url = there(draft, "indicators")
    values = typed(page(client.get(url))) | {
        "indicators-4-no": "",
        "indicators-5-text": "",
        "indicators-6-text": "改过的第七项。",
    }
    shown = page(client.post(url, values))
    assert "有 2 处需要修改" in shown
    assert 'href="#id_indicators-4-no"' in shown
    assert 'href="#id_indicators-5-text"' in shown
    assert "改过的第七项。" in shown
    draft.refresh_from_db()
    assert draft.revision == 1


@pytest.mark.parametrize(
    ("part", "changes", "href"),
    [
        ("texts", {"title": "{xuexiao}情况"}, "#id_title"),
        ("texts", {"window_end": "2001-01-01"}, "#id_window_start"),
        ("texts", {"intake_year": "今年"}, "#id_intake_year"),
        ("limits", {"rank_percent": "300"}, "#id_rank_percent"),
        ("limits", {"quorum": "三分之二"}, "#id_quorum"),
        ("limits", {"staff": "90"}, "#id_staff"),
        ("roster", {"roster-columns-1-label": ""}, "#id_roster-columns-1-label"),
        ("indicators", {"indicators-0-prompt_kind": "date"}, "#id_indicators-0-prompt_label"),
        ("sections", {"sections-2-title": "{谁}"}, "#id_sections-2-title"),
    ],
)
def test_each_fault_is_said_at_its_field(client, draft, part, changes, href):
    url = there(draft, part)
    shown = page(client.post(url, typed(page(client.get(url))) | changes))
    assert "有 1 处需要修改" in shown
    assert f'href="{href}"' in shown
    assert f'id="{href[1:]}"' in shown
    draft.refresh_from_db()
    assert draft.revision == 1


def test_two_people_at_once_lose_nothing(client, draft):
    url = there(draft, "texts")
    values = typed(page(client.get(url)))
    client.post(url, values | {"title": "甲的标题"})
    shown = page(client.post(url, values | {"title": "乙的标题"}))
    assert "刚才也改了" in shown
    assert "甲的标题" in shown
    assert 'value="乙的标题"' in shown
    draft.refresh_from_db()
    assert draft.data["title"] == "甲的标题"
    client.post(url, typed(shown) | {"keep_mine": "1"})
    draft.refresh_from_db()
    assert (draft.data["title"], draft.revision) == ("乙的标题", 3)


def test_the_second_level_table_goes_and_comes_back(client, draft):
    url = there(draft, "second_level")
    client.post(url, typed(page(client.get(url))) | {"ask": "off"})
    draft.refresh_from_db()
    assert form_in(draft).second_level is None
    assert not form_in(draft).has_section("second_level")
    client.post(url, typed(page(client.get(url))) | {"ask": "required"})
    draft.refresh_from_db()
    form = form_in(draft)
    assert len(form.second_level_items) == 14
    assert form.section("second_level").required
    assert form.section_keys()[1] == "second_level"


def test_columns_and_categories(client, draft):
    url = there(draft, "responsible")
    values = typed(page(client.get(url)))
    last = int(values["responsible-columns-TOTAL_FORMS"]) - 1
    values |= {
        f"responsible-columns-{last}-key": "post",
        f"responsible-columns-{last}-label": "职务",
        "rows": values["rows"] + "\n新的一类",
    }
    client.post(url, values)
    draft.refresh_from_db()
    form = form_in(draft)
    assert form.responsible.columns[-1].key == "post"
    assert form.responsible.rows[-1] == "新的一类"


def test_the_previews(client, draft):
    assert "示例大学" in page(client.get(f"{ROOT}drafts/{draft.pk}/preview/"))
    for key in form_in(draft).section_keys():
        shown = page(client.get(f"{ROOT}drafts/{draft.pk}/forms/{key}/"))
        assert "disabled" in shown
    assert client.get(f"{ROOT}drafts/{draft.pk}/forms/none/").status_code == 404


def test_the_pdf_is_rendered_by_a_worker(client, draft):
    url = f"{ROOT}drafts/{draft.pk}/pdf/"
    assert client.get(url).status_code == 404
    assert "正在生成 PDF" in page(client.post(url, follow=True))
    assert Job.objects.get().task == edition_preview.TASK
    assert "正在生成" in page(client.get(f"{url}progress/"))
    edition_preview.work(draft.pk)
    Job.objects.update(state="done")
    assert client.get(f"{url}progress/")["HX-Refresh"] == "true"
    answer = client.get(url)
    assert b"".join(answer.streaming_content).startswith(b"%PDF")


def test_opening_leads_on_to_the_cycle(client, draft, federation):
    shown = page(client.get(f"{ROOT}drafts/{draft.pk}/open/"))
    answer = client.post(f"{ROOT}drafts/{draft.pk}/open/", typed(shown), follow=True)
    shown = page(answer)
    edition = Edition.objects.get(federation=federation)
    assert f'<option value="2026-2027@{edition.pk}" selected>' in shown
    values = typed(shown) | {
        "opens": "2026-10-01",
        "due": "2099-10-20",
        "closes": "2099-10-30",
        "federation_email": "a@example.org",
        "national_email": "b@example.org",
    }
    values |= {"opens": "2099-10-01"}
    client.post("/work/cycles/open/", values)
    assert Cycle.objects.get().edition == edition
    assert client.get(f"{ROOT}drafts/{draft.pk}/").status_code == 404
    assert "比上年" in page(client.get(ROOT))
    assert client.get(f"{ROOT}of/2026-2027@{edition.pk}/").status_code == 200


def test_deleting_asks_first(client, draft):
    assert "不能恢复" in page(client.get(f"{ROOT}drafts/{draft.pk}/delete/"))
    assert "已删除" in page(client.post(f"{ROOT}drafts/{draft.pk}/delete/", follow=True))
    assert not EditionDraft.objects.exists()


def test_what_is_new_in_each_year(client, lead):
    for key in editions.keys():  # noqa: SIM118 - a module
        shown = page(client.get(f"{ROOT}of/{key}/"))
        assert ("相比" in shown) == (key != "2020")
    assert client.get(f"{ROOT}of/1999/").status_code == 404


def test_a_city_lead_is_told_and_sees_no_entry(client, federation):
    city = FederationFactory(parent=federation, level="city")
    client.force_login(member(Role.LEAD, federation=city))
    answer = client.get(ROOT)
    assert answer.status_code == 403
    assert "只有全国或省级学联的负责人" in answer.content.decode()
    assert ROOT not in page(client.get("/work/"))
