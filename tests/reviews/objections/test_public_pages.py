"""The public's pages: no log-in, no cookie, no script; what was typed is never lost."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse

from portal import clock
from reviews.models import Objection
from tests.factories.objections import ObjectionFactory, ObjectionStepFactory, public_entry
from tests.factories.values import THEN

pytestmark = pytest.mark.django_db

TEXT = "名单里的主席已经毕业，现在不是他。"


@pytest.fixture
def code() -> str:
    return public_entry().publication.code


@pytest.fixture
def visitor() -> Client:
    """Somebody whose browser has no token of ours: the check for forgery is on."""
    return Client(enforce_csrf_checks=True)


def opened(visitor: Client, code: str, at: dt.datetime = THEN, **query: str) -> str:
    """Open the form; return its token."""
    with clock.at(at):
        answer = visitor.get(reverse("objection:new", args=[code]), query)
    assert answer.status_code == 200
    return re.search(r'name="token" value="([^"]+)"', answer.content.decode())[1]


def send(visitor: Client, code: str, token: str, seconds: int = 60, **said: str):
    said = {"section": "roster", "text": TEXT, "contact": "", "website": ""} | said
    with clock.at(THEN + dt.timedelta(seconds=seconds)):
        return visitor.post(reverse("objection:sent", args=[code]), {"token": token, **said})


def receipt_of(answer) -> tuple[str, str]:
    number, secret = re.findall(r'<dd class="code">([^<]+)</dd>', answer.content.decode())
    return number, secret


def test_from_the_form_to_the_receipt_to_the_state(visitor, code):
    token = opened(visitor, code, section="charter")
    answer = send(visitor, code, token, contact="fanying@example.org")
    number, secret = receipt_of(answer)
    row = Objection.objects.get()
    assert (row.number, row.section, row.reachable.contact) == (
        number,
        "roster",
        "fanying@example.org",
    )
    assert "七、工作人员名单" in answer.content.decode()
    page = visitor.post(reverse("objection:state"), {"number": number, "code": secret.lower()})
    assert "已收到，等待核实" in page.content.decode()
    for shown in (answer, page):
        assert TEXT not in shown.content.decode()
        assert not shown.cookies
        assert "no-store" in shown["Cache-Control"]
        assert b"<script" not in shown.content


def test_the_section_of_the_link_is_chosen_already(visitor, code):
    page = visitor.get(reverse("objection:new", args=[code]), {"section": "charter"})
    assert '<option value="charter" selected>' in page.content.decode()
    strange = visitor.get(reverse("objection:new", args=[code]), {"section": '"><b>'})
    assert "<b>" not in strange.content.decode()
    assert not strange.cookies


def test_sending_twice_gives_the_same_receipt(visitor, code):
    token = opened(visitor, code)
    assert receipt_of(send(visitor, code, token)) == receipt_of(send(visitor, code, token, 65))
    assert Objection.objects.count() == 1


@pytest.mark.parametrize(
    ("seconds", "said", "sentence"),
    [
        (1, {}, "提交得太快了"),
        (90000, {}, "打开得太久了"),
        (60, {"token": "made up"}, "打开得太久了"),
        (60, {"website": "http://spam.example"}, "没有收下"),
        (60, {"section": ""}, "请选择哪一栏"),
        (60, {"text": TEXT + "电话13800138000"}, "手机号"),
        (60, {"contact": "11010519491231002X"}, "不要填写身份证号"),
        (60, {"text": TEXT + "\x00" + "字" * 2000}, "最多写2000个字"),
    ],
)
def test_what_is_not_taken_is_told_and_stays_in_the_page(visitor, code, seconds, said, sentence):
    token = opened(visitor, code)
    answer = send(visitor, code, **({"token": token, "seconds": seconds} | said))
    page = answer.content.decode()
    assert sentence in page
    assert TEXT in page
    assert not Objection.objects.exists()
    again = re.search(r'name="token" value="([^"]+)"', page)[1]
    assert "spam" not in page
    receipt_of(send(visitor, code, again, seconds + 60))


def test_a_form_of_another_publication_is_none_of_this_one(visitor, code):
    token = opened(visitor, public_entry().publication.code)
    assert "打开得太久了" in send(visitor, code, token).content.decode()


def test_too_much_is_refused_before_it_is_read(visitor, code):
    answer = visitor.post(reverse("objection:sent", args=[code]), {"text": "字" * 30000})
    assert (answer.status_code, "最多2000个字" in answer.content.decode()) == (413, True)


def test_a_flood_is_stopped_with_when_to_come_back_and_the_text_kept(visitor, code, settings):
    settings.OBJECTIONS_PER_SENDER, settings.OBJECTIONS_PER_PUBLICATION = 2, 3
    for number in range(2):
        receipt_of(send(visitor, code, opened(visitor, code), text=f"{TEXT}{number}"))
    answer = send(visitor, code, opened(visitor, code), text=TEXT)
    page = answer.content.decode()
    assert answer.status_code == 429
    assert "请明天再来。您写的内容还在下面" in page
    assert TEXT in page
    settings.TRUSTED_PROXIES = 1
    elsewhere = Client(headers={"X-Forwarded-For": "10.9.9.9, 203.0.113.7"})
    receipt_of(send(elsewhere, code, opened(elsewhere, code)))
    third = Client(headers={"X-Forwarded-For": "203.0.113.7, 198.51.100.4"})
    assert "以后再提交" in send(third, code, opened(third, code)).content.decode()


def test_what_visitors_invent_before_the_proxy_does_not_make_them_others(visitor, code, settings):
    settings.OBJECTIONS_PER_SENDER, settings.TRUSTED_PROXIES = 1, 1
    for number in range(2):
        liar = Client(headers={"X-Forwarded-For": f"192.0.2.{number}, 203.0.113.7"})
        answer = send(liar, code, opened(liar, code), text=f"{TEXT}{number}")
    assert answer.status_code == 429


def test_a_wrong_number_and_a_wrong_code_read_the_same(visitor):
    row = ObjectionFactory()
    pages = [
        visitor.post(reverse("objection:state"), said).content.decode()
        for said in (
            {"number": row.number, "code": "WRONGWRONGWR"},
            {"number": "1-ZZZZ-ZZZZ", "code": "WRONGWRONGWR"},
        )
    ]
    assert "对不上" in pages[0]
    assert pages[0].replace(row.number, "1-ZZZZ-ZZZZ") == pages[1]


def test_the_list_shows_answers_where_the_cycle_says_so_and_says_where_it_does_not(visitor):
    row = ObjectionFactory(state="closed")
    ObjectionStepFactory(objection=row, kind="closed", text="经核实，名单已经更正。")
    address = reverse("objection:list", args=[row.publication.code])
    assert "没有公开显示" in visitor.get(address).content.decode()
    row.filing.cycle.objections_shown = True
    row.filing.cycle.save()
    page = visitor.get(address).content.decode()
    assert "经核实，名单已经更正。" in page
    assert "七、工作人员名单" in page
    assert row.text not in page
    assert row.number not in page


def test_an_unknown_code_is_404_and_get_of_the_receipt_leads_to_the_form(visitor, code):
    assert visitor.get(reverse("objection:new", args=["NOSUCHCODE99"])).status_code == 404
    assert visitor.get(reverse("objection:list", args=["NOSUCHCODE99"])).status_code == 404
    assert visitor.get(reverse("objection:sent", args=[code])).url == reverse(
        "objection:new", args=[code]
    )
