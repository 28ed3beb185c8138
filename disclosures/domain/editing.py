"""Whether a section of a filing may be written now, and if not, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures import wording
from disclosures.domain.windows import AGAIN, EDITABLE, closed_reason
from disclosures.enums import FilingState

if TYPE_CHECKING:
    from disclosures.models import Filing

NOT_OPENED = {
    FilingState.RETURNED: gettext_lazy(
        "退回后只能修改退回函中指出的栏目，这一栏目没有被指出问题，不能修改。"
    ),
    FilingState.CORRECTING: gettext_lazy(
        "更正时只能修改已打开更正的栏目，这一栏目不在其中，不能修改。"
    ),
}


def filing_locked(filing: Filing) -> str | None:
    """Return why nothing of ``filing`` can be changed, or None where something can."""
    if filing.state not in EDITABLE:
        return _("这份填报%(state)s，内容已经锁定，不能修改。") % {
            "state": wording.for_college(filing).label
        }
    return closed_reason(filing)


def section_locked(filing: Filing, key: str) -> str | None:
    """Return why section ``key`` cannot be changed, or None where it can.

    A returned filing opens only the sections that the return letter names, one that is corrected those
    that were opened for it.
    """
    reason = filing_locked(filing)
    if reason is None and filing.state in AGAIN and key not in filing.open_sections:
        return str(NOT_OPENED[FilingState(filing.state)])
    return reason
