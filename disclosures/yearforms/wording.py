"""What the pages about the years' forms show: lines, crumbs, the task list of a draft."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain import edition_drafts, edition_preview
from disclosures.domain.editions import Offer, offers, year_before
from disclosures.editions.compare import Difference, compare
from disclosures.forms.yearform_pages import PAGES
from disclosures.models import EditionDraft
from portal.access import Actor, can
from portal.domain import nav
from portal.models import Federation, Job


def entries(actor: Actor) -> list[nav.Entry]:
    """The lead's entry in the navigation."""
    if not can(actor, "edition.manage"):
        return []
    return [nav.Entry(_("年度表式"), reverse("editions:index"))]


def makers(actor: Actor) -> list[Federation]:
    """Return the federations for which the actor may make forms, from the top."""
    rows = Federation.objects.filter(pk__in=actor.federation_ids()).exclude(level="city")
    return [one for one in rows.order_by("path") if can(actor, "edition.manage", one)]


def crumbs(draft: EditionDraft | None = None, last: str = "") -> list[dict[str, str]]:
    """Return the way down to here; the last step is no link."""
    steps = [{"label": _("年度表式"), "url": reverse("editions:index")}]
    if draft:
        label = _("%(year)s年度草稿") % {"year": draft.key}
        steps.append({"label": label, "url": reverse("editions:draft", args=(draft.pk,))})
    if last:
        steps.append({"label": last})
    steps[-1].pop("url", None)
    return steps


def parts(draft: EditionDraft, changed: list[Difference]) -> list[dict[str, Any]]:
    """Return the task list of a draft: each part, and how much of it differs from its origin."""
    numbers: dict[str, int] = {}
    for each in changed:
        part = each.place.partition(".")[0]
        numbers[part] = numbers.get(part, 0) + 1
    return [
        {
            "title": page.title,
            "url": reverse("editions:part", args=(draft.pk, key)),
            "status": _("%d处改动") % numbers[key] if key in numbers else _("未改"),
            "status_tone": "info" if key in numbers else "neutral",
        }
        for key, page in PAGES.items()
    ]


def changes(draft: EditionDraft) -> tuple[str, list[Difference]]:
    """Return the year that the draft was cloned from, and what is different."""
    found = edition_drafts.origin(draft)
    if found is None:
        return "", []
    return found.form.period, compare(found.form, edition_drafts.form_in(draft))


def since(offer: Offer, among: list[Offer]) -> tuple[Offer | None, list[Difference]]:
    """Return the form of the year before, and what is new against it."""
    old = year_before(offer, among)
    return old, compare(old.form, offer.form) if old else []


def all_offers(actor: Actor) -> list[Offer]:
    """Return the forms that the actor's federations may use."""
    return offers(makers(actor))


def waiting(draft: EditionDraft) -> dict[str, Any]:
    """Return how far the PDF is, for the progress component; {} where nobody asked for it."""
    job = Job.objects.filter(task=edition_preview.TASK, object_id=draft.pk).last()
    if job is None or job.state == "done":
        return {}
    if job.state == "failed":
        return {"sentence": _("PDF 没有做成，请再试一次，或者联系运维。")}
    poll = reverse("editions:pdf_progress", args=(draft.pk,))
    return {"sentence": _("正在生成 PDF，请稍候…"), "poll_url": poll}
