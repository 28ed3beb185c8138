"""Who has a filing and who is reading it now, in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from disclosures.models import Filing
from portal.access import Actor
from reviews.domain import claims
from reviews.domain.claims import Held
from reviews.models import Claim


@dataclass
class Presence:
    """Who has the filing (经办人) and who is at it, seen by ``actor``."""

    actor: Actor
    filing: Filing
    claim: Claim | None

    @property
    def assignee(self) -> str:
        """The name of who has it, empty for nobody."""
        person = self.claim.assignee if self.claim else None
        return person.get_full_name() if person else ""

    @cached_property
    def now(self) -> Held | None:
        """Who is reading now."""
        return claims.fresh(self.claim)

    @property
    def mine(self) -> bool:
        """Whether the actor is the one who is reading."""
        return self.now is not None and self.now.user == self.actor.user

    @property
    def other(self) -> Held | None:
        """Somebody else who is reading."""
        return None if self.mine else self.now

    @property
    def line(self) -> str:
        """Who is reading, in one line; empty where nobody is or the actor is."""
        if self.other is None:
            return ""
        words = {"who": self.other.name, "minutes": self.other.minutes}
        if not self.other.minutes:
            return _("%(who)s正在审阅，刚刚还有操作。") % words
        return _("%(who)s正在审阅，%(minutes)d 分钟前有操作。") % words

    @cached_property
    def may_take_over(self) -> bool:
        """Whether the actor may become the reader although somebody else is."""
        return self.other is not None and claims.may_take_over(self.actor, self.filing)
