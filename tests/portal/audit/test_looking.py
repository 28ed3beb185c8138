"""Whoever sees names of a roster, and is not at work on it at the college, stands in the log.

Every address of the matrix is asked by everybody of the federation; where the answer shows the name
of a student, an event ``roster.view`` must have been written. So a new page cannot forget it.
"""

from __future__ import annotations

import io
import zipfile

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from disclosures.models import Submission
from portal.domain import audit
from portal.models import Event
from tests import factories
from tests.isolation import content
from tests.isolation.lookalike import tenant
from tests.isolation.planting import HOME
from tests.test_permission_matrix import ROWS

LOOKERS = ("reviewer", "lead", "federation observer", "operator")
LOOKS = {audit.LOOKED, "review.exported", "filing.exported", "review.reading_copy"}
"""What a look is written down as: a page or a file; what is taken home has events of its own."""
FILES = {"review:reading_copy_file", "filing:import_file", "filing:import_look"}
"""Files whose names a test cannot read: these addresses always count as showing them."""
CANARY = "龘靐齉"
"""Somebody whom a finding names."""
PUBLIC = ("public:", "objection:", "erasure:")
BY_SECTION = {"review:section", "review:source", "review:blind_section"}
CASES = [
    (row, key)
    for row in ROWS
    if row.method == "GET" and not row.name.startswith(PUBLIC)
    for key in (("roster", "departments", "responsible") if row.name in BY_SECTION else ("",))
]


@pytest.fixture
def home(db, monkeypatch):
    finding = {**content.findings()[0], "rule": "R12", "message": f"{CANARY}的成绩排名没有填写。"}
    monkeypatch.setattr(content, "findings", lambda: [finding])
    found = tenant(HOME)
    again_with_another(found.things.under_review)
    return found


def again_with_another(sent):
    """The filing is submitted once more, with another person in its roster."""
    roster = sent.content["roster"]
    rows = [{**row, "name": CANARY} for row in roster["rows"]]
    factories.SubmissionFactory(
        filing=sent.filing, ordinal=7, content={**sent.content, "roster": {**roster, "rows": rows}}
    )


def names_of(home):
    """Return the roster's names of every submission of the tenant as they are marked, and the canary."""
    rosters = [sent.content.get("roster", {}) for sent in home.rows(Submission)]
    return {row["name"] for roster in rosters for row in roster.get("rows", ())} | {CANARY}


def answer(address, person, data=None):
    """Return status and whole text of an answer, and how many looks were written for it."""
    client = Client(raise_request_exception=False)
    with transaction.atomic():
        client.force_login(person)
        before = looks(person)
        response = client.get(address, data or {})
        body = b"".join(response.streaming_content) if response.streaming else response.content
        after = looks(person)
        transaction.set_rollback(True)
    return response.status_code, text_of(body), after - before


def looks(person):
    return Event.objects.filter(actor=person, action__in=LOOKS).count()


def text_of(body):
    if not zipfile.is_zipfile(io.BytesIO(body)):
        return body.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def address_of(row, key, things):
    args = row.args(things)
    return reverse(row.name, args=(*args[:-1], key) if key else args)


def test_whoever_sees_a_name_of_a_roster_stands_in_the_log(home, record_property):
    names, shown, forgotten = names_of(home), set(), set()
    for row, key in CASES:
        for role in LOOKERS:
            address = address_of(row, key, home.things)
            status, text, written = answer(address, home.people[role], row.data)
            if status == 200 and (row.name in FILES or any(name in text for name in names)):
                shown.add(f"{row.name} {key}".strip())
                if not written:
                    forgotten.add(f"{row.name} {key} ({role})")
    record_property(
        "told", f"Rosters are seen at {len(shown)} addresses; each look is written down"
    )
    assert forgotten == set()
    assert {"review:section roster", "review:download", "review:preview"} <= shown


def test_a_comparison_counts_as_a_look(home):
    sent = home.things.under_review
    address = reverse("review:compare", args=(sent.filing.submissions.get(ordinal=7).pk,))
    status, text, written = answer(address, home.people["reviewer"], {"with": sent.ordinal})
    assert (status, CANARY in text, written) == (200, True, 1)


def test_the_colleges_own_people_at_work_are_not_written_down_but_what_they_take_home_is(home):
    secretary, draft = home.people["secretary"], home.things.draft
    page = reverse("filing:section", args=(draft.pk, "roster"))
    assert answer(page, secretary)[::2] == (200, 0)
    file = reverse("filing:download", args=(draft.pk, "csv"))
    assert answer(file, secretary)[::2] == (200, 1)


def test_a_look_tells_whose_roster_and_on_which_page(home):
    sent, client = home.things.under_review, Client()
    client.force_login(home.people["reviewer"])
    for _ in range(2):
        client.get(reverse("review:section", args=(sent.pk, "roster")))
    event = Event.objects.get(action=audit.LOOKED)
    assert event.target == f"filing:{sent.filing_id}"
    assert event.data == {"what": "review:section roster"}
    assert (event.college_id, event.federation_id) == (
        sent.filing.college_id,
        home.world.federation.pk,
    )
