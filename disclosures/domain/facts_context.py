"""What rules may know of a filing beside its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.checks import Context
from disclosures.domain.adjustments import settings_of
from portal.kinds import kinds

if TYPE_CHECKING:
    from disclosures.models import Filing


def context_of(filing: Filing) -> Context:
    """Return whose filing it is, and the cycle's dates."""
    return Context(
        school=filing.union.college.name,
        organisation=filing.union.name,
        ranks=kinds()[filing.union.kind].ranks,
        opens=filing.cycle.opens,
        closes=filing.cycle.closes,
        official=(filing.cycle.federation_email, filing.cycle.national_email),
        settings=settings_of(filing.cycle),
    )
