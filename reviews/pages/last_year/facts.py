"""Numbers, dates and answers beside last year's."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from disclosures.content import Answer
from disclosures.domain import labels
from reviews.pages.last_year.parts import Both, Compared, Line

LINES = (
    "ordinal", "date", "date_end", "place", "delegates", "students", "delegates_without_post",
    "candidates", "seats", "elected",
)  # fmt: skip
"""What of a congress can be told in a word."""


def congress(both: Both) -> Compared:
    """Show both years' figures beside each other; texts by what changed in them."""
    values = [
        Line(str(labels.FIELDS[name]), getattr(both.old, name), getattr(both.new, name))
        for name in LINES
    ]
    shown = tuple(line for line in values if line.old or line.new)
    if not any(line.old for line in shown) and not getattr(both.old, "text", ""):
        return Compared(both.before.period, _("去年没有公开代表大会的情况。"))
    said = [line for line in shown if line.old]
    facts = _("，").join(f"{line.label} {line.old}" for line in said[:3])
    sentence = _("去年：%s。") % facts if facts else _("去年公开了一段文字，没有分项的数字。")
    same = bool(said) and not both.changes
    return Compared(
        both.before.period,
        _("与去年公开的完全一样，请留意是否照抄了去年的内容。") if same else sentence,
        lines=shown,
    )


def second_level(both: Both) -> Compared:
    """Show both years' counts of each item beside each other."""
    lines = tuple(_counts(both))
    differing = sum(not line.same for line in lines)
    if not any(line.old for line in lines):
        return Compared(both.before.period, _("去年没有公开二级组织自评表。"))
    sentence = (
        _("%d 项的数量与去年不同。") % differing if differing else _("各项数量与去年公开的一致。")
    )
    return Compared(both.before.period, sentence, same=not differing, lines=lines)


def _counts(both: Both) -> Iterator[Line]:
    old, new = both.before.disclosure.second_level, both.held.disclosure.second_level
    if old.total or new.total:
        yield Line(_("二级学生会组织总数"), old.total, new.total)
    for item in both.held.form.second_level_items:
        one, two = old.counts.get(item.id, ""), new.counts.get(item.id, "")
        if one or two:
            yield Line(f"{item.no} {item.text}", one, two)


def indicators(both: Both) -> Compared:
    """Count the answers that are not last year's; the answers themselves stand in the table."""
    old, new = both.before.disclosure.indicators, both.held.disclosure.indicators
    asked = [item for item in both.held.form.indicators if both.before.form.has_indicator(item.id)]
    differing = [
        item.no
        for item in asked
        if new.answers.get(item.id, Answer()).answer != old.answers.get(item.id, Answer()).answer
    ]
    if not old.answers:
        return Compared(both.before.period, _("去年没有公开自评表。"))
    if not differing:
        return Compared(both.before.period, _("各项结论与去年公开的一致。"), same=True)
    named = _("、").join(differing)
    sentence = _("%(count)d 项的结论与去年不同：第 %(items)s 项。")
    return Compared(both.before.period, sentence % {"count": len(differing), "items": named})
