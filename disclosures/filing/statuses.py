"""How far each section is, in the words of the task list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain.assessment import Assessment
from disclosures.domain.windows import AGAIN
from disclosures.editions import Section
from disclosures.filing.loading import Desk
from disclosures.filing.wording import moment
from disclosures.models import SectionDraft

INCOMPLETE = frozenset({"R01", "R02", "R33", "R37"})
"""Rules that find what is not yet there, rather than what is wrong."""


@dataclass(frozen=True)
class Row:
    """One line of the task list; see ``components/task_list.html``."""

    title: str
    url: str
    status: str
    status_tone: str
    hint: str


def rows(desk: Desk) -> list[Row]:
    """Return the task list's lines in the order of the form."""
    drafts = {draft.key: draft for draft in desk.filing.drafts.select_related("updated_by")}
    return [
        row(desk, section, drafts[section.key])
        for section in desk.form.sections
        if section.key in drafts
    ]


def row(desk: Desk, section: Section, draft: SectionDraft) -> Row:
    """Return one line: the whole of it leads to the section's page."""
    status, tone = status_of(desk, section, draft)
    url = reverse("filing:section", args=(desk.filing.pk, section.key))
    return Row(desk.title(section), url, status, tone, saved_by(draft))


def saved_by(draft: SectionDraft) -> str:
    """Say who saved last, and when."""
    if not draft.updated_at:
        return ""
    name = draft.updated_by.get_full_name() if draft.updated_by else ""
    return _("%(name)s %(when)s 保存") % {"name": name, "when": moment(draft.updated_at)}


def status_of(desk: Desk, section: Section, draft: SectionDraft) -> tuple[str, str]:
    """Return word and tone of a section's status."""
    assessment = desk.assessment
    if desk.filing.state in AGAIN:
        return returned_status(desk, section.key)
    if draft.revision == 0:
        return (_("未开始"), "neutral") if section.required else (_("选填"), "neutral")
    return found_status(section.key, assessment) or (_("已填好"), "good")


def returned_status(desk: Desk, key: str) -> tuple[str, str]:
    """Return the status of a section of a filing that is worked on once more."""
    unsettled = [point for point in desk.assessment.unsettled if point.section == key]
    if unsettled:
        return _("%s处需修改") % len(unsettled), "bad"
    if key in desk.filing.open_sections:
        asked = any(point.section == key for point in desk.assessment.open_points)
        mended = (_("已修改或回复"), "good") if asked else (_("可以修改"), "info")
        return found_status(key, desk.assessment) or mended
    return _("无需修改"), "neutral"


def found_status(key: str, assessment: Assessment) -> tuple[str, str] | None:
    """Return what the findings say of a section, the gravest first; None where it is well."""
    errors = among(assessment.blocking, key)
    if errors and all(finding.rule in INCOMPLETE for finding in errors):
        return _("填写中"), "info"
    if errors:
        return _("%s处错误") % len(errors), "bad"
    if unexplained := among(assessment.unexplained, key):
        return _("%s处矛盾待说明") % len(unexplained), "bad"
    if unticked := among(assessment.unticked, key):
        return _("%s条提醒待确认") % len(unticked), "warn"
    return None


def among(findings: Iterable, key: str) -> list:
    """Return the findings of one section."""
    return [finding for finding in findings if finding.section == key]
