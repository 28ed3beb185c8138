"""The reviewing body has something public corrected; a reviewer sees what a correction is about."""

from __future__ import annotations

import pytest
from django.urls import reverse

from disclosures.domain import correcting, submit
from portal.enums import Role
from tests.disclosures.desk import acting
from tests.disclosures.domain.test_correcting import DUE, WHY, charter, public
from tests.factories import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def filing():
    return public()


@pytest.fixture
def at(client, filing):
    """Open a page of the latest submission as a reviewer."""
    client.force_login(member(Role.REVIEWER, federation=filing.federation))

    def page(name="read", **posted):
        latest = filing.submissions.latest("ordinal")
        url = reverse(f"review:{name}", args=[latest.pk])
        return client.post(url, posted) if posted else client.get(url)

    return page


def test_the_federation_asks_for_a_correction_and_gives_it_up(filing, at):
    assert "要求学校更正公开的内容" in at().content.decode()
    assert at("reopen").status_code == 200
    answer = at("reopen", sections=["charter"], reason=WHY, due="2027-03-01")
    assert answer.status_code == 302, answer.content.decode()
    filing.refresh_from_db()
    assert filing.state == "correcting"
    page = at().content.decode()
    assert WHY in page
    assert "本学联要求" in page
    assert "正在更正" in at("reopen").content.decode()
    assert "公开页面不变" in at("give_up").content.decode()
    at("give_up", sure="1")
    filing.refresh_from_db()
    assert filing.state == "published"


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"due": "2027-03-01", "reason": WHY}, "请至少选择一个需要更正的栏目"),
        ({"sections": ["charter"], "due": "2027-03-01"}, "请写明为什么更正"),
        ({"sections": ["charter"], "reason": WHY}, "请选择更正期限"),
        ({"sections": ["charter"], "reason": WHY, "due": "2020-03-01"}, "晚于今天"),
        ({"sections": ["charter"], "reason": WHY, "due": "2120-03-01"}, "请核对年份"),
    ],
)
def test_what_is_missing_is_said(filing, at, posted, said):
    answer = at("reopen", **posted)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_the_reviewer_of_a_correction_sees_whose_it_is_why_and_which_sections(filing, at):
    correcting.open_(acting(filing), filing, ["charter"], DUE, WHY)
    charter(filing)
    submit.submit(acting(filing), filing, declaration=True)
    page = at().content.decode()
    assert "这是对公开内容的更正" in page
    assert "学校申请" in page
    assert WHY in page
    assert "打开的栏目：" in page
    assert reverse("review:give_up", args=[filing.submissions.latest("ordinal").pk]) not in page
    assert "正在审核" in at("reopen").content.decode()
