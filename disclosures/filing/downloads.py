"""The college takes its filing home: the draft as it stands, each submission, what was published."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from disclosures.domain import held
from disclosures.domain.exports import Format, export
from disclosures.domain.windows import EDITABLE
from disclosures.enums import FileKind
from disclosures.filing.loading import Desk, open_filing
from disclosures.filing.wording import moment
from disclosures.models import PublicationFile, Submission
from portal.scoping import get_visible_or_404, visible_to
from portal.views.downloads import hand_out

LABELS = {
    Format.WORD: gettext_lazy("Word"),
    Format.EXCEL: gettext_lazy("Excel"),
    Format.CSV: gettext_lazy("名单 CSV"),
    Format.JSON: gettext_lazy("数据 JSON"),
}


@dataclass(frozen=True)
class Line:
    """One state of the filing and its files, as (label, address); ``pdf`` where it was published."""

    words: str
    when: str
    files: tuple[tuple[str, str], ...]
    pdf: str = ""


@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """Every file that can be had of the filing, and what is in it."""
    desk = open_filing(request, pk)
    context = {**desk.frame(_("下载")), "lines": lines(desk)}
    return render(request, "filing/downloads.html", context)


@require_safe
def draft(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The draft as it stands, marked as one."""
    desk = open_filing(request, pk)
    what = held.of_draft(desk.filing, desk.assessment)
    return hand_out(export(desk.actor, what, format_of(kind)))


@require_safe
def submission(request: HttpRequest, pk: int, ordinal: int, kind: str) -> HttpResponse:
    """A submission as it was frozen."""
    desk = open_filing(request, pk)
    found = get_visible_or_404(desk.actor, Submission, filing_id=pk, ordinal=ordinal)
    found.filing = desk.filing
    return hand_out(export(desk.actor, held.of_submission(found), format_of(kind)))


def format_of(kind: str) -> Format:
    """Return the format that an address names; 404 for any other."""
    try:
        return Format(kind)
    except ValueError:
        raise Http404(_("没有这种文件。")) from None


def lines(desk: Desk) -> list[Line]:
    """Return the draft's line, then the submissions', newest first: two queries, however many.

    There is a draft only where it is worked on: what was sent is the last submission.
    """
    pk = desk.filing.pk
    baked = visible_to(desk.actor, PublicationFile).filter(
        publication__filing=pk, kind=FileKind.PDF
    )
    codes = dict(baked.values_list("publication__submission", "publication__code"))
    sent = visible_to(desk.actor, Submission).filter(filing=pk).order_by("-ordinal")
    typing = desk.filing.state in EDITABLE
    drafts = [Line(_("草稿（现在的内容）"), "", files("filing:download", pk))] if typing else []
    return [
        *drafts,
        *(
            Line(
                _("第%d次提交") % ordinal,
                moment(at),
                files("filing:download_submission", pk, ordinal),
                reverse("public:pdf", args=(codes[ident],)) if ident in codes else "",
            )
            for ident, ordinal, at in sent.values_list("pk", "ordinal", "submitted_at")
        ),
    ]


def files(name: str, *where: int) -> tuple[tuple[str, str], ...]:
    """Return label and address of each format."""
    return tuple(
        (str(label), reverse(name, args=(*where, kind.value))) for kind, label in LABELS.items()
    )
