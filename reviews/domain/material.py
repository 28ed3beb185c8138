"""What a submission holds, typed and ready to read."""

from __future__ import annotations

from dataclasses import dataclass

from disclosures.checks import Finding, Severity
from disclosures.content import Disclosure
from disclosures.domain import yearform
from disclosures.editions import EditionForm
from disclosures.models import Submission

WEIGHTY = (Severity.ERROR, Severity.CONTRADICTION, Severity.WARNING)
"""Severities that want a reader's attention, heaviest first; the others are folded away."""


@dataclass(frozen=True, slots=True)
class Material:
    """A submission's form, content and findings. ``explanations``: text by (rule, path)."""

    form: EditionForm
    disclosure: Disclosure
    findings: tuple[Finding, ...]
    explanations: dict[tuple[str, str], str]
    school: str
    organisation: str

    @property
    def sections(self) -> tuple[str, ...]:
        """The keys of the sections that the form asks for, in its order."""
        return tuple(self.form.section_keys())

    @property
    def numbers(self) -> dict[str, str]:
        """The printed number of each indicator and second-level item by its id."""
        return printed_numbers(self.form)

    @property
    def titles(self) -> dict[str, str]:
        """The title of each section by its key, with its printed number and the college's name where it has it."""
        names = {"school": self.school, "organisation": self.organisation}
        return {
            section.key: self.form.text(section.title, **names) for section in self.form.sections
        }

    def findings_of(self, section: str) -> list[Finding]:
        """The findings of one section, in the order of the checks."""
        return [finding for finding in self.findings if finding.section == section]


def of(submission: Submission) -> Material:
    """Read a submission (with its filing, college, union, cycle and edition: select them to spare queries)."""
    return Material(
        form=form_of(submission),
        disclosure=disclosure_of(submission),
        findings=tuple(map(Finding.from_dict, submission.findings)),
        explanations={
            (item["rule"], item["path"]): item.get("text", "") for item in submission.explanations
        },
        school=str(submission.filing.college.name),
        organisation=str(submission.filing.union.name),
    )


def form_of(submission: Submission) -> EditionForm:
    """Return the form that the submission answers."""
    return yearform.form_of_filing(submission.filing)


def disclosure_of(submission: Submission) -> Disclosure:
    """Return the submission's content, typed."""
    return Disclosure.model_validate(submission.content)


def printed_numbers(form: EditionForm) -> dict[str, str]:
    """Return the printed number of each indicator and second-level item by its id."""
    return {item.id: item.no for item in (*form.indicators, *form.second_level_items)}
