"""Rule texts and the congress."""

from collections.abc import Mapping
from typing import Any

from disclosures.content import Congress, Delegation, RulesText
from disclosures.editions import EditionForm
from disclosures.exchange.parts import Part

RULES = ("candidate_rules", "election_rules", "delegate_rules", "appraisal_rules", "party_guidance")


def read_charter(data: Part) -> RulesText:
    """Read ``charter``: an object, or its plain text."""
    if isinstance(data.raw("charter"), str):
        return RulesText(text=data.text("charter"))
    charter = data.part("charter")
    charter.skip("chapters", "articles", "articles_missing_or_misnumbered")
    content = RulesText(**{key: charter.text(key) for key in RulesText.model_fields})
    charter.close()
    return content


def read_rules(data: Part, edition: EditionForm) -> dict[str, RulesText]:
    """Read the rule texts by key; candidate and election rules become one where the year has them so."""
    details = data.part("rules_details")
    found = {key: _rules(data, details, key) for key in RULES}
    details.close()
    combined = {section.key for section in edition.sections if section.combined_with}
    if "candidate_rules" in combined:
        found["candidate_rules"] = _joined(found["candidate_rules"], found.pop("election_rules"))
    return found


def _rules(data: Part, details: Part, key: str) -> RulesText:
    if isinstance(data.raw(key), Mapping):
        part = data.part(key)
        content = RulesText(**{name: part.text(name) for name in RulesText.model_fields})
        part.close()
        return content
    extra = details.part(key)
    content = RulesText(
        text=data.text(key),
        **{name: extra.text(name) for name in ("title", "adopted", "adopted_by")},
    )
    extra.close()
    return content


def _joined(first: RulesText, second: RulesText) -> RulesText:
    if not second.text or second.text == first.text:
        return first
    return first.model_copy(update={"text": f"{first.text}\n{second.text}".strip()})


def read_congress(data: Part) -> Congress:
    """Read ``congress``; pictures are no part of the format and have to be uploaded."""
    congress = data.part("congress")
    delegations = []
    for row in congress.parts("delegations"):
        delegations.append(Delegation(name=row.text("name"), count=row.text("count")))
        row.close()
    lists: dict[str, Any] = {"delegations": tuple(delegations), "links": congress.texts("links")}
    plain = [key for key in Congress.model_fields if key not in {*lists, "pictures"}]
    content = Congress(**lists, **{key: congress.text(key) for key in plain})
    if congress.texts("pictures"):
        congress.say("pictures", "图片不在这个文件里，请在页面上重新上传。")
    congress.close()
    return content
