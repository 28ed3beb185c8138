"""Jobs run in the scope of what they work on; who sees more than that is told here, with the reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ObjectDoesNotExist

from disclosures.domain import releasing
from disclosures.domain.rendering import working
from disclosures.domain.retaining import work as retaining
from portal.scoping import scope_colleges
from tests import factories
from tests.isolation.planting import APPS

BEAT = "beat looks for what is due, wherever it is, and queues a job in its tenant's scope"
WORKER = "a worker has no tenant before it has claimed its row"
STRANGER = "whoever holds the link is a member of nothing yet; the token finds one row"
COMMAND = "a command of the operator, at the server's own desk"
EVERYTHING = {
    "disclosures.domain.erasing.clearing.nightly": BEAT,
    "disclosures.domain.releasing.release_due": BEAT,
    "disclosures.domain.releasing.work": "a cycle's filings are of federations below it; the job covers the cycle",
    "disclosures.domain.rendering.tending.tend": BEAT,
    "disclosures.domain.rendering.working.work": "a batch is of a federation above its filings; the job sees the item",
    "disclosures.domain.retaining.work.retain_due": BEAT,
    "disclosures.domain.retaining.work.work_cycle": "a cycle's filings are of federations below it; the job covers the cycle",
    "disclosures.domain.withdrawing.conceal_again": BEAT,
    "portal.domain.heads.current": "number and hash of the chain's head tell nothing of any tenant",
    "portal.domain.heartbeat._beat": WORKER,
    "portal.domain.helping.idle": COMMAND,
    "portal.domain.helping.unlock": COMMAND,
    "portal.domain.invitations.accept": STRANGER,
    "portal.domain.invitations.find": STRANGER,
    "portal.domain.jobs._update": WORKER,
    "portal.domain.jobs.send": "when a job was sent, after its request's transaction",
    "portal.domain.jobs.sweep": BEAT,
    "portal.domain.jobs.take": WORKER,
    "portal.domain.joining.join": STRANGER,
    "portal.domain.joining.join_anew": STRANGER,
    "portal.domain.letters.send_invitation": "a worker mails one invitation, whose token it was given",
    "portal.domain.log_in.failed": "nobody is logged in, and the event is the account's organisation's",
    "portal.domain.members._belongs_elsewhere": "whether, not where, an account belongs to others too",
    "portal.domain.operators.create_operator": COMMAND,
    "portal.domain.orphans.sweep": "what no row of any tenant names is removed: every row has to be asked",
    "portal.notify.claiming.claim": WORKER,
    "portal.notify.claiming.settle": WORKER,
    "portal.notify.leaving.leave": WORKER,
    "portal.notify.leaving.leave_due": BEAT,
    "portal.notify.many.posted": "whether a key was used: keys are unique over all tenants",
    "portal.notify.many.withdraw": "mails of a message that is taken back are its recipients'",
    "portal.notify.posting._first": "whether a key was used: keys are unique over all tenants",
    "portal.notify.posting.cancel": "the message of a key stands in the log of whoever caused it",
    "reviews.demo.load.load": COMMAND,
    "reviews.domain.leaving.send_due": BEAT,
    "reviews.domain.objections.corrections.settle": BEAT,
}
"""Functions that open `scope_everything`, and why; management commands are the operator's own."""


def test_who_sees_every_tenant_is_listed_with_the_reason():
    assert set(widening()) == EVERYTHING.keys()


def test_no_request_sees_every_tenant_by_a_view_or_a_form():
    assert [name for name in widening() if {"views", "pages", "forms"} & set(name.split("."))] == []


@pytest.mark.parametrize("work", [releasing.work, retaining.work_cycle])
def test_a_job_of_another_federation_does_nothing_for_a_cycle(db, work):
    cycle, other = factories.CycleFactory(), factories.FederationFactory()
    work(cycle.pk)
    with scope_colleges(federation_ids=[cycle.federation_id]):
        work(cycle.pk)
    with scope_colleges(federation_ids=[other.pk]), pytest.raises(ObjectDoesNotExist):
        work(cycle.pk)


def test_a_job_of_another_federation_does_nothing_for_an_item_of_a_batch(db):
    item, other = factories.RenderItemFactory(), factories.FederationFactory()
    with scope_colleges(federation_ids=[other.pk]), pytest.raises(ObjectDoesNotExist):
        working.work(item.pk)
    item.refresh_from_db()
    assert item.state == "waiting"


def widening() -> Iterator[str]:
    """Yield the function around each call of `scope_everything`, commands left out."""
    for app in APPS:
        for file in Path(app).rglob("*.py"):
            if {"migrations", "commands"} & set(file.parts) or file == Path("portal/scoping.py"):
                continue
            tree = ast.parse(file.read_text(encoding="utf-8"))
            for function in ast.walk(tree):
                if isinstance(function, ast.FunctionDef) and _widens(function):
                    yield ".".join((*file.with_suffix("").parts, function.name))


def _widens(function: ast.FunctionDef) -> bool:
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return any(getattr(call, "id", "") == "scope_everything" for call in calls)
