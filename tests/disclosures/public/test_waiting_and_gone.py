"""What waits for its day is nowhere; what was taken down says so everywhere."""

from __future__ import annotations

import pytest
from django.db import connection

from disclosures.domain import releasing, withdrawing
from disclosures.models import PublicationFile, RegisterEntry
from portal.access import actor_of
from portal.enums import Role
from portal.scoping import as_public, scope
from tests.disclosures.domain.waiting import cycle_of, next_version, passed
from tests.factories import member

pytestmark = pytest.mark.django_db
REASON = "公开内容误含个人信息，正在更正。"
BESIDE = ("", "disclosure.pdf", "data.json", "disclosure.docx", "disclosure.xlsx", "changes.html")


def public_addresses(publication):
    code, college = publication.code, publication.filing.college_id
    yield from (f"/d/{code}/{name}" for name in BESIDE)
    yield from (f"/d/{code}/chart.png", f"/verify/{code}/", f"/college/{college}/")
    yield from (f"/d/{code}/objections/", f"/d/{code}/objections/new/")


def down(publication):
    lead = actor_of(member(Role.LEAD, federation=publication.filing.federation))
    with scope(lead):
        made = withdrawing.withdraw(lead, publication.filing, REASON)
    withdrawing.conceal(made.pk)


@pytest.fixture
def waiting():
    return passed(cycle_of())


@pytest.fixture
def public():
    publication = passed(cycle_of(release_at=None))
    releasing.release(publication)
    return publication


def test_what_waits_is_at_no_public_address(client, waiting):
    for address in public_addresses(waiting):
        assert client.get(address).status_code == 404, address


def test_what_waits_is_in_no_list_and_found_by_no_search(client, waiting):
    name = waiting.filing.college.name
    for address in ("/", f"/?q={name}", f"/?year={waiting.filing.cycle.edition.key}"):
        answer = client.get(address)
        assert list(answer.context["page"].object_list) == []


def test_what_waits_is_unknown_to_who_has_the_file(waiting):
    from disclosures.publication.verifying import judge

    with as_public():
        judged = judge(b"{}")
    assert judged.publication is None


@pytest.mark.parametrize(
    "table", ["publication", "publicationfile", "rendition", "registerentry", "withdrawal"]
)
def test_the_publics_role_sees_nothing_of_it_with_raw_sql(waiting, table):
    assert PublicationFile.objects.exists()
    with as_public(), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(id) FROM disclosures_{table}")
        assert cursor.fetchone() == (0,)


def test_a_correction_that_is_not_public_yet_is_nowhere(client, public):
    second = next_version(public)
    for name in BESIDE:
        assert client.get(f"/d/{second.code}/{name}").status_code == 404
    assert client.get(f"/verify/{second.code}/").status_code == 404
    assert client.get(f"/d/{public.code}/").status_code == 200


def test_its_addresses_answer_gone_with_day_and_reason(client, public):
    down(public)
    for name in ("", "disclosure.pdf", "data.json"):
        answer = client.get(f"/d/{public.code}/{name}")
        assert answer.status_code == 410
        assert REASON in answer.content.decode()


def test_verification_still_knows_it(client, public):
    down(public)
    answer = client.get(f"/verify/{public.code}/")
    assert answer.status_code == 200
    assert "已经撤下" in answer.content.decode()


def test_register_and_college_list_it_as_taken_down(client, public):
    down(public)
    entry = RegisterEntry.objects.get()
    for address in ("/", f"/college/{entry.college_ref}/"):
        shown = client.get(address).content.decode()
        assert "已撤下" in shown
        assert f"/d/{public.code}/disclosure.pdf" not in shown
    assert REASON in client.get(f"/college/{entry.college_ref}/").content.decode()


def test_nothing_more_is_reported_about_it(client, public):
    down(public)
    answer = client.get(f"/d/{public.code}/objections/new/")
    assert answer["Location"] == f"/d/{public.code}/"


def test_after_the_next_version_the_old_address_stays_gone_and_leads_there(client, public):
    down(public)
    second = next_version(public)
    releasing.release(second)
    assert client.get(f"/d/{second.code}/").status_code == 200
    answer = client.get(f"/d/{public.code}/")
    assert answer.status_code == 410
    assert f"/d/{second.code}/" in answer.content.decode()
    shown = client.get("/").content.decode()
    assert "已撤下" not in shown
    assert "第2版" in shown
