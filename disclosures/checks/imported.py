"""Checking a disclosure that comes as data in the exchange format."""

from disclosures.checks.facts import Context, build_facts
from disclosures.checks.finding import Finding, Severity, section_of
from disclosures.checks.registry import rules, run
from disclosures.editions import load
from disclosures.exchange import edition_of, read
from disclosures.importing.imported import Imported, Remark

_LIGHTER = {"T20": Severity.INFORMATION}
"""A heading is the form's, which the portal writes itself."""


def check_imported(imported: Imported, edition: str = "") -> list[Finding]:
    """Return the findings of a file as imported, with what only the import could see.

    ``edition`` as in ``check_data``; otherwise the year's form that the import recognised.
    """
    found = check_data(imported.data, edition or imported.edition)
    seen = {(finding.rule, finding.path) for finding in found}
    own = [
        finding
        for remark in imported.remarks
        if (finding := _finding(remark)) and (finding.rule, finding.path) not in seen
    ]
    return [*found, *own]


def _finding(remark: Remark) -> Finding | None:
    """Make a finding of a remark that names its rule; others are for whoever takes the import over."""
    rule = next((rule for rule in rules() if rule.id == remark.code), None)
    if rule is None:
        return None
    path = remark.path or "indicators"
    indicator = path.split(".")[1] if path.startswith("indicators.") else ""
    return Finding(
        rule=rule.id,
        severity=_LIGHTER.get(rule.id, rule.severity),
        section=section_of(path),
        indicator=indicator,
        path=path,
        message=remark.sentence,
        evidence=remark.excerpt,
        source=rule.source,
    )


def check_data(data: object, edition: str = "") -> list[Finding]:
    """Return the findings of data in the exchange format under a year's form.

    The form is the one of the data's ``school_year`` unless ``edition`` names another. Raises
    ``EditionUnknown`` (a sentence) where there is no such form; nothing else, whatever the data.
    """
    form = load(edition) if edition else edition_of(data)
    disclosure, header, problems = read(data, form)
    context = Context(
        school=header.school,
        organisation=header.organisation or "学生会",
        ranks=not header.graduate or "学生会" in header.organisation,
        imported=True,
        preamble=header.preamble,
        misnumbered=tuple(problem.path for problem in problems if problem.path.endswith("].no")),
    )
    return run(build_facts(disclosure, form, context))
