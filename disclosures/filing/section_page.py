"""What the page of a section shows."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from disclosures.checks import Verdict
from disclosures.filing import saving
from disclosures.filing.conflicts import conflict_context
from disclosures.filing.loading import Desk, Place
from disclosures.filing.panels import FOLDED, fallen, grouped, point, shown
from disclosures.filing.pictures import pictures_of
from disclosures.filing.structure import typeset
from disclosures.filing.wording import moment
from disclosures.forms.marking import mark
from disclosures.forms.section import SectionForm

WIDE = frozenset({"roster", "second_level", "rules_text", "departments"})
"""Kinds that take the whole screen; their findings stand below."""


def page_context(place: Place, outcome: saving.Outcome) -> dict[str, Any]:
    """Return the context of ``filing/section.html``."""
    desk, form = place.desk, outcome.form
    if place.section.kind == "rules_text":
        show_live(place, form)
    return {
        **desk.frame(desk.title(place.section)),
        "place": place,
        "title": desk.title(place.section),
        "form": form,
        "picture": outcome.picture,
        "pictures": pictures_of(place) if saving.takes_pictures(place) else [],
        "takes_pictures": saving.takes_pictures(place),
        "error_lines": error_lines(form),
        "refused": outcome.refused,
        "conflict": conflict_context(place, outcome) if outcome.conflict else None,
        "revision": outcome.revision,
        "saved_at": moment(place.draft.updated_at),
        "structure": typeset(form.main["text"].value())
        if place.section.kind == "rules_text"
        else None,
        "points": [
            point(desk, each) for each in desk.assessment.open_points if each.section == place.key
        ],
        "last": place.following is None,
        "wide": place.section.kind in WIDE,
        **findings_context(desk, place, form),
    }


def show_live(place: Place, form: SectionForm) -> None:
    """Have the text typeset while it is typed (contract: ``static/js/structure-preview.js``)."""
    url = reverse("filing:structure", args=(place.desk.filing.pk, place.key))
    form.main.fields["text"].widget.attrs |= {
        "data-structure-preview": url,
        "data-preview-target": "#typeset",
    }


def findings_context(desk: Desk, place: Place, form: SectionForm) -> dict[str, Any]:
    """Lay the section's findings beside the fields; return them for the panel, and the verdicts."""
    placed = mark(form, desk.assessment.in_section(place.key) if place.draft.revision else [])
    items = [shown(desk, finding, f"#{element}") for finding, element in placed]
    return {
        "groups": grouped(item for item in items if item.finding.severity not in FOLDED),
        "folded": grouped(item for item in items if item.finding.severity in FOLDED),
        "findings_url": reverse("filing:findings", args=(desk.filing.pk,)),
        "fallen": fallen(desk),
        "verdicts": verdicts_beside(desk, place),
    }


def verdicts_beside(desk: Desk, place: Place) -> dict[str, Verdict]:
    """Return the system's verdicts where the section shows them, once something was saved."""
    shows = place.section.kind == "indicators" and place.draft.revision
    return desk.assessment.verdicts if shows else {}


def error_lines(form: SectionForm) -> list[dict[str, str]]:
    """Return the form's errors for the summary on top, each leading to its field."""
    names = {bound.html_name: bound for bound in form.main}
    for table in form.tables.values():
        for row in table.forms:
            names |= {bound.html_name: bound for bound in row}
    return [
        {"text": f"{label(names.get(name))}{sentence}", "href": f"#id_{name}"}
        for name, sentence in form.errors().items()
    ]


def label(bound: Any) -> str:
    """Return a field's label and, in a table, its row."""
    if bound is None:
        return ""
    row = getattr(bound.form, "number", None)
    return f"第{row}行 {bound.label}：" if row else f"{bound.label}："
