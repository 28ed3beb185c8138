"""The register: search, filters, pages, empty states, and a fixed number of queries."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import RegisterEntryFactory

pytestmark = pytest.mark.django_db

QUERIES = 5
"""Provinces, years, count, page, released results; what the middleware asks besides is tested with it."""


def entry(name: str, **facts: Any) -> Any:
    values = {"union_name": "学生会", "pinyin": "", "province": "云溪省", "province_slug": "yunxi"}
    return RegisterEntryFactory(**(values | {"college_name": name} | facts))


def names(client: Client, query: str = "") -> list[str]:
    return [one.college_name for one in client.get(f"/{query}").context["page"].object_list]


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(client: Client, count: int) -> None:
    for n in range(count):
        entry(f"望江第{n}学院")
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    assert len([one for one in asked if "disclosures_" in one["sql"]]) == QUERIES


def test_nothing_published_yet(client: Client) -> None:
    assert "还没有学校公开" in client.get("/").content.decode()


def test_nothing_found_says_what_to_do(client: Client) -> None:
    entry("云岭海洋大学")
    text = client.get("/?q=不存在").content.decode()
    assert "没有找到符合条件的公开文件" in text
    assert "看全部学校" in text


@pytest.mark.parametrize("words", ["海洋", "云岭 大学", "ylhydx", "yunling", "YLHY", "云岭 学生会"])
def test_search_by_name_pinyin_and_initials(client: Client, words: str) -> None:
    entry("云岭海洋大学", pinyin="yunlinghaiyangdaxue ylhydx")
    entry("望江师范学院", pinyin="wangjiangshifanxueyuan wjsfxy")
    assert names(client, f"?q={words}") == ["云岭海洋大学"]


def test_filters_by_province_and_year(client: Client) -> None:
    entry("甲学院", province_slug="a", province="甲省", edition_key="2024-2025")
    entry("乙学院", province_slug="b", province="乙省", edition_key="2024-2025")
    entry(
        "丙学院",
        province_slug="b",
        province="乙省",
        edition_key="2025-2026",
        period="2025—2026学年",
    )
    assert names(client, "?province=b") == ["丙学院", "乙学院"]
    assert names(client, "?province=b&year=2024-2025") == ["乙学院"]
    assert names(client, "?year=2025-2026&q=") == ["丙学院"]


@pytest.mark.parametrize(
    "query",
    [
        "?province=nowhere",
        "?year=1999",
        "?page=999",
        "?page=x",
        "?q=%00",
        "?q=" + "x" * 500,
        "?q='%22<script>",
    ],
)
def test_nonsense_is_answered_with_a_page(client: Client, query: str) -> None:
    entry("云岭海洋大学")
    response = client.get(f"/{query}")
    assert response.status_code == 200
    assert b"<script>" not in response.content


def test_pages_keep_the_filter(client: Client) -> None:
    for n in range(31):
        entry(f"望江第{n:02}学院")
    first = client.get("/?q=望江").content.decode()
    assert "共 31 条" in first
    assert "?q=%E6%9C%9B%E6%B1%9F&amp;page=2" in first
    assert len(names(client, "?q=望江&page=2")) == 1


def test_it_may_be_kept_for_a_minute_by_anybody(client: Client) -> None:
    response = client.get("/")
    assert response["Cache-Control"] == "public, max-age=60"
    assert not response.cookies


def test_writing_is_refused(client: Client) -> None:
    assert client.post("/").status_code in (403, 405)


def test_a_college_shows_all_its_years(client: Client) -> None:
    one = entry("云岭海洋大学")
    entry(
        "云岭海洋大学", college_ref=one.college_ref, edition_key="2023-2024", period="2023—2024学年"
    )
    entry("望江学院")
    response = client.get(f"/college/{one.college_ref}/")
    assert [found.edition_key for found in response.context["entries"]] == [
        "2024-2025",
        "2023-2024",
    ]


def test_a_college_without_publications_is_not_found(client: Client) -> None:
    assert client.get("/college/4711/").status_code == 404


def test_about_says_what_happens_with_personal_data(client: Client) -> None:
    assert "个人信息保护法" in client.get("/about/").content.decode()
