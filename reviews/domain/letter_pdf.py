"""A return letter as an official letter on paper: set from its text, by a worker, once.

Layout: the letter format (信函格式) of GB/T 9704-2012, 10.1, see ``templates/pdf/letter.css``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from disclosures.publication import engine
from portal import clock
from portal.domain import jobs
from portal.enums import JobState
from portal.models import Job
from portal.scoping import visible_to
from reviews.domain.letter_lines import paragraphs
from reviews.models import Letter

if TYPE_CHECKING:
    from portal.access import Actor

TASK = "reviews.letter_pdf"
STYLE = "templates/pdf/letter.css"


def order(letter: Letter) -> Job:
    """Have a worker set the letter; call it in the transaction that writes the letter.

    The college knows of the work on a letter that leaves at once, or has left: of one that waits it would learn of
    the return before its time.
    """
    filing = letter.review.filing
    waits = letter.left_at is None and letter.leaves_at > clock.now()
    college = None if waits else filing.college
    return jobs.enqueue(TASK, letter.pk, college=college, federation=filing.federation)


def work(letter_id: int) -> None:
    """Set and store a letter's PDF; one that has it stays as it is. A letter never changes its text."""
    letter = (
        Letter.objects.select_for_update(of=("self",))
        .select_related("review__filing__federation", "review__submission")
        .get(pk=letter_id)
    )
    if not letter.pdf:
        name = f"{letter.review.submission.number}-{letter.version}.pdf"
        letter.pdf.save(name, ContentFile(as_pdf(letter)), save=False)
        letter.save(update_fields=["pdf"])


def as_pdf(letter: Letter) -> bytes:
    """Return the letter as PDF, word for word what its text says, below the federation's name."""
    identifier = f"{letter.review_id}-{letter.version}".encode()
    return engine.print_pdf(markup(letter), identifier=identifier)


def number_of(letter: Letter) -> int:
    """Return which version of its letter it is, among those that were not taken back."""
    kept = letter.review.letters.filter(taken_back_at=None, version__lt=letter.version)
    return kept.count() + 1


def markup(letter: Letter) -> str:
    """Return the HTML that is set, with its style sheet inside."""
    context = {
        "version": number_of(letter),
        "title": _("关于退回修改改革情况公开材料的函"),
        "federation": letter.review.filing.federation,
        "number": letter.review.submission.number,
        "paragraphs": list(paragraphs(letter.text)),
        "style": _style(),
    }
    return render_to_string("pdf/letter.html", context)


def waiting(actor: Actor, letter: Letter) -> bool:
    """Say whether a worker still has to set the letter; False also where it was given up."""
    rows = visible_to(actor, Job).filter(task=TASK, object_id=letter.pk)
    return rows.exclude(state__in=(JobState.DONE, JobState.FAILED)).exists()


@cache
def _style() -> str:
    return (settings.BASE_DIR / STYLE).read_text(encoding="utf-8")
