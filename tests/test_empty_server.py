"""From an empty database to a college that fills its form, without a shell after the first account."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core.management import call_command
from django.test import Client

from disclosures.models import Cycle, Filing
from portal import clock
from portal.models import College, Federation, Membership
from tests.factories import PASSWORD

LATER = clock.today() + dt.timedelta(days=30)


@pytest.fixture
def operator(db, tmp_path):
    given = tmp_path / "password"
    given.write_text(PASSWORD, "utf-8")
    call_command(
        "create_operator",
        "--username=yunwei",
        "--full-name=林知夏",
        "--email=yunwei@example.org",
        "--federation=演示全国学生联合会",
        f"--password-file={given}",
    )
    client = Client()
    assert client.login(username="yunwei", password=PASSWORD)
    return client


def make_member(head, place, username, role):
    """Invite somebody on the members page, who makes an account by the link; return the browser."""
    form = {"full_name": "郑知行", "role": role}
    page = head.post(f"/work/members/{place}/", form).content.decode()
    link = re.search(r'value="http://testserver(/account/invitation/[^"]+)"', page)[1]
    client = Client()
    target = client.get(link, follow=True).redirect_chain[-1][0]
    chosen = {"username": username, "new_password1": PASSWORD, "new_password2": PASSWORD}
    client.post(target, {**chosen, "way": "new"})
    return client


def test_the_first_account_is_enough_to_begin(operator):
    root = Federation.objects.get()
    province = {"parent": root.pk, "name": "云岭省学生联合会", "short_name": "云岭省学联"}
    assert operator.post("/work/federations/", province).status_code == 302
    place = Federation.objects.get(parent=root)
    lead = make_member(operator, f"federation/{place.pk}", "lead", "lead")

    college = {"federation": place.pk, "name": "云岭理工大学", "kinds": ["student"]}
    assert lead.post("/work/colleges/add/", college).status_code == 302
    secretary = make_member(lead, f"college/{College.objects.get().pk}", "shuji", "secretary")
    assert "开始填报" not in secretary.get("/work/").content.decode()

    cycle = {
        "federation": place.pk,
        "edition": "2025-2026",
        "opens": clock.today().isoformat(),
        "due": LATER.isoformat(),
        "closes": LATER.isoformat(),
        "federation_email": "mishu@example.org",
        "national_email": "quanguo@example.org",
        "name_policy": "full",
        "rank_policy": "exact",
    }
    assert lead.post("/work/cycles/open/", cycle).status_code == 302
    start = secretary.get("/work/").content.decode()
    address = re.search(r'action="(/work/filings/start/\d+/\d+/)"', start)[1]
    tasks = secretary.post(address, follow=True)
    assert tasks.status_code == 200
    filing = Filing.objects.get()
    assert (filing.cycle, filing.federation) == (Cycle.objects.get(), place)
    assert Membership.objects.count() == 4
