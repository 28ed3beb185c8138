"""One objection as its federation, or the college that was asked, looks at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures.domain.yearform import form_of
from disclosures.publication.document import Section, from_json
from portal.access import Actor, can
from portal.scoping import visible_to
from reviews.domain.objections import publics, steps
from reviews.enums import ObjectionState, StepKind
from reviews.forms.objections import CorrectForm, TextForm
from reviews.models import Objection, ObjectionContact, ObjectionStep
from reviews.objections.words import STATES, Moment, Word

RELATED = (
    "publication",
    "filing__cycle__edition",
    "filing__union__college",
    "college",
    "federation",
)
KINDS = {
    "ask": StepKind.ASKED,
    "correct": StepKind.CORRECTING,
    "close": StepKind.CLOSED,
    "note": StepKind.NOTE,
}


@dataclass
class ObjectionPage:
    """`row` with everything of `RELATED`; `forms` are those that were sent and refused, by step."""

    actor: Actor
    row: Objection
    forms: dict[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Whose publication it is about."""
        return f"{self.row.college.name}{self.row.filing.union.name}"

    @property
    def period(self) -> str:
        """The year in words."""
        return form_of(self.row.filing.cycle.edition).period

    @property
    def state(self) -> Word:
        """How far it is, as everybody calls it."""
        return STATES[ObjectionState(self.row.state)]

    @cached_property
    def sections(self) -> list[tuple[str, str]]:
        """Key and title of each section of the year's form, with this college's names."""
        form, union = form_of(self.row.filing.cycle.edition), self.row.filing.union
        names = {"school": union.college.name, "organisation": union.name}
        return [(one.key, form.text(one.title, **names)) for one in form.sections]

    @property
    def section_title(self) -> str:
        """Which section is said to be untrue."""
        return dict(self.sections).get(self.row.section, str(publics.WHOLE_LABEL))

    @cached_property
    def section(self) -> Section | None:
        """The section as the public read it when the objection was written; none for the whole."""
        if not self.row.publication.document.get("header"):
            return None
        document = from_json(self.row.publication.document)
        return next((one for one in document.sections if one.key == self.row.section), None)

    @cached_property
    def may_handle(self) -> bool:
        """Whether the reader may ask, correct and answer."""
        return bool(can(self.actor, "objection.handle", self.row))

    @cached_property
    def contact(self) -> str:
        """How the reporter may be reached: for those who handle it."""
        if not self.may_handle:
            return ""
        found = visible_to(self.actor, ObjectionContact).filter(objection=self.row).first()
        return found.contact if found else ""

    @cached_property
    def steps(self) -> list[ObjectionStep]:
        """What happened, the oldest first."""
        rows = visible_to(self.actor, ObjectionStep).filter(objection=self.row)
        return list(rows.select_related("by").order_by("id"))

    @property
    def events(self) -> list[Moment]:
        """The steps for the timeline, the newest first."""
        last = len(self.steps) - 1
        return [
            Moment(
                f"{step.get_kind_display()}{' · ' + step.by.get_full_name() if step.by else ''}",
                _moment(step.at),
                step.text,
                at == last,
            )
            for at, step in enumerate(self.steps)
        ][::-1]

    @property
    def question(self) -> str:
        """What the college was asked last, or told to correct."""
        asked = (StepKind.ASKED, StepKind.CORRECTING)
        return next((step.text for step in reversed(self.steps) if step.kind in asked), "")

    @property
    def answers(self) -> list[ObjectionStep]:
        """What the college answered."""
        return [step for step in self.steps if step.kind == StepKind.ANSWERED]

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way back."""
        return [
            {"label": _("首页"), "url": reverse("start")},
            {"label": _("情况反映"), "url": reverse("review:objections")},
            {"label": self.row.number, "url": ""},
        ]

    def bound(self, step: str, data: Any) -> Any:
        """Return the form of a step with what was sent; the page shows it with its errors."""
        self.forms[step] = self._form(step, data)
        return self.forms[step]

    @property
    def offers(self) -> list[tuple[str, Any]]:
        """The steps that may be taken now, with their forms."""
        if not self.may_handle:
            return []
        state = ObjectionState(self.row.state)
        return [
            (step, self.forms.get(step) or self._form(step))
            for step, kind in KINDS.items()
            if state in steps.FROM[kind]
        ]

    def _form(self, step: str, data: Any = None) -> Any:
        label, hint = words_of()[step]
        facts = {"label": label, "hint": hint, "auto_id": f"{step}-%s", "initial": {}}
        if step != "correct":
            return TextForm(data, **facts)
        named = dict(self.sections).keys() & {self.row.section}
        facts["initial"] = {"sections": list(named)}
        return CorrectForm(data, sections=self.sections, **facts)


def words_of() -> dict[str, tuple[str, str]]:
    """Label and hint of each step's text."""
    return {
        "ask": (
            _("请学校说明什么"),
            _("学校会看到反映的文字和您写的这段话，看不到联系方式。"),
        ),
        "correct": (
            _("哪里要更正、怎样更正"),
            _("学校会看到。更正后的内容经审核通过，作为新版本公开；在此之前公开的内容不变。"),
        ),
        "close": (
            _("核实的结果"),
            _("反映人会看到；周期设为公开显示的，公众也会看到。不要写反映人的任何信息。"),
        ),
        "note": (_("内部备注"), _("只有本学联看得到。")),
    }


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"
