"""What an export is made of: a draft or a submission with its findings, read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures.checks import Finding, build_facts, verdicts
from disclosures.content import Disclosure
from disclosures.domain import labels
from disclosures.domain.facts_context import context_of
from disclosures.domain.windows import chinese
from disclosures.domain.yearform import form_of_filing
from disclosures.exporting.filing import Filed
from portal import clock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from disclosures.checks import Verdict
    from disclosures.domain.assessment import Assessment
    from disclosures.editions import EditionForm
    from disclosures.models import Filing, Submission


@dataclass(frozen=True)
class Held:
    """One state of a filing. ``words`` name it (草稿, 第1次提交), ``ordinal`` is 0 for the draft.

    ``explanations`` by the finding's key; ``facts`` say where the file comes from; ``moment``
    is when it was frozen, None for the draft.
    """

    filing: Filing
    form: EditionForm
    content: Disclosure
    findings: tuple[Finding, ...]
    verdicts: Mapping[str, Verdict]
    explanations: Mapping[tuple[str, str], str]
    words: str
    facts: tuple[tuple[str, str], ...]
    ordinal: int = 0
    moment: datetime | None = None

    @property
    def caption(self) -> str:
        """Whose it is and of which year."""
        union = self.filing.union
        return f"{union.college.name}{union.name}{self.form.period}"

    def file_name(self, what: str, ending: str) -> str:
        """Return the name under which it is saved."""
        return f"{self.caption}{what}（{self.words}）.{ending}"

    def filed(self) -> Filed:
        """Return what the workbook is made of."""
        union = self.filing.union
        names = {"school": union.college.name, "organisation": union.name}
        items = (*self.form.indicators, *self.form.second_level_items)
        numbers = {item.id: item.no for item in items}
        return Filed(
            form=self.form,
            disclosure=self.content,
            findings=self.findings,
            verdicts=self.verdicts,
            places={f.key: labels.label(f.path, self.content, numbers) for f in self.findings},
            explanations=self.explanations,
            titles={one.key: self.form.text(one.title, **names) for one in self.form.sections},
            caption=self.caption,
            standing=self.words,
            facts=(*_origin(self.filing, self.form), *self.facts),
        )


def of_draft(filing: Filing, assessment: Assessment) -> Held:
    """Return the draft as it stands now."""
    answers = {key: item.text for key, item in assessment.explanations.items()}
    facts = ((_("状态"), _("草稿（还在修改的内容）")), (_("导出时间"), _time(clock.now())))
    return Held(
        filing=filing,
        form=form_of_filing(filing),
        content=assessment.facts.content,
        findings=assessment.findings,
        verdicts=assessment.verdicts,
        explanations=_answered(answers),
        words=_("草稿"),
        facts=facts,
    )


def of_submission(submission: Submission) -> Held:
    """Return a submission; findings and explanations are those that were frozen with it."""
    filing, form = submission.filing, form_of_filing(submission.filing)
    content = Disclosure.model_validate(submission.content)
    found = tuple(map(Finding.from_dict, submission.findings))
    answers = {(one["rule"], one["path"]): one.get("text", "") for one in submission.explanations}
    words = _("第%d次提交") % submission.ordinal
    return Held(
        filing=filing,
        form=form,
        content=content,
        findings=found,
        verdicts=verdicts(build_facts(content, form, context_of(filing)), found),
        explanations=_answered(answers),
        words=words,
        facts=(
            (_("状态"), words),
            (_("回执编号"), submission.number),
            (_("提交时间"), _time(submission.submitted_at)),
            (_("内容校验码"), submission.content_hash),
        ),
        ordinal=submission.ordinal,
        moment=submission.submitted_at,
    )


def _answered(texts: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """An answer without words is the tick that a warning was read."""
    return {key: text or _("已阅知") for key, text in texts.items()}


def _origin(filing: Filing, form: EditionForm) -> tuple[tuple[str, str], ...]:
    union = filing.union
    return (
        (_("学校"), union.college.name),
        (_("组织"), union.name),
        (_("年度"), form.period),
        (_("审核单位"), filing.federation.name),
    )


def _time(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{chinese(local.date())} {local:%H:%M}"
