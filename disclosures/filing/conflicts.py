"""Two people wrote at once: what each of them has, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain import contents
from disclosures.filing.loading import Place
from disclosures.filing.saving import Outcome
from disclosures.filing.wording import moment
from disclosures.forms.kinds import section_form
from disclosures.forms.paths import flatten


def conflict_context(place: Place, outcome: Outcome) -> dict[str, Any]:
    """Return the parameters of ``components/conflict.html``."""
    theirs = outcome.conflict
    assert theirs is not None  # noqa: S101 - asked only after a conflict
    return {
        "who": theirs.theirs_by,
        "when": moment(theirs.theirs_at),
        "differences": differences(place, outcome.mine, theirs.theirs),
        "reload_url": reverse("filing:section", args=(place.desk.filing.pk, place.key)),
        "revision": theirs.revision,
    }


def differences(
    place: Place, mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> list[dict[str, str]]:
    """Return label, my text and theirs for every field and table in which the two differ."""
    model = contents.content_class(place.key)
    one, other = (model.model_validate(content) for content in (mine, theirs))
    form = section_form(place.desk.form, place.key, one)
    return [*main_differences(place, form, other), *table_differences(form, one, other)]


def main_differences(place: Place, form: Any, other: Any) -> list[dict[str, str]]:
    """Return the main form's fields that differ."""
    mine = form.main_initial()
    theirs = section_form(place.desk.form, place.key, other).main_initial()
    return [
        {
            "label": field_label(place, form, name),
            "mine": mine.get(name, ""),
            "theirs": theirs.get(name, ""),
        }
        for name in form.main.fields
        if mine.get(name, "") != theirs.get(name, "")
    ]


def field_label(place: Place, form: Any, name: str) -> str:
    """Return a field's label, with the indicator's number where it belongs to one."""
    label = str(form.main[name].label)
    first = name.split("-", maxsplit=1)[0]
    if place.section.kind == "indicators" and place.desk.form.has_indicator(first):
        return _("指标%(no)s %(label)s") % {
            "no": place.desk.form.indicator(first).no,
            "label": label,
        }
    return label


def table_differences(form: Any, one: Any, other: Any) -> list[dict[str, str]]:
    """Return each table that differs, as its differing rows written out line by line."""
    found = []
    for prefix in form.tables:
        mine, theirs = (list(map(written, getattr(content, prefix))) for content in (one, other))
        if mine != theirs:
            found.append(
                {
                    "label": _("表格（只列出不同的行）"),
                    "mine": numbered(mine, theirs),
                    "theirs": numbered(theirs, mine),
                }
            )
    return found


def written(row: Any) -> str:
    """Write a row as one line."""
    return " · ".join(value for value in flatten(row.model_dump()).values() if value)


def numbered(rows: list[str], others: list[str]) -> str:
    """Write the rows that the other version does not have, with their numbers."""
    known = set(others)
    lines = [
        _("第%(no)s行　%(row)s") % {"no": no, "row": row}
        for no, row in enumerate(rows, 1)
        if row not in known
    ]
    return "\n".join(lines) or _("（没有另外的行，只是顺序或行数不同，共%s行）") % len(rows)
