"""What was never public: drafts, explanations, what was brought along, copies on paper."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Any

from disclosures.domain.imports.copies import copy_name
from disclosures.enums import ImportState, PaperKind
from disclosures.models import FilingFindings, RegisterEntry
from disclosures.publication.retention import counted_content, masked

if TYPE_CHECKING:
    from django.core.files.storage import Storage

    from disclosures.models import Filing, Import

File = tuple["Storage", str]
Sweeper = Callable[["Filing", Collection[str]], Iterable[File]]
_sweepers: list[Sweeper] = []


def register(sweeper: Sweeper) -> None:
    """Add what another application keeps about a filing: it masks names, and gives the files to remove."""
    if sweeper not in _sweepers:
        _sweepers.append(sweeper)


def sweep(filing: Filing, names: Collection[str]) -> list[File]:
    """Take the people out of everything that may be changed; return the files that have to go.

    To be called under the filing's lock, in its scope. May run twice.
    """
    _drafts(filing, names)
    _explanations(filing, names)
    FilingFindings.objects.filter(filing=filing).delete()
    _register(filing, names)
    found = [*_imports(filing), *_papers(filing)]
    return found + [file for sweeper in _sweepers for file in sweeper(filing, names)]


def remove(files: Iterable[File]) -> None:
    """Remove files; one that is gone is no fault."""
    for storage, name in files:
        storage.delete(name)


def _drafts(filing: Filing, names: Collection[str]) -> None:
    """A page that was opened before cannot bring the names back: the revision counts on."""
    for draft in filing.drafts.exclude(content={}):
        new = counted_content({draft.key: draft.content}, names)[draft.key]
        if new != draft.content:
            draft.content, draft.revision = new, draft.revision + 1
            draft.save(update_fields=["content", "revision"])


def _explanations(filing: Filing, names: Collection[str]) -> None:
    fields = ("anchor", "whole", "text", "evidence")
    for one in filing.explanations.all():
        old = {name: getattr(one, name) for name in fields}
        new = masked(old, names)
        if new != old:
            # Two namesakes end with one anchor, which is unique: the row's number tells them apart.
            anchor = f"{new['anchor'][:280]}#{one.pk}" if new["anchor"] != old["anchor"] else ""
            _set(one, new | ({"anchor": anchor} if anchor else {}))


def _register(filing: Filing, names: Collection[str]) -> None:
    for entry in RegisterEntry.objects.filter(filing_ref=filing.pk).exclude(withdrawn_reason=""):
        _set(entry, masked({"withdrawn_reason": entry.withdrawn_reason}, names))


def _imports(filing: Filing) -> Iterable[File]:
    """Originals and what was read of them: a file with a roster cannot be masked, so it goes."""
    for import_ in filing.imports.all():
        if import_.state != ImportState.DISCARDED:
            import_.become(ImportState.DISCARDED)
        for picture in import_.pictures.all():
            yield picture.file.storage, str(picture.file.name)
        import_.pictures.all().delete()
        yield from _originals(import_)
        import_.file = None
        import_.result, import_.table = {}, {}
        import_.save(update_fields=["state", "result", "table", "file"])


def _originals(import_: Import) -> Iterable[File]:
    if import_.file:
        yield import_.file.storage, str(import_.file.name)
        yield import_.file.storage, copy_name(import_)


def _papers(filing: Filing) -> Iterable[File]:
    """Copies that reviewers read on paper; whoever needs one has it set anew."""
    for paper in filing.papers.filter(kind=PaperKind.REVIEW).exclude(file=""):
        yield paper.file.storage, str(paper.file.name)
        paper.file = ""
        paper.save(update_fields=["file"])


def _set(row: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
