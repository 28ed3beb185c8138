"""What is still open in each of many filings: for the words of a reminder, in a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import prefetch_related_objects

from disclosures.checks import Finding, Severity, build_facts
from disclosures.content import Disclosure
from disclosures.domain.facts_context import context_of
from disclosures.domain.matching import matched
from disclosures.domain.reminding import questions
from disclosures.domain.reminding.questions import Questions
from disclosures.domain.standing import standing
from disclosures.domain.yearform import form_of_filing
from disclosures.models import Explanation, FilingFindings, SectionDraft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosures.models import Filing


NONE = Questions()


@dataclass(frozen=True)
class Open:
    """What stands between a filing and its submission.

    ``begun``: something was saved; ``empty``: titles of required sections that hold nothing. In the others:
    ``errors`` to mend, ``contradictions`` to explain, ``warnings`` to tick. ``questions`` of the letter.
    """

    begun: bool = False
    empty: tuple[str, ...] = ()
    errors: int = 0
    contradictions: int = 0
    warnings: int = 0
    questions: Questions = NONE

    @property
    def nothing(self) -> bool:
        """Whether it only has to be submitted."""
        return self == Open(begun=True, questions=Questions(self.questions.asked))


def of(filings: Sequence[Filing]) -> dict[int, Open]:
    """Return what is open by filing: drafts, explanations, kept findings, questions are read once each.

    ``cycle`` and ``union`` of each filing must be there. Rules run only where what is kept of the
    findings no longer fits the drafts.
    """
    prefetch_related_objects(list(filings), "drafts", "explanations")
    ids = [filing.pk for filing in filings]
    kept = dict(FilingFindings.objects.filter(pk__in=ids).values_list("pk", "rules"))
    asked = questions.of(filings)
    return {
        filing.pk: open_in(filing, kept.get(filing.pk, {}), asked.get(filing.pk, NONE))
        for filing in filings
    }


def open_in(filing: Filing, kept: dict[str, Any], asked: Questions) -> Open:
    """Return what is open in one filing, whose drafts and explanations were fetched."""
    form = form_of_filing(filing)
    drafts = {draft.key: draft for draft in filing.drafts.all()}
    content = {key: draft.content for key, draft in drafts.items() if draft.revision}
    facts = build_facts(Disclosure.model_validate(content), form, context_of(filing))
    findings = standing(facts, content, kept).findings
    explanations = sorted(filing.explanations.all(), key=lambda one: one.pk)
    empty = [one for one in form.sections if one.required and not _filled(drafts.get(one.key))]
    names = {"school": filing.union.college.name, "organisation": filing.union.name}
    return Open(
        begun=bool(content),
        empty=tuple(form.text(section.title, **names) for section in empty),
        questions=asked,
        **_counted(findings, explanations, {section.key for section in empty}),
    )


def _filled(draft: SectionDraft | None) -> bool:
    return bool(draft and draft.revision and any(draft.content.values()))


def _counted(
    findings: Sequence[Finding], explanations: list[Explanation], empty: set[str]
) -> dict[str, int]:
    answered, _fallen = matched(explanations, findings)
    seen = [one for one in findings if one.section not in empty]
    open_ = [one.severity for one in seen if one.key not in answered]
    return {
        "errors": sum(one.severity == Severity.ERROR for one in seen),
        "contradictions": open_.count(Severity.CONTRADICTION),
        "warnings": open_.count(Severity.WARNING),
    }
