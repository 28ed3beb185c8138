"""What the public is told of personal data, and what robots may ask for."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db
INDEXED = ("/", "/about/", "/about/data/", "/privacy/")
"""Lists and explanations; what names people, asks for a code or takes a form is not to be found."""


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_it_says_what_the_law_wants_and_cites_it(client: Client) -> None:
    page = text(client, "/privacy/")
    for article in [
        "六",
        "十三",
        "十五",
        "十七",
        "十九",
        "二十五",
        "四十四",
        "四十五",
        "四十六",
        "四十七",
        "四十八",
        "四十九",
        "五十",
        "五十一",
        "六十五",
    ]:
        assert f"第{article}条" in page
    assert reverse("erasure:state") in page
    assert "Set-Cookie" not in client.get("/privacy/").headers


def test_it_names_who_runs_the_site_where_that_is_configured(client: Client, settings) -> None:
    assert "运行维护。" not in text(client, "/privacy/")
    settings.PRIVACY_OPERATOR, settings.PRIVACY_CONTACT = "云溪省学联秘书处", "yunxi@example.org"
    page = text(client, "/privacy/")
    assert "本站由云溪省学联秘书处运行维护。" in page
    assert "yunxi@example.org" in page


def test_it_says_the_years_and_days_that_are_configured(client: Client, settings) -> None:
    settings.RETENTION_YEARS, settings.ERASURE_DAYS = 4, 9
    page = text(client, "/privacy/")
    assert "没有另行确定的是4年" in page
    assert "一般9天内答复" in page


@pytest.mark.parametrize("address", ["/", "/about/", "/verify/", "/account/login/", "/objections/"])
def test_every_page_leads_to_it(client: Client, address: str) -> None:
    assert f'href="{reverse("public:privacy")}"' in text(client, address)


@pytest.mark.parametrize("address", INDEXED)
def test_lists_and_explanations_may_be_found(client: Client, address: str) -> None:
    assert 'name="robots"' not in text(client, address)


@pytest.mark.parametrize("address", ["/?q=云岭", "/verify/", "/objections/", "/account/login/"])
def test_searches_and_forms_are_not_found(client: Client, address: str) -> None:
    assert '<meta name="robots" content="noindex">' in text(client, address)


def test_robots_are_told_where_not_to_go_and_may_read_that_a_page_is_not_indexed(
    client: Client,
) -> None:
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    told = answer.content.decode()
    assert "Disallow: /work/" in told
    assert "Disallow: /d/" not in told


def test_it_promises_nothing_that_is_not_so(client: Client) -> None:
    """The college's own people at work are not written down; nginx names addresses where something fails."""
    page = text(client, "/privacy/")
    assert "谁看过名单有记录" not in page
    assert "学联的人看过谁的名单，学校导出过什么，都有记录" in page
    assert "只在出错时为排查原因记下" in page
    for address in ("/about/", "/about/data/"):
        assert "此后不再改动内容" in text(client, address)
        assert "隐去姓名" in text(client, address)
