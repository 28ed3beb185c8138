"""Taking in what the public says: tidied, bounded, with a receipt, seen by one federation alone."""

from __future__ import annotations

import datetime as dt

import pytest

from portal import clock
from portal.enums import Role
from portal.models import College, Event, Message
from portal.notify import recipients
from portal.scoping import scope_colleges, scope_everything, scope_nothing
from reviews.domain.objections import looking, publics, senders
from reviews.domain.objections.limits import TooMany
from reviews.domain.objections.receiving import receive
from reviews.domain.refusals import Refused
from reviews.models import Objection, ObjectionContact, ObjectionStep
from tests.factories import MembershipFactory, member
from tests.factories.objections import public_entry
from tests.factories.values import THEN

pytestmark = pytest.mark.django_db

TEXT = "名单里的主席已经毕业，现在不是他。"


@pytest.fixture
def public():
    return publics.find(public_entry().publication.code)


def test_anybody_without_a_scope_may_report_and_sees_where_it_stands(public):
    with scope_nothing():
        found = publics.find(public.publication.code)
        receipt = receive(found, "roster", TEXT, "fanying@example.org", sender="s")
        told = looking.by_receipt(receipt.number, receipt.secret)
        assert not Objection.objects.exists()
    assert (told.section, told.state, told.answer) == ("roster", "received", "")
    kept = Objection.objects.get()
    assert (kept.text, kept.filing_id, kept.reachable.contact) == (
        TEXT,
        public.entry.filing_ref,
        "fanying@example.org",
    )
    assert receipt.secret not in str(vars(kept))


def test_neither_events_nor_messages_repeat_what_was_said(public):
    receive(public, "roster", TEXT, "fanying@example.org")
    event, message = Event.objects.get(), Message.objects.get()
    assert (event.action, event.college, event.data) == (
        "objection.received",
        None,
        {"section": "roster"},
    )
    for words in (str(event.data), message.subject + message.text + message.url):
        assert TEXT not in words
        assert "fanying" not in words


def test_the_same_form_sent_twice_is_one_statement_and_other_words_are_another(public):
    first = receive(public, "roster", TEXT, form="page-1")
    assert receive(public, "roster", TEXT, form="page-1") == first
    second = receive(public, "roster", TEXT, "fanying@example.org", form="page-1")
    third = receive(public, "roster", TEXT, form="page-2")
    assert len({first.number, second.number, third.number}) == Objection.objects.count() == 3
    assert ObjectionStep.objects.count() == 3
    assert ObjectionContact.objects.count() == 1


@pytest.mark.parametrize(
    ("section", "text", "contact", "sentence"),
    [
        ("nowhere", TEXT, "", "请选择哪一栏"),
        ("roster", " \x00\u200b\n ", "", "请写明哪里不属实"),
        ("roster", "字" * 2001, "", "现在有2001个字"),
        ("roster", TEXT + "找我：138 0013 8000", "", "手机号.*联系方式"),
        ("roster", TEXT + "11010519491231002X", "", "身份证号"),
        ("roster", TEXT, "11010519491231002X", "不要填写身份证号"),
        ("roster", TEXT, "1" * 121, "最多写120个字"),
    ],
)
def test_what_cannot_be_taken_is_told_with_what_to_mend(public, section, text, contact, sentence):
    with pytest.raises(Refused, match=sentence):
        receive(public, section, text, contact)
    assert not Objection.objects.exists()


def test_control_and_invisible_characters_are_left_out_and_rare_names_kept(public):
    receive(public, "roster", "第一行\r\n\x00第二行\x1b[31m\u202e𠮷\ue000名字", "a\n\tb")
    kept = Objection.objects.get()
    assert kept.text == "第一行\n第二行[31m𠮷\ue000名字"
    assert kept.reachable.contact == "a b"


def test_an_earlier_version_leads_to_the_present_one(public):
    from tests.factories import PublicationFactory

    filing = public.publication.filing
    new = PublicationFactory(
        submission=public.publication.submission, filing=filing, version=2, document={}
    )
    public.entry.publication = new
    public.entry.save()
    found = publics.find(public.publication.code)
    assert (found.publication, found.superseded) == (new, True)
    assert publics.find("NOSUCHCODE99") is None


# --- Floods ----------------------------------------------------------------------------


