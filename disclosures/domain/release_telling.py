"""What colleges are told of the day on which everything becomes public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.notify import many

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosures.models import Publication


def was_to_wait(publication: Publication) -> bool:
    """Whether the approval came before the cycle's day, so that the college was told to wait for it."""
    at = publication.filing.cycle.release_at
    return at is not None and publication.approved_at < at


def released(publications: Iterable[Publication]) -> None:
    """Tell each college that its publication is public."""
    many.post_many(_letter(one) for one in publications)


def _letter(publication: Publication) -> many.Letter:
    filing = publication.filing
    return many.Letter(
        kind="published",
        key=f"published:{publication.pk}",
        college=filing.college,
        subject=_("%s的材料已向社会公开") % filing.union.name,
        text=_("%(college)s%(union)s的公开页面和 PDF 文件已经统一公开，任何人都可以查看和核对。")
        % {"college": filing.college.name, "union": filing.union.name},
        url=reverse("filing:history", args=[filing.pk]),
    )
