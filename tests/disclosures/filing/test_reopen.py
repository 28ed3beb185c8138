"""The secretary corrects what is public, from the task list on."""

from __future__ import annotations

import pytest
from django.urls import reverse

from disclosures.domain import correcting
from portal.enums import Role
from tests.disclosures.desk import person, reviewer
from tests.disclosures.domain.test_correcting import DUE, WHY, public

pytestmark = pytest.mark.django_db


@pytest.fixture
def filing():
    return public()


@pytest.fixture
def at(client, filing):
    """Open a page of the filing as its secretary."""
    client.force_login(person(filing))

    def page(name="tasks", **posted):
        url = reverse(f"filing:{name}", args=[filing.pk])
        return client.post(url, posted) if posted else client.get(url)

    return page


def test_from_the_task_list_to_an_open_section(filing, at):
    assert reverse("filing:reopen", args=[filing.pk]) in at().content.decode()
    assert "会向社会公开" in at("reopen").content.decode()
    assert at("reopen", sections=["charter"], reason=WHY).status_code == 302
    filing.refresh_from_db()
    assert (filing.state, filing.open_sections) == ("correcting", ["charter"])
    tasks = at().content.decode()
    assert f"学校申请：{WHY}" in tasks
    assert tasks.count("可以修改</span>") == 1
    assert reverse("filing:drop", args=[filing.pk]) in tasks
    assert "正在更正" in at("reopen").content.decode()


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"sections": ["charter"]}, "请写明为什么更正"),
        ({"reason": WHY}, "请至少选择一个需要更正的栏目"),
        ({"sections": ["charter"], "reason": "请打13812345678核实。"}, "手机号"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(filing, at, posted, said):
    answer = at("reopen", **posted)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert posted.get("reason", "") in answer.content.decode()
    filing.refresh_from_db()
    assert filing.state == "published"


def test_it_can_be_given_up_again(filing, at):
    at("reopen", sections=["charter"], reason=WHY)
    assert "恢复为原来通过的内容" in at("drop").content.decode()
    at("drop", sure="1")
    filing.refresh_from_db()
    assert filing.state == "published"
    history = at("history").content.decode()
    assert "申请更正公开的内容" in history
    assert WHY.rstrip("。") in history
    assert "取消更正" in history
    assert "第1版" in history


def test_what_the_federation_asked_for_is_told_and_cannot_be_given_up(filing, at):
    correcting.open_(reviewer(filing), filing, ["charter"], DUE, WHY)
    tasks = at().content.decode()
    assert f"审核单位要求：{WHY}" in tasks
    assert reverse("filing:drop", args=[filing.pk]) not in tasks
    at("drop", sure="1")
    filing.refresh_from_db()
    assert filing.state == "correcting"


@pytest.mark.parametrize("role", [Role.EDITOR, Role.OBSERVER])
def test_nobody_but_the_secretary_opens_one(client, filing, role):
    client.force_login(person(filing, role))
    url = reverse("filing:reopen", args=[filing.pk])
    assert client.get(url).status_code == 403
    assert client.post(url, {"sections": ["charter"], "reason": WHY}).status_code == 403
    assert url not in client.get(reverse("filing:tasks", args=[filing.pk])).content.decode()
