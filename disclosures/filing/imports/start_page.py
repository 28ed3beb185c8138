"""What the page shows on which a college brings something in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain import carry
from disclosures.domain.yearform import form_of
from disclosures.enums import ImportState
from disclosures.filing.imports import wording
from disclosures.filing.imports.forms import FilesForm, LastYearForm, PasteForm
from disclosures.filing.loading import Desk
from disclosures.filing.wording import moment
from disclosures.models import Import


@dataclass(frozen=True)
class Brought:
    """One line of the list of imports."""

    name: str
    url: str
    what: str
    status: str
    tone: str
    action: str
    problem: str


def context(desk: Desk, forms: dict[str, Any] | None = None, refused: str = "") -> dict[str, Any]:
    """Return the page's context; ``forms`` are those that were posted and not accepted."""
    shown = {"files": FilesForm(), "paste": PasteForm(), "last_year": LastYearForm()}
    return {
        **desk.frame(_("导入去年的材料或名单")),
        "forms": shown | (forms or {}),
        "refused": refused,
        "error_lines": error_lines(forms or {}),
        "last_year": last_year(desk),
        "brought": brought(desk),
    }


def last_year(desk: Desk) -> str:
    """Return the period of the union's newest earlier filing that holds anything; empty where there is none."""
    last = carry.earlier(desk.actor, desk.filing)
    return form_of(last.cycle.edition).period if last else ""


def error_lines(forms: dict[str, Any]) -> list[dict[str, str]]:
    """Return the errors of the posted form for the summary on top."""
    return [
        {"text": str(error), "href": f"#id_{name}"}
        for form in forms.values()
        for name, errors in form.errors.items()
        for error in errors
    ]


def brought(desk: Desk) -> list[Brought]:
    """Return what was brought to this filing, the newest first."""
    return [line(desk, each) for each in desk.filing.imports.select_related("uploaded_by")]


def line(desk: Desk, each: Import) -> Brought:
    """Return one line of the list."""
    status, tone = wording.state(each)
    action = wording.ACTIONS.get(ImportState(each.state), "")
    size = wording.size(each.size)
    said = [str(each.get_source_display()), size, each.uploaded_by.get_full_name()]
    return Brought(
        name=each.name,
        url=reverse("filing:import_one", args=(desk.filing.pk, each.pk)) if action else "",
        what=" · ".join(part for part in (*said, moment(each.created_at)) if part),
        status=status,
        tone=tone,
        action=_("再看一遍") if each.taken else str(action),
        problem=each.problem,
    )
