"""A person who is named asks, gets a receipt, and reads with it how far it is. Nobody logs in."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from disclosures.content import Roster
from disclosures.domain import bake, publish
from disclosures.domain.erasing import deciding, work
from disclosures.models import Erasure
from portal.access import actor_of
from portal.enums import Role
from portal.models import Event, Message
from tests.disclosures.domain.retaining.aged import files_naming
from tests.disclosures.publication import invented
from tests.disclosures.publication.approved import baked
from tests.factories import SubmissionFactory, UserFactory, member

pytestmark = pytest.mark.django_db
ME = "林知夏"
SAID = {"section": "roster", "name": ME, "contact": "13900000000", "text": "已经毕业。"}


@pytest.fixture(autouse=True)
def at_once(settings):
    settings.OBJECTIONS_LEAST_SECONDS = 0


@pytest.fixture
def public():
    return baked()


def token(client, publication):
    page = client.get(reverse("erasure:new", args=[publication.code]))
    return re.search(r'name="token" value="([^"]+)"', page.content.decode())[1]


def send(client, publication, **said):
    data = SAID | {"token": token(client, publication)} | said
    return client.post(reverse("erasure:sent", args=[publication.code]), data)


def receipt(page):
    return re.findall(r'<dd class="code">([^<]+)</dd>', page.content.decode())[:2]


def test_a_request_gets_a_receipt_and_college_and_federation_are_told(client, public):
    page = send(client, public)
    number, code = receipt(page)
    row = Erasure.objects.get()
    assert row.number == number
    assert code.replace(" ", "") not in row.secret
    assert (row.name, row.facts["row"]["no"], row.facts["alone"]) == (ME, "1", True)
    assert (row.due - row.received_at.date()).days in {15, 16}
    told = Message.objects.filter(kind="erasure")
    assert {one.audience for one in told} == {"college", "federation"}
    assert not any(ME in one.text + one.subject for one in told)
    assert ME not in str(Event.objects.get(action="erasure.received").data)


def test_with_the_receipt_the_answer_is_read(client, public):
    number, code = receipt(send(client, public))
    row = Erasure.objects.get()
    actor = actor_of(member(Role.SECRETARY, college=row.college))
    deciding.decide(actor, row, "refused", "名单按规定公开一年。")
    page = client.post(reverse("erasure:state"), {"number": number, "code": code})
    text = page.content.decode()
    assert "未同意" in text
    assert "名单按规定公开一年。" in text
    assert ME not in text
    wrong = client.post(reverse("erasure:state"), {"number": number, "code": "X" * 12})
    assert "对不上" in wrong.content.decode()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": "没有的人"}, "没有找到这个姓名"),
        ({"name": "林"}, "没有找到这个姓名"),
        ({"section": "nowhere"}, "请选择您的姓名在哪一栏"),
        ({"contact": ""}, "请留下电话或邮箱"),
        ({"text": "我的身份证是110101200001011237"}, "不要填写身份证号"),
        ({"website": "x"}, "没有收下"),
        ({"token": "x"}, "打开得太久了"),
        ({"text": "长" * 1001}, "最多写1000个字"),
    ],
)
def test_what_cannot_be_taken_says_what_to_do_and_keeps_what_was_typed(client, public, said, words):
    page = send(client, public, **said).content.decode()
    assert words in page
    assert "已经毕业" in page or "text" in said
    assert not Erasure.objects.exists()


def test_twice_from_one_page_is_one_request(client, public):
    data = SAID | {"token": token(client, public)}
    first, second = (client.post(reverse("erasure:sent", args=[public.code]), data) for _ in "ab")
    assert receipt(first) == receipt(second)
    assert Erasure.objects.count() == 1


def test_of_namesakes_one_is_chosen(client):
    rows = invented.people(6)
    twin = rows[4].model_copy(update={"name": ME, "department": "文体部"})
    roster = Roster(rows=(*rows[:4], twin, *rows[5:]))
    public = baked(content=invented.disclosure().model_copy(update={"roster": roster}))
    page = send(client, public).content.decode()
    assert "有几位同名的" in page
    assert "第5行：林知夏，文体部" in page
    send(client, public, row="5")
    row = Erasure.objects.get()
    assert (row.facts["row"]["no"], row.facts["alone"]) == ("5", False)


def test_floods_are_kept_out(client, public, settings):
    settings.OBJECTIONS_PER_SENDER = 1
    send(client, public)
    page = send(client, public, text="再来一次。")
    assert page.status_code == 429
    assert "明天再来" in page.content.decode()
    assert Erasure.objects.count() == 1


def test_who_was_erased_cannot_be_asked_for_again(client, public):
    send(client, public)
    row = Erasure.objects.get()
    actor = actor_of(member(Role.SECRETARY, college=row.college))
    deciding.confirm(actor, row, "same")
    work.carry_out(deciding.decide(actor, row, "granted", "").pk)
    assert "没有找到" in send(client, public, text="看看还在不在").content.decode()


def test_the_public_page_leads_there(client, public):
    page = client.get(reverse("public:disclosure", args=[public.code]))
    body = b"".join(page.streaming_content) if page.streaming else page.content
    assert f"/d/{public.code}/erasure/".encode() in body


def test_who_left_the_roster_asks_for_the_earlier_version_and_what_was_changed(client, public):
    """The version before stays public, and beside it the page that says who left."""
    rows = tuple(row for row in invented.people() if row.name != ME)
    content = invented.disclosure().model_copy(update={"roster": Roster(rows=rows)})
    sent = SubmissionFactory(
        filing=public.filing, ordinal=2, content=content.model_dump(mode="json")
    )
    second = publish.create(sent, UserFactory())
    bake.bake(second.pk)
    assert len(receipt(send(client, second))) == 2
    row = Erasure.objects.get()
    assert row.facts["row"]["no"] == "1"
    actor = actor_of(member(Role.SECRETARY, college=row.college))
    deciding.confirm(actor, row, "same")
    deciding.decide(actor, row, "granted", "")
    work.carry_out(row.pk)
    bake.clear(public.pk)
    bake.clear(second.pk)
    assert files_naming(ME) == []


def test_the_days_are_those_that_the_settings_promise(client, public, settings):
    settings.ERASURE_DAYS, settings.ERASURE_KEPT_DAYS = 9, 33
    page = client.get(reverse("erasure:new", args=[public.code])).content.decode()
    assert "9天内答复" in page
    assert "办结33天后删除" in page
    assert "9天内会有答复" in send(client, public).content.decode()
