"""One table, one writer: which steps there are, who may take them, what must hold."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from disclosures.domain import lifecycle
from disclosures.domain.refused import Refused
from disclosures.enums import FilingState as State
from disclosures.models import Filing
from portal.enums import Role
from portal.models import Event
from tests.disclosures.desk import acting, college_filing, reviewer

pytestmark = pytest.mark.django_db

STEPS = {
    "submit": {
        State.DRAFT: State.SUBMITTED,
        State.RETURNED: State.SUBMITTED,
        State.CORRECTING: State.SUBMITTED,
    },
    "pull_back": {State.SUBMITTED: State.DRAFT},
    "open": {State.SUBMITTED: State.SUBMITTED},
    "return_": {State.SUBMITTED: State.RETURNED},
    "approve": {State.SUBMITTED: State.APPROVED},
    "publish": {State.APPROVED: State.PUBLISHED},
    "correct": {State.PUBLISHED: State.CORRECTING, State.CORRECTING: State.CORRECTING},
    "reopen": {State.PUBLISHED: State.CORRECTING, State.CORRECTING: State.CORRECTING},
    "give_up": {State.CORRECTING: State.PUBLISHED},
    "drop": {State.CORRECTING: State.PUBLISHED},
}
OF_COLLEGE = {"submit", "pull_back", "reopen", "drop"}
OPENED = {"open_sections": ["roster"], "due": dt.date(2099, 1, 1)}
FACTS = {"return_": OPENED, "correct": OPENED, "reopen": OPENED}


def who(filing, action):
    if action == "publish":
        return None
    return acting(filing) if action in OF_COLLEGE else reviewer(filing)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", STEPS)
def test_every_state_and_action(state, action):
    filing = college_filing(state=state)
    actor = who(filing, action)
    if state in STEPS[action]:
        lifecycle.move(filing, action, actor, **FACTS.get(action, {}))
        assert Filing.objects.get(pk=filing.pk).state == STEPS[action][state]
        assert (
            Event.objects.get(target=f"filing:{filing.pk}").action == f"filing.{action.rstrip('_')}"
        )
    else:
        with pytest.raises(Refused, match=str(state.label)):
            lifecycle.move(filing, action, actor, **FACTS.get(action, {}))
        assert not Event.objects.filter(target=f"filing:{filing.pk}").exists()


@pytest.mark.parametrize(
    ("state", "action"),
    [(State.DRAFT, "submit"), (State.SUBMITTED, "pull_back"), (State.SUBMITTED, "approve")],
)
@pytest.mark.parametrize("role", [Role.EDITOR, Role.OBSERVER])
def test_a_step_needs_the_right_role(state, action, role):
    filing = college_filing(state=state)
    with pytest.raises(PermissionDenied):
        lifecycle.move(filing, action, acting(filing, role))
    assert Filing.objects.get(pk=filing.pk).state == state


def test_the_secretary_cannot_approve_and_the_reviewer_cannot_submit():
    filing = college_filing(state=State.SUBMITTED)
    with pytest.raises(PermissionDenied):
        lifecycle.move(filing, "approve", acting(filing))
    draft = college_filing(union=filing.union, cycle__edition__key="2023-2024")
    with pytest.raises(PermissionDenied):
        lifecycle.move(draft, "submit", reviewer(draft))


def test_a_submission_that_was_opened_cannot_be_pulled_back():
    filing = college_filing(state=State.SUBMITTED)
    lifecycle.move(filing, "open", reviewer(filing))
    assert filing.opened_at
    with pytest.raises(Refused, match="已经开始审核"):
        lifecycle.move(filing, "pull_back", acting(filing))


def test_a_return_opens_its_sections_and_the_resubmission_closes_the_view():
    filing = college_filing(state=State.SUBMITTED)
    lifecycle.move(filing, "open", reviewer(filing))
    lifecycle.move(
        filing, "return_", reviewer(filing), open_sections=["roster"], due=dt.date(2099, 1, 1)
    )
    assert (filing.open_sections, filing.return_due) == (["roster"], dt.date(2099, 1, 1))
    lifecycle.move(filing, "submit", acting(filing))
    assert filing.opened_at is None
    lifecycle.move(filing, "pull_back", acting(filing))
    assert filing.state == State.RETURNED
    assert filing.open_sections == ["roster"]


def test_approval_forgets_the_return():
    filing = college_filing(
        state=State.SUBMITTED, open_sections=["roster"], return_due=dt.date(2099, 1, 1)
    )
    lifecycle.move(filing, "approve", reviewer(filing))
    assert (filing.open_sections, filing.return_due) == ([], None)


def test_opening_does_not_restart_the_clock_of_the_state():
    filing = college_filing(state=State.SUBMITTED)
    since = filing.state_since
    lifecycle.move(filing, "open", reviewer(filing))
    assert filing.state_since == since
    lifecycle.move(filing, "approve", reviewer(filing))
    assert filing.state_since > since


def test_facts_stand_in_the_event_as_plain_data():
    filing = college_filing(state=State.SUBMITTED)
    lifecycle.move(
        filing, "return_", reviewer(filing), open_sections=["roster"], due=dt.date(2099, 1, 1)
    )
    event = Event.objects.get(action="filing.return")
    assert event.data == {"open_sections": ["roster"], "due": "2099-01-01"}
    assert (event.college, event.federation) == (filing.college, filing.federation)
