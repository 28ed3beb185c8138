"""One's own name, corrected by oneself (《个人信息保护法》第四十六条); one's own data, taken along."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from portal.access import require
from portal.domain import audit, held
from portal.domain.downloads import Download

if TYPE_CHECKING:
    from portal.actor import Actor
    from portal.models import User

SHORTEST, LONGEST = 2, 40


class NameRefusedError(Exception):
    """The name cannot be; the message is a sentence for the page."""


@transaction.atomic
def correct_name(actor: Actor, name: str) -> bool:
    """Set one's own name; say whether it is another now. Raises PermissionDenied, NameRefusedError."""
    require(actor, "account.use")
    user = _user(actor)
    clean = " ".join(name.split())
    if not SHORTEST <= len(clean) <= LONGEST or any(
        unicodedata.category(c)[0] == "C" for c in clean
    ):
        raise NameRefusedError(
            _("姓名写%(least)d到%(most)d个字。") % {"least": SHORTEST, "most": LONGEST}
        )
    if clean == user.full_name:
        return False
    changes = audit.changes({"full_name": user.full_name}, {"full_name": clean})
    user.full_name = clean
    user.save(update_fields=["full_name"])
    audit.record(user, "account.name", user, changes=changes)
    return True


@transaction.atomic
def take_along(actor: Actor) -> Download:
    """Return all that is held on one's own account; logged."""
    require(actor, "account.use")
    user = _user(actor)
    audit.record(user, "person.export", user, by="self")
    return held.to_zip(_("我的信息"), held.of_account(user))


def _user(actor: Actor) -> User:
    assert actor.user is not None  # noqa: S101 - `require` has refused everybody else
    return actor.user
