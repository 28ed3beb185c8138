"""What is held on a person is handed out whole, to leads and operators, and to oneself; each time logged."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.urls import reverse

from disclosures.domain import named
from portal import clock
from portal.access import actor_of
from portal.domain import held
from portal.enums import Role
from portal.models import Event, User
from tests.disclosures.domain.retaining.aged import PERSON, surrounded
from tests.disclosures.publication.approved import baked
from tests.factories import PASSWORD, CollegeFactory, InvitationFactory, member
from tests.factories.rights import ErasureFactory

pytestmark = pytest.mark.django_db


def unzipped(body):
    archive = zipfile.ZipFile(BytesIO(body))
    return json.loads(archive.read("data.json")), archive.read("index.html").decode()


def test_where_somebody_is_named_in_a_college():
    publication = baked()
    surrounded(publication)
    ErasureFactory(entry=None, publication=publication, name=PERSON)
    found = named.in_college(publication.filing.college, PERSON)
    assert all(found.values()), {key for key in found if not found[key]}
    assert found["提交的填报"][0]["department"] == "主席团"
    assert {row["kind"] for row in found["公开的文件"]} >= {"pdf", "word", "sheet", "data", "page"}
    assert not any(named.in_college(publication.filing.college, "没有的人").values())
    assert not any(named.in_college(CollegeFactory(), PERSON).values())


def test_a_lead_exports_and_the_log_does_not_say_whom():
    college = baked().filing.college
    lead = actor_of(member(Role.LEAD, federation=college.federation))
    data, page = unzipped(named.export(lead, college, PERSON).body)
    assert data["提交的填报"]
    assert "主席团" in page
    event = Event.objects.get(action="person.export")
    assert PERSON not in json.dumps(event.data)
    secretary = actor_of(member(Role.SECRETARY, college=college))
    with pytest.raises(PermissionDenied):
        named.export(secretary, college, PERSON)


def test_an_account_has_everything_but_what_opens_it(client):
    user = member(Role.SECRETARY)
    client.force_login(user)
    page = client.get(reverse("own_data")).content.decode()
    assert "下载我的全部信息" in page
    body = client.post(reverse("own_data_file")).content
    data, text = unzipped(body)
    assert data["账号"][0]["username"] == user.username
    assert data["成员身份"][0]["role"] == "secretary"
    assert user.username in text
    assert user.password not in text
    assert Event.objects.filter(action="person.export", actor=user).count() == 1


def test_nothing_of_another_account_is_in_it():
    user, other = member(Role.SECRETARY), member(Role.SECRETARY)
    assert other.username not in json.dumps(held.of_account(user), default=str)


def test_whom_somebody_invited_is_not_in_it():
    """Name and mailbox of another person are that person's to ask for."""
    user = member(Role.SECRETARY)
    InvitationFactory(invited_by=user, full_name="邬采薇", email="caiwei@example.edu.cn")
    InvitationFactory(accepted_by=user, accepted_at=clock.now(), full_name=user.full_name)
    found = held.of_account(user)
    assert "邬采薇" not in str(found)
    assert "caiwei" not in str(found)
    assert [row["full_name"] for row in found["邀请"]] == [user.full_name]


def test_a_lead_exports_a_member_and_nobody_else():
    lead_user = member(Role.LEAD)
    lead = actor_of(lead_user)
    federation = lead_user.memberships.get().federation
    mine = member(Role.EDITOR, college=CollegeFactory(federation=federation))
    data, _page = unzipped(named.export_account(lead, mine).body)
    assert data["账号"][0]["username"] == mine.username
    with pytest.raises(PermissionDenied):
        named.export_account(lead, member(Role.EDITOR))


def test_the_page_asks_who_and_answers_alike_for_strangers_and_nobody(client):
    lead = member(Role.LEAD)
    client.force_login(lead)
    url = reverse("persons:index")
    assert "请填写登录名" in client.post(url, {}).content.decode()
    stranger = member(Role.EDITOR)
    answers = [
        client.post(url, {"username": name}).content.decode().replace(name, "")
        for name in (stranger.username, "nobody-at-all")
    ]
    assert "没有找到这个账号" in answers[0]
    assert "没有找到这个账号" in answers[1]
    college = CollegeFactory(federation=lead.memberships.get().federation)
    answer = client.post(url, {"college": college.pk, "name": PERSON})
    assert answer["Content-Type"] == "application/zip"


def test_ones_own_name_is_corrected_and_logged(client):
    user = member(Role.EDITOR)
    client.force_login(user)
    assert (
        "姓名写2到40个字" in client.post(reverse("own_data"), {"full_name": "一"}).content.decode()
    )
    assert client.post(reverse("own_data"), {"full_name": " 安　然 "}).status_code == 302
    assert User.objects.get(pk=user.pk).full_name == "安 然"
    assert Event.objects.get(action="account.name").actor == user
    assert client.login(username=user.username, password=PASSWORD)


def test_the_command_writes_a_file_that_nobody_else_reads(tmp_path):
    college, user = baked().filing.college, member(Role.EDITOR)
    out = tmp_path / "a.zip"
    call_command("export_person", "--college", college.name, "--name", PERSON, "--out", out)
    assert unzipped(out.read_bytes())[0]["提交的填报"]
    assert out.stat().st_mode & 0o077 == 0
    call_command("export_person", "--user", user.username, "--out", out)
    with pytest.raises(CommandError):
        call_command("export_person", "--out", out)
    assert Event.objects.filter(action="person.export").count() == 2
