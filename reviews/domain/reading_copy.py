"""The reading copy (审阅稿): a submission on paper, with findings, explanations and questions by each section.

For the federation alone: it shows names in full and verdicts that are not decided. Internal notes stay out.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.template.loader import render_to_string

from disclosures.domain import labels, papers, paths, publish
from disclosures.domain.freezing import canonical
from disclosures.domain.pictured import pictures_of
from disclosures.enums import PaperKind
from disclosures.models import Paper, Submission
from disclosures.publication.assemble import assemble
from portal import clock
from portal.access import require
from reviews.domain import material, verdicts
from reviews.enums import VerdictKind
from reviews.models import Flag, Review

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosures.checks import Finding
    from disclosures.publication.document import Document, Section
    from portal.access import Actor
    from reviews.domain.material import Material

RELATED = (
    "filing__college",
    "filing__federation",
    "filing__union__college",
    "filing__cycle__edition",
    "filing__cycle__federation",
)


@dataclass(frozen=True)
class Remark:
    """A finding in words: where, and what the college said to it."""

    finding: Finding
    place: str
    explanation: str


@dataclass(frozen=True)
class Asked:
    """A question of this round or of an earlier one, with the college's latest answer."""

    flag: Flag
    place: str
    reply: str
    ordinal: int


@dataclass(frozen=True)
class Part:
    """One section: what the public would see of it, and all that is said about it."""

    section: Section
    verdict: VerdictKind | None
    remarks: tuple[Remark, ...]
    asked: tuple[Asked, ...]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many remarks of each weighty severity."""
        found = [remark.finding.severity for remark in self.remarks]
        return [(one.value, found.count(one)) for one in material.WEIGHTY if one in found]


def order(actor: Actor, submission: Submission) -> Paper:
    """Have a worker set the copy as things stand now. Raises ``PermissionDenied``."""
    require(actor, "review.view", submission.filing)
    digest = digest_of(submission)
    return papers.order(actor, PaperKind.REVIEW, submission.filing, digest, submission)


def digest_of(submission: Submission) -> str:
    """Return the SHA-256 of what the copy would show: content, verdicts, questions and answers."""
    review = _review(submission)
    flags = _flags(submission.filing_id)
    said = {
        "content": submission.content_hash,
        "verdicts": sorted(verdicts.current(review).items()) if review else [],
        "flags": [(flag.pk, [reply.pk for reply in flag.replies.all()]) for flag in flags],
    }
    return hashlib.sha256(canonical(said)).hexdigest()


def set_copy(paper_id: int) -> None:
    """Set an ordered copy; a worker calls it."""
    papers.set_once(paper_id, as_pdf)


def as_pdf(paper: Paper) -> bytes:
    """Return the copy as PDF."""
    from disclosures.publication import engine

    submission = Submission.objects.select_related(*RELATED).get(pk=paper.submission_id or 0)
    document = document_of(submission)
    found = pictures_of(submission.filing_id, document)
    pictures = {name: data for name, (data, _ending) in found.items()}
    html = markup(submission, document, pictures)
    return engine.print_pdf(html, pictures=pictures, identifier=paper.digest.encode())


def document_of(submission: Submission) -> Document:
    """Assemble the submission with names and ranks in full: the reviewer reads what was filed."""
    held = material.of(submission)
    return assemble(held.disclosure, held.form, publish.header_of(submission.filing))


def markup(submission: Submission, document: Document, pictures: Iterable[str] = ()) -> str:
    """Return the HTML that is set."""
    context = {
        "submission": submission,
        "document": document,
        "parts": list(parts(submission, document)),
        "pictures": {name: f"picture:{name}" for name in pictures},
        "made": clock.now(),
    }
    return render_to_string("pdf/reading_copy.html", context)


def parts(submission: Submission, document: Document) -> Iterable[Part]:
    """Yield the sections in the order of the form, each with what is said about it."""
    held, review = material.of(submission), _review(submission)
    said = verdicts.current(review) if review else {}
    flags = _flags(submission.filing_id)
    for section in document.sections:
        yield Part(
            section,
            said.get(section.key),
            tuple(_remark(held, finding) for finding in held.findings_of(section.key)),
            tuple(_asked(held, flag) for flag in flags if flag.section == section.key),
        )


def _remark(held: Material, finding: Finding) -> Remark:
    return Remark(finding, _place(held, finding.path), held.explanations.get(finding.key, ""))


def _asked(held: Material, flag: Flag) -> Asked:
    replies = [reply.text for reply in flag.replies.all()]
    ordinal = flag.review.submission.ordinal
    return Asked(flag, _place(held, flag.path), replies[-1] if replies else "", ordinal)


def _place(held: Material, path: str) -> str:
    """The place in words; empty for one that this submission no longer has."""
    known = paths.exists(held.disclosure, path)
    return labels.label(path, held.disclosure, held.numbers) if known else ""


def _review(submission: Submission) -> Review | None:
    return Review.objects.filter(submission=submission).first()


def _flags(filing_id: int) -> list[Flag]:
    rows = Flag.objects.filter(review__filing=filing_id, retracted_at=None)
    related = rows.select_related("review__submission").prefetch_related("replies")
    return list(related.order_by("id"))
