"""Is this paper genuine? By the code that is printed on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from disclosures.enums import FileKind
from disclosures.models import Publication, PublicationFile, RegisterEntry, Rendition
from disclosures.public.caching import shortly
from disclosures.public.forms import CodeForm
from disclosures.publication.stamp import spaced, tidy
from disclosures.publication.verifying import Judgement, state_of
from disclosures.wording import Word, for_public

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@dataclass(frozen=True)
class Verified:
    """What is known of a code; ``pdf`` is the present file, ``rendition`` how it was made."""

    publication: Publication
    entry: RegisterEntry
    pdf: PublicationFile
    rendition: Rendition | None
    judged: Judgement

    @property
    def superseded(self) -> bool:
        """Whether a later version stands in the register."""
        return self.entry.publication_id != self.publication.pk

    @property
    def withdrawn(self) -> bool:
        """Whether the publication was taken down."""
        return self.judged.down is not None

    @property
    def state(self) -> Word:
        """What the public is told of this version."""
        return for_public(superseded=self.superseded, withdrawn=self.withdrawn)

    @property
    def spaced(self) -> str:
        """The code in groups of four."""
        return spaced(self.publication.code)


@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for the code or a file; with a code, go to its page."""
    form = CodeForm(request.GET or None)
    if form.is_bound and form.is_valid():
        code = tidy(form.cleaned_data["code"])
        if code:
            return redirect("public:verified", code=code)
        form.add_error("code", CodeForm.base_fields["code"].error_messages["required"])
    return shortly(render(request, "public/verify.html", {"form": form}))


@require_safe
def verified(request: HttpRequest, code: str) -> HttpResponse:
    """Say what is known of the code; 404 with the form where nothing is."""
    known = _known(tidy(code))
    if known is None:
        context = {"form": CodeForm(initial={"code": code}), "unknown": spaced(tidy(code))}
        return render(request, "public/verify.html", context, status=404)
    context = {"known": known, **_compared(known, request.GET.get("sha256", ""))}
    return shortly(render(request, "public/verified.html", context))


def _known(code: str) -> Verified | None:
    publication = Publication.objects.defer("document").filter(code=code).first()
    judged = publication and state_of(publication)
    if publication is None or not judged or judged.entry is None:
        return None
    files = PublicationFile.objects.filter(publication=publication, kind=FileKind.PDF)
    pdf = files.order_by("-rendition").first()
    if pdf is None:
        return None
    made = Rendition.objects.filter(publication=publication, number=pdf.rendition).first()
    return Verified(publication, judged.entry, pdf, made, judged)


def _compared(known: Verified, typed: str) -> dict[str, object]:
    """Whether the SHA-256 that somebody typed is that of a PDF of this version; nothing where none was typed."""
    mine = "".join(typed.split()).lower()[:128]
    if not mine:
        return {}
    files = PublicationFile.objects.filter(publication=known.publication, kind=FileKind.PDF)
    return {"typed": mine, "same": files.filter(sha256=mine).exists()}
