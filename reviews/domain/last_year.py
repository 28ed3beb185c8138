"""What the union disclosed the last time, for reading this year's beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.timezone import localdate

from disclosures.content import Disclosure
from disclosures.domain import yearform
from disclosures.domain.moving import move
from disclosures.enums import NamePolicy
from disclosures.models import Publication
from portal.scoping import visible_to

if TYPE_CHECKING:
    from disclosures.editions import EditionForm
    from disclosures.models import Filing
    from portal.access import Actor


@dataclass(frozen=True, slots=True)
class LastYear:
    """The content behind the union's newest publication of an earlier year, in the places of this year's form.

    ``form`` is the earlier one. ``masked``: the public saw surnames alone; who reads a filing sees the whole.
    """

    period: str
    published: date
    disclosure: Disclosure
    form: EditionForm
    masked: bool


def of(actor: Actor, filing: Filing, here: EditionForm) -> LastYear | None:
    """Return what was published last of an earlier year, as far as ``actor`` sees; None where nothing was.

    What was submitted counts, not the redacted document: with it every name can be compared. One query.
    """
    rows = visible_to(actor, Publication).filter(
        filing__union=filing.union_id, filing__cycle__edition__key__lt=filing.cycle.edition.key
    )
    found = (
        rows.select_related("submission", "filing__cycle__edition")
        .order_by("-filing__cycle__edition__key", "-version")
        .first()
    )
    if found is None:
        return None
    form = yearform.form_of_filing(found.filing)
    content = Disclosure.model_validate(found.submission.content)
    return LastYear(
        period=form.period,
        published=localdate(found.approved_at),
        disclosure=move(content, form, here).content,
        form=form,
        masked=found.filing.cycle.name_policy == NamePolicy.MASKED,
    )
