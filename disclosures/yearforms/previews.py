"""A draft as the college and the public would see it, filled with an invented filing."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from disclosures.domain import edition_drafts, edition_preview
from disclosures.forms.kinds import section_form
from disclosures.models.storages import private_storage
from disclosures.yearforms import wording
from disclosures.yearforms.drafts import fetch
from portal.views.downloads import hand_over


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The public page."""
    return HttpResponse(edition_preview.page_of(fetch(request, pk)))


@require_safe
def section(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """The secretary's form of one section, inert."""
    draft = fetch(request, pk)
    form = edition_drafts.form_in(draft)
    if not form.has_section(section):
        raise Http404(_("表式没有这一栏目。"))
    filled = getattr(edition_preview.invented(form), section)
    spec = form.section(section)
    context = {
        "draft": draft,
        "edition": form,
        "section": spec,
        "title": form.text(spec.title, school=edition_preview.SCHOOL, organisation="学生会"),
        "form": section_form(form, section, filled, spare=0),
        "crumbs": wording.crumbs(draft, _("填报页面预览")),
    }
    return render(request, "editions/section.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Ask for the PDF (POST), fetch it (GET)."""
    draft = fetch(request, pk)
    if request.method == "POST":
        edition_preview.ask_for_pdf(request.actor, draft)  # type: ignore[attr-defined]
        return redirect("editions:draft", pk)
    if not edition_preview.has_pdf(draft):
        raise Http404(_("这一稿的 PDF 还没有生成。"))
    path = private_storage().path(edition_preview.pdf_name(draft))
    return hand_over(path, f"{draft.key}.pdf", "application/pdf", attached=False)


@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how far the PDF is; when it is there the browser loads the page again."""
    draft = fetch(request, pk)
    found = wording.waiting(draft)
    answer = render(request, "components/progress.html", found or {"sentence": _("已完成。")})
    if not found:
        answer["HX-Refresh"] = "true"
    return answer
