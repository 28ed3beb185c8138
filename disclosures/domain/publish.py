"""From an approved submission to a publication, and from its files to the register."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from disclosures.content import Disclosure
from disclosures.domain import corrections, lifecycle
from disclosures.domain.freezing import canonical
from disclosures.domain.yearform import form_of
from disclosures.enums import NamePolicy, RankPolicy
from disclosures.models import Publication
from disclosures.publication.assemble import assemble
from disclosures.publication.document import Document, Header, from_json, to_json
from disclosures.publication.names import mask_in
from disclosures.publication.redact import Policy, on_roster
from disclosures.publication.stamp import Stamp, new_code
from portal import clock
from portal.domain import jobs

if TYPE_CHECKING:
    from disclosures.models import Filing, Submission
    from portal.models import User

BAKE = "disclosures.bake"


def create(submission: Submission, approved_by: User) -> Publication:
    """Make the publication of an approved submission; to be called in the approval's transaction.

    Assembles and redacts under the cycle's policy, numbers the version, draws a code and
    enqueues the baking. The register does not know of it before its files are there.
    A submission that already has a publication gives that one back.
    """
    with transaction.atomic():
        filing = lifecycle.lock(submission.filing)
        made = filing.publications.filter(submission=submission).first()
        if made:
            return made
        value = to_json(document_of(submission))
        publication = Publication.objects.create(
            filing=filing,
            submission=submission,
            version=filing.publications.count() + 1,
            code=_free_code(),
            document=value,
            content_hash=hashlib.sha256(canonical(value)).hexdigest(),
            corrects=reason_of(submission),
            approved_at=clock.now(),
            approved_by=approved_by,
        )
        jobs.enqueue(BAKE, publication.pk, college=filing.college, federation=filing.federation)
        return publication


def document_of(submission: Submission) -> Document:
    """Assemble what the public will see of `submission`, redacted. Pictures are only named."""
    filing = submission.filing
    return preview(filing, Disclosure.model_validate(submission.content))


def preview(filing: Filing, content: Disclosure) -> Document:
    """Assemble `content` as the public would see it, under the policy of the filing's cycle."""
    cycle = filing.cycle
    policy = Policy(
        NamePolicy(cycle.name_policy), RankPolicy(cycle.rank_policy), noindex=cycle.noindex
    )
    known = known_names(filing) if policy.names == NamePolicy.MASKED else ()
    return assemble(content, form_of(cycle.edition), header_of(filing), policy, known)


def known_names(filing: Filing) -> set[str]:
    """Return the names on the rosters of every version there was: a correction unmasks nobody."""
    rows = filing.publications.order_by("version").values_list("submission__content", flat=True)
    found = (on_roster(Disclosure.model_validate(content)) for content in rows)
    return set().union(*found)


def reason_of(submission: Submission) -> str:
    """Return what the public reads of why there is another version, the roster's names masked.

    Whatever the policy: a reason needs nobody's full name, stands where a later mask does not reach, and
    outlives the roster.
    """
    filing = submission.filing
    reason = corrections.public_reason(corrections.live(filing))
    if not reason:
        return reason
    content = Disclosure.model_validate(submission.content)
    return mask_in(reason, sorted(on_roster(content) | known_names(filing)), strict=True)


def header_of(filing: Filing) -> Header:
    """Who discloses, and where one complains: from union and cycle, never from the college."""
    cycle = filing.cycle
    return Header(
        school=filing.union.college.name,
        organisation=filing.union.name,
        period=form_of(cycle.edition).period,
        edition=cycle.edition.key,
        federation=cycle.federation.name,
        federation_email=cycle.federation_email,
        national_email=cycle.national_email,
    )


def stamp_of(publication: Publication) -> Stamp:
    """The colophon of a publication."""
    return Stamp(
        code=publication.code,
        version=publication.version,
        approved=publication.approved_at,
        content_hash=publication.content_hash,
        address=settings.SITE_URL + reverse("public:verified", args=[publication.code]),
        college=reverse("public:college", args=[publication.filing.college_id]),
        listed=publication.filing.cycle.objections_shown,
    )


def document_in(publication: Publication) -> Document:
    """The stored document of a publication."""
    return from_json(publication.document)


def _free_code() -> str:
    """A code that no publication has; the unique constraint stands behind it."""
    code = new_code()
    while Publication.objects.filter(code=code).exists():
        code = new_code()
    return code
