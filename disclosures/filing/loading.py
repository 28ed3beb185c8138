"""What every page of a filing begins with: fetch, authorise, read the year's form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain import contents
from disclosures.domain.assessment import Assessment, assess
from disclosures.domain.editing import filing_locked, section_locked
from disclosures.domain.yearform import form_of_filing
from disclosures.editions import EditionForm, Section
from disclosures.models import Filing, SectionDraft
from portal.access import Actor, can, require
from portal.scoping import get_visible_or_404

RELATED = ("cycle__edition", "cycle__federation", "federation", "union__college", "college")


@dataclass
class Desk:
    """One filing on somebody's desk: what the pages ask of it."""

    actor: Actor
    filing: Filing

    @cached_property
    def form(self) -> EditionForm:
        """The year's form."""
        return form_of_filing(self.filing)

    @cached_property
    def assessment(self) -> Assessment:
        """Findings, explanations and open points as the drafts now stand."""
        return assess(self.filing)

    @cached_property
    def may_edit(self) -> bool:
        """Whether this person may type at all."""
        return bool(can(self.actor, "filing.edit", self.filing))

    @cached_property
    def locked(self) -> str | None:
        """Why nothing can be changed now, or None."""
        return filing_locked(self.filing)

    def frame(self, label: str = "") -> dict[str, Any]:
        """Return what every page of the filing shows around its content; ``label`` names the page."""
        crumbs = [
            {"label": _("首页"), "url": reverse("start")},
            {
                "label": f"{self.filing.union} {self.form.period}",
                "url": reverse("filing:tasks", args=(self.filing.pk,)),
            },
        ]
        crumbs += [{"label": label, "url": ""}] if label else []
        return {"desk": self, "filing": self.filing, "crumbs": crumbs, "page_name": label}

    def title(self, section: Section) -> str:
        """Return a section's heading with this college's names."""
        union = self.filing.union
        return self.form.text(section.title, school=union.college.name, organisation=union.name)


@dataclass
class Place:
    """One section of a filing on somebody's desk."""

    desk: Desk
    section: Section
    draft: SectionDraft

    @property
    def key(self) -> str:
        """The section's key."""
        return self.section.key

    @cached_property
    def locked(self) -> str | None:
        """Why this section cannot be changed by this person now, or None."""
        answer = can(self.desk.actor, "filing.edit", self.desk.filing)
        return section_locked(self.desk.filing, self.key) if answer else str(answer.reason)

    @property
    def content(self) -> contents.Content:
        """The draft's typed content."""
        return contents.content_class(self.key).model_validate(self.draft.content)

    @property
    def following(self) -> Section | None:
        """The section after this one."""
        keys = self.desk.form.section_keys()
        place = keys.index(self.key) + 1
        return self.desk.form.sections[place] if place < len(keys) else None


def open_filing(request: HttpRequest, pk: int, action: str = "filing.draft") -> Desk:
    """Return the filing for a page; 404 where it is another tenant's, 403 with the reason where not allowed."""
    filing = get_visible_or_404(request.actor, Filing, *RELATED, pk=pk)
    require(request.actor, action, filing)
    return Desk(request.actor, filing)


def open_section(request: HttpRequest, pk: int, key: str) -> Place:
    """Return one section of a filing for a page; 404 also where the year's form has no such section."""
    desk = open_filing(request, pk)
    draft = desk.filing.drafts.select_related("updated_by").filter(key=key).first()
    if draft is None or not desk.form.has_section(key):
        raise Http404(_("今年的表式没有这一栏目。"))
    return Place(desk, desk.form.section(key), draft)
