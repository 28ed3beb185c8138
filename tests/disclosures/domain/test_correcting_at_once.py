"""College and federation at what is public in the same moment, each with a connection of their own."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from disclosures.domain import correcting, corrections, submit, withdrawing
from disclosures.domain.bake import bake
from disclosures.domain.refused import Refused
from disclosures.models import Correction, RegisterEntry
from portal.access import actor_of
from portal.enums import Role
from portal.scoping import scope_everything
from tests.disclosures.desk import acting, reviewer
from tests.disclosures.domain.test_correcting import DUE, WHY, approve, charter, public
from tests.factories import member

pytestmark = pytest.mark.django_db(transaction=True)


def both(*steps):
    """Run the steps at once, each in a thread and a transaction; return what was refused."""
    ready, refused = threading.Barrier(len(steps)), []

    def run(step):
        try:
            with transaction.atomic(), scope_everything():
                ready.wait(10)
                step()
        except Refused as problem:
            refused.append(problem.sentence)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(step,)) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return refused


def test_college_and_federation_open_one_correction(transactional_db):
    with transaction.atomic():
        filing = public()
    mine, theirs = acting(filing), reviewer(filing)
    refused = both(
        lambda: correcting.open_(mine, filing, ["charter"], DUE, WHY),
        lambda: correcting.open_(theirs, filing, ["roster"], DUE, WHY),
    )
    assert len(refused) == 1
    assert "正在更正" in refused[0]
    filing.refresh_from_db()
    one = Correction.objects.get()
    assert one.sections == filing.open_sections == (["charter"] if one.by_college else ["roster"])


def test_one_gives_up_while_the_other_asks_because_of_a_report(transactional_db):
    with transaction.atomic():
        filing = public()
    mine, theirs = acting(filing), reviewer(filing)
    correcting.open_(mine, filing, ["charter"], DUE, WHY)
    told = str(correcting.REPORTED)
    both(
        lambda: correcting.give_up(mine, filing),
        lambda: correcting.open_(theirs, filing, ["roster"], DUE, told, reported=True),
    )
    filing.refresh_from_db()
    assert filing.state == "correcting"
    assert [one.reported for one in corrections.live(filing)] in ([True], [False, True])


def test_the_first_version_is_withdrawn_while_the_second_is_approved(transactional_db):
    with transaction.atomic():
        filing = public()
    bake(filing.publications.get().pk)
    correcting.open_(acting(filing), filing, ["charter"], DUE, WHY)
    charter(filing)
    sent = submit.submit(acting(filing), filing, declaration=True)
    lead = actor_of(member(Role.LEAD, federation=filing.federation))
    refused = both(
        lambda: approve(filing, sent),
        lambda: withdrawing.withdraw(lead, filing, "公开了不应公开的信息。"),
    )
    second = filing.publications.get(version=2)
    bake(second.pk)
    entry = RegisterEntry.objects.get()
    assert (entry.publication, entry.withdrawn_at) == (second, None)
    assert (corrections.compared_with(second) is None) == (not refused)
    assert second.files.filter(kind="changes").exists() == bool(refused)