def test_a_sender_may_write_so_often_a_day(public, settings):
    settings.OBJECTIONS_PER_SENDER = 2
    with clock.at(THEN):
        receive(public, "roster", TEXT, sender="me")
        receive(public, "charter", TEXT, sender="me")
        with pytest.raises(TooMany, match="今天已经反映了2次，请明天再来") as caught:
            receive(public, "roster", TEXT + "！", sender="me")
        receive(public, "roster", TEXT, sender="somebody else")
    assert caught.value.until == dt.datetime(2026, 3, 2, 16, tzinfo=dt.UTC)  # midnight in China
    with clock.at(THEN + dt.timedelta(days=1)):
        receive(public, "roster", TEXT, sender="me")


@pytest.mark.parametrize("bound", ["OBJECTIONS_PER_PUBLICATION", "OBJECTIONS_PER_FEDERATION"])
def test_an_hour_takes_so_many_and_says_when_to_come_back(public, settings, bound):
    setattr(settings, bound, 2)
    for minutes in (0, 20):
        with clock.at(THEN + dt.timedelta(minutes=minutes)):
            receive(public, "roster", TEXT, sender=str(minutes))
    with clock.at(THEN + dt.timedelta(minutes=59)), pytest.raises(TooMany, match="18:31以后") as no:
        receive(public, "roster", TEXT, sender="59")
    assert no.value.until == THEN + dt.timedelta(hours=1)
    with clock.at(no.value.until):
        receive(public, "roster", TEXT, sender="60")


def test_the_federation_is_told_once_an_hour_for_each_publication(public):
    other = publics.find(public_entry().publication.code)
    for minutes in (0, 10, 20):
        with clock.at(THEN + dt.timedelta(minutes=minutes)):
            receive(public, "roster", TEXT)
            receive(other, "roster", TEXT)
    assert Message.objects.count() == 2
    with clock.at(THEN + dt.timedelta(hours=1)):
        receive(public, "roster", TEXT)
    assert Message.objects.count() == 3


def test_senders_are_told_apart_for_a_day_without_being_known():
    with clock.at(THEN):
        today = senders.sender_of("203.0.113.9")
        assert senders.sender_of("::ffff:203.0.113.9") == today
        assert senders.sender_of("203.0.113.10") != today
        assert senders.sender_of("2001:db8::1") == senders.sender_of("2001:db8::ffff:2")
        assert senders.sender_of("2001:db8::1") != senders.sender_of("2001:db8:0:1::1")
    with clock.at(THEN + dt.timedelta(days=1)):
        assert senders.sender_of("203.0.113.9") != today
    assert "203" not in today[:3] or len(today) == 64


# --- What is shown ---------------------------------------------------------------------


def test_a_wrong_number_and_a_wrong_code_are_the_same_answer(public):
    receipt = receive(public, "roster", TEXT)
    assert looking.by_receipt(receipt.number.lower(), receipt.spaced.lower())
    for number, code in (
        (receipt.number, "WRONGWRONGWR"),
        (receipt.number, receipt.secret + "A"),
        (receipt.number, ""),
        (f"{public.federation.pk}-AAAA-AAAA", receipt.secret),
        ("999999-AAAA-AAAA", receipt.secret),
        ("名单", receipt.secret),
        ("", ""),
        ("9" * 40 + "-AAAA-AAAA", receipt.secret),
    ):
        assert looking.by_receipt(number, code) is None


def test_the_public_sees_what_was_reported_only_where_the_cycle_says_so(public):
    receive(public, "roster", TEXT, "fanying@example.org")
    assert looking.listed(public) == []
    public.publication.filing.cycle.objections_shown = True
    public.publication.filing.cycle.save()
    with scope_nothing():
        found = publics.find(public.publication.code)
        (told,) = looking.listed(found)
    assert TEXT not in str(told)
    assert "fanying" not in str(told)
    with scope_everything():
        assert told.number == Objection.objects.get().number


def test_a_reviewer_who_is_a_member_of_the_college_hears_nothing_of_it(public):
    college = College.objects.get(pk=public.entry.college_ref)
    own = member(Role.REVIEWER, federation=public.federation)
    MembershipFactory(user=own, role=Role.SECRETARY, college=college)
    other = member(Role.REVIEWER, federation=public.federation)
    receive(public, "roster", TEXT)
    assert recipients.of(Message.objects.get()) == [other]
    with scope_colleges(college.pk):
        assert not Message.objects.exists()
