"""What is public of a filing, before its reviewers: waiting, public, taken down."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from disclosures import wording
from disclosures.domain.released import held_back, line_of
from disclosures.enums import FilingState
from disclosures.models import RegisterEntry, Withdrawal
from portal.access import can
from portal.scoping import visible_to

if TYPE_CHECKING:
    from disclosures.models import Filing
    from portal.access import Actor


class Published:
    """The register's line of a filing, and who took it down. Asks nothing before the first approval."""

    def __init__(self, actor: Actor, filing: Filing) -> None:
        self.actor, self.filing = actor, filing

    @cached_property
    def line(self) -> RegisterEntry | None:
        """The register's line; None where nothing was public yet."""
        return line_of(self.filing) if self.filing.state != FilingState.DRAFT else None

    @property
    def gone(self) -> bool:
        """Whether it is taken down now."""
        return bool(self.line and self.line.withdrawn_at)

    @cached_property
    def withdrawal(self) -> Withdrawal | None:
        """Who took it down, when and why, with the inside note."""
        if not self.gone:
            return None
        rows = visible_to(self.actor, Withdrawal).filter(filing=self.filing)
        return rows.select_related("withdrawn_by").order_by("-id").first()

    @property
    def waits_until(self) -> str:
        """The moment that an approved filing waits for; "" where it waits for none."""
        waits = self.filing.state == FilingState.APPROVED and held_back(self.filing.cycle)
        return wording.release_day(self.filing) if waits and not self.line else ""

    @property
    def may_withdraw(self) -> bool:
        """Whether the reader may take it down."""
        public = self.line is not None and not self.gone
        return public and bool(can(self.actor, "publication.withdraw", self.filing))
