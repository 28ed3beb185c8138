"""Comparing a file with the register. Works under the public's role: what is not released is not known."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef

from disclosures.enums import RenderReason
from disclosures.models import Publication, PublicationFile, RegisterEntry, Rendition
from disclosures.publication.foreign import child
from disclosures.publication.signing.configured import trust
from disclosures.publication.verifying.judgement import Judgement, Verdict, Why
from disclosures.publication.verifying.standing import taken_down

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from disclosures.publication.foreign.child import Read


def judge(data: bytes) -> Judgement:
    """Say what a file is. The costly reading, in a child, only where no hash is known."""
    digest = hashlib.sha256(data).hexdigest()
    known = judge_hash(digest)
    return known or _by_content(child.read(data, trust()))


def judge_hash(sha256: str) -> Judgement | None:
    """Say what the file with that SHA-256 (64 small hex digits) is; None where it is none of ours."""
    file = _released_files().filter(sha256=sha256).first()
    if file:
        return _of_file(file)
    bare = _released_files().filter(unsigned_sha256=sha256).first()
    if bare is None:
        return None
    return _about(bare.publication, Verdict.ALTERED, Why.STRIPPED)


def state_of(publication: Publication) -> Judgement | None:
    """Say how a released publication stands today, as for a file of it; None where it is not released."""
    entry = _entry(publication)
    if entry is None:
        return None
    told = _about(publication, Verdict.GENUINE, Why.SAME)
    return replace(told, kind=told.state or Verdict.GENUINE)


def _of_file(file: PublicationFile) -> Judgement:
    publication = file.publication
    renditions = Rendition.objects.filter(publication=publication).order_by("-number")
    mine = renditions.filter(number=file.rendition).first()
    newest = _released_files().filter(publication=publication, kind=file.kind)
    newest = newest.order_by("-rendition").values_list("rendition", flat=True).first()
    counted = renditions.filter(reason=RenderReason.RETENTION, number__gt=file.rendition)
    return replace(
        state_of(publication) or Judgement(Verdict.UNKNOWN, Why.SAME, publication),
        file=file,
        rendition=mine,
        earlier=newest is not None and file.rendition < newest,
        counted=counted.exists(),
    )


def _by_content(read: Read) -> Judgement:
    """Say what a file is that is no published one, by what it says of itself."""
    publication, why = _claimed(read), _why(read)
    if publication is not None:
        claimed = why if why in {Why.BROKEN, Why.FOREIGN} else Why.CLAIMED
        return _about(publication, Verdict.ALTERED, claimed, read)
    if why == Why.BROKEN and read.signed and read.signed.trusted:
        return Judgement(Verdict.ALTERED, Why.BROKEN, signed=read.signed)
    if why == Why.OURS:
        return Judgement(Verdict.UNKNOWN, Why.OURS, signed=read.signed)
    return Judgement(Verdict.UNKNOWN, Why.NOTHING if read.whole else Why.UNREAD, signed=read.signed)


def _why(read: Read) -> Why:
    """Return what the signature alone says."""
    signed = read.signed
    if signed is None:
        return Why.NOTHING
    if signed.intact:
        return Why.OURS if signed.trusted else Why.FOREIGN
    return Why.BROKEN if signed.trusted or not signed.subject else Why.NOTHING


def _about(
    publication: Publication, kind: Verdict, why: Why, read: Read | None = None
) -> Judgement:
    signed, entry = read.signed if read else None, _entry(publication)
    down = taken_down(publication, entry) if entry else None
    return Judgement(kind, why, publication, entry, down=down, signed=signed)


def _claimed(read: Read) -> Publication | None:
    """Return the released publication that the file names: by code, or by whose data it holds."""
    found = {one.code: one for one in _released().filter(code__in=read.codes)}
    for code in read.codes:
        if code in found:
            return found[code]
    names = read.names
    if not all(names.get(key) for key in ("school", "organisation", "edition")):
        return None
    entries = RegisterEntry.objects.select_related("publication").defer("publication__document")
    entry = entries.filter(
        college_name=names["school"], union_name=names["organisation"], edition_key=names["edition"]
    ).first()
    return entry.publication if entry else None


def _entry(publication: Publication) -> RegisterEntry | None:
    rows = RegisterEntry.objects.select_related("publication").defer("publication__document")
    return rows.filter(filing_ref=publication.filing_id, publication_id__gte=publication.pk).first()


def _in_register(filing: str, publication: str) -> Exists:
    """Released: the register shows it or a later version (for the operator, who sees all rows)."""
    return Exists(
        RegisterEntry.objects.filter(
            filing_ref=OuterRef(filing), publication_id__gte=OuterRef(publication)
        )
    )


def _released() -> QuerySet[Publication]:
    return Publication.objects.defer("document").filter(_in_register("filing_id", "pk"))


def _released_files() -> QuerySet[PublicationFile]:
    """Files of released publications, those of the latest publication and rendition first."""
    rows = PublicationFile.objects.select_related("publication").defer("publication__document")
    rows = rows.annotate(filing_ref=F("publication__filing_id"))
    shown = _in_register("filing_ref", "publication_id")
    return rows.filter(shown).order_by("-publication_id", "-rendition")
