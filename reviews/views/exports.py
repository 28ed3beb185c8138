"""What a reviewer takes home: the queue, and a submission."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from disclosures.domain import held
from disclosures.domain.exports import export
from disclosures.filing.downloads import format_of
from portal.access import require
from portal.domain.asking import ask_again
from portal.views.downloads import hand_out
from reviews import queries
from reviews.domain import exports
from reviews.forms.queue import QueueForm
from reviews.pages.exports import as_download
from reviews.pages.queue_rows import rows_of
from reviews.views.fetching import reading


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The queue as the address narrows and sorts it, every row of it."""
    actor = request.actor
    require(actor, "review.view")
    wanted = QueueForm(request.GET, actor=actor).wanted()
    rows = queries.narrowed(queries.filings(actor), wanted, actor)
    found = queries.lines(queries.ordered(rows, wanted.get("sort", "")), actor)
    exports.log_queue(actor, wanted, len(found))
    return hand_out(as_download(rows_of(actor, found)))


@require_safe
@ask_again(reading=True)
def submission(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A submission as it was frozen, as any kind of file."""
    found = reading(request, pk)
    what = held.of_submission(found.submission)
    return hand_out(export(request.actor, what, format_of(kind), exports.SUBMISSION))
