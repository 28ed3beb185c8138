"""Checking a disclosure that comes as data in the exchange format."""

from disclosures.checks.facts import Context, build_facts
from disclosures.checks.finding import Finding
from disclosures.checks.registry import run
from disclosures.editions import load
from disclosures.exchange import edition_of, read


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
