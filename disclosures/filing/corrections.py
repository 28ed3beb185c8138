"""What the task list says of what is public, and of a correction."""

from __future__ import annotations

from dataclasses import dataclass

from disclosures.domain import correcting, corrections
from disclosures.domain.windows import AGAIN
from disclosures.enums import FilingState
from disclosures.filing.loading import Desk
from disclosures.models import Correction
from portal.access import can


@dataclass(frozen=True)
class Correcting:
    """What is being corrected and why; what this person may do about it."""

    reasons: tuple[Correction, ...] = ()
    may_open: bool = False
    may_drop: bool = False


def of(desk: Desk) -> Correcting:
    """Return where the filing stands; asks the database nothing of one that was never public."""
    filing = desk.filing
    signs = bool(can(desk.actor, "filing.submit", filing))
    if filing.state == FilingState.PUBLISHED:
        return Correcting(may_open=signs)
    if filing.state not in AGAIN:
        return Correcting()
    standing = corrections.live(filing)
    overdue = correcting.obstacle(filing, own=True) is None
    return Correcting(tuple(standing), signs and overdue, signs and correcting.may_drop(standing))
