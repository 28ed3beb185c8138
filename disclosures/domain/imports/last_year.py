"""The union's newest earlier filing as an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures import exchange
from disclosures.domain import carry
from disclosures.domain.imports import rows
from disclosures.domain.imports.giving_up import give_up
from disclosures.domain.imports.reading import store
from disclosures.domain.refused import Refused
from disclosures.domain.yearform import form_of
from disclosures.enums import ImportSource
from portal.access import require

if TYPE_CHECKING:
    from disclosures.models import Filing, Import
    from portal.access import Actor


def from_last_year(actor: Actor, filing: Filing, *, roster: bool) -> Import:
    """Propose what the union's newest earlier filing says: texts, departments, responsible people.

    ``roster``: also its people, one year older. Dates and counts never. A proposal made before of
    which nothing was taken gives way. ``Refused`` where there is no earlier filing.
    """
    require(actor, "filing.edit", filing)
    with transaction.atomic():
        row = rows.open_filing(actor, filing)
        old = carry.earlier(actor, row)
        if old is None:
            raise Refused(_("本校在系统里还没有往年的填报。请上传去年的 Word、PDF 文件或网页。"))
        for stale in rows.of(row).filter(source=ImportSource.LAST_YEAR, taken=[]):
            give_up(stale)
        form = form_of(old.cycle.edition)
        content, remarks = carry.carried(old, row, roster=roster)
        header = exchange.Header(row.college.name, row.union.name, complaint_emails=())
        data = exchange.write(content, form, header)
        name = _("%s填报") % form.period
        import_ = rows.new(actor, row, source=ImportSource.LAST_YEAR, name=name, based_on=old)
        store(import_, carry.as_imported(content, remarks, form, data))
    return import_
