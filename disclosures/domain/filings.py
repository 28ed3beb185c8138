"""Starting a filing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain import extensions
from disclosures.domain.refused import Refused
from disclosures.domain.windows import chinese, closing_day, is_open
from disclosures.domain.yearform import form_of
from disclosures.models import Cycle, Filing, SectionDraft
from portal import clock
from portal.access import require
from portal.domain import audit

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from portal.access import Actor
    from portal.models import College, Union


def applicable_cycles(college: College) -> list[Cycle]:
    """Return the cycles that hold for ``college``, newest edition first.

    Of several cycles of one year the nearest reviewing body's holds (city before
    province before nation); see ``Cycle``.
    """
    chain = _chain(college)
    nearest: dict[str, Cycle] = {}
    cycles = cycles_above(college).select_related("edition", "federation")
    for cycle in sorted(cycles, key=lambda cycle: chain.index(cycle.federation_id)):
        nearest[cycle.edition.key] = cycle
    return sorted(nearest.values(), key=lambda cycle: cycle.edition.key, reverse=True)


def cycles_above(college: College) -> QuerySet[Cycle]:
    """Return the cycles of the federations that the college stands under; of no other one it hears."""
    return Cycle.objects.filter(federation_id__in=_chain(college))


def _chain(college: College) -> list[int]:
    return [int(part) for part in college.federation.path.strip("/").split("/")]


def start(actor: Actor, union: Union, cycle: Cycle) -> Filing:
    """Return the filing of ``union`` in ``cycle``, made with an empty draft for each section.

    A second call returns the same filing. Raises ``PermissionDenied``, or ``Refused`` where
    the cycle is not open or does not hold for the union's college.
    """
    require(actor, "filing.start", union)
    existing = Filing.objects.filter(union=union, cycle=cycle).first()
    if existing:
        return existing
    with transaction.atomic():
        extensions.one_at_a_time(union, cycle)
        refuse_unless_open(union, cycle)
        filing, created = Filing.objects.get_or_create(
            union=union,
            cycle=cycle,
            defaults={
                "college": union.college,
                "federation": union.college.federation,
                "extended_until": extensions.until(union, cycle),
            },
        )
        if created:
            make_drafts(filing)
            audit.record(
                actor.user,
                "filing.start",
                filing,
                college=filing.college,
                federation=filing.federation,
            )
    return filing


def refuse_unless_open(union: Union, cycle: Cycle) -> None:
    """Raise ``Refused`` unless ``cycle`` holds for the union's college and is open for it today."""
    if cycle not in applicable_cycles(union.college):
        raise Refused(_("这个填报周期不适用于你校，请在首页选择本校的填报周期。"))
    extended = extensions.until(union, cycle)
    if not is_open(cycle, extended):
        if clock.today() < cycle.opens:
            raise Refused(_("填报从%s开始，请到时再来。") % chinese(cycle.opens))
        last = chinese(closing_day(cycle, extended))
        raise Refused(_("填报已于%s截止，不能再开始新的填报。") % last)


def make_drafts(filing: Filing) -> None:
    """Give ``filing`` an empty draft for each section of its edition."""
    form = form_of(filing.cycle.edition)
    SectionDraft.objects.bulk_create(
        SectionDraft(filing=filing, key=section.key) for section in form.sections
    )
