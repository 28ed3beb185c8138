"""What the machine says of a section in one line, and what a reviewer usually answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.checks import Finding, Severity
from reviews.domain.verdicts import OBJECTS

WORDS = {
    Severity.ERROR: gettext_lazy("%d 处错误"),
    Severity.CONTRADICTION: gettext_lazy("%d 处矛盾"),
    Severity.WARNING: gettext_lazy("%d 处提醒"),
}


@dataclass(frozen=True, slots=True)
class Opinion:
    """The machine's verdict on one section: its line, its tone, and sentences to approve against it (by key 1, 2, 3)."""

    line: str
    tone: str
    usual: tuple[tuple[int, str], ...] = ()

    @property
    def objects(self) -> bool:
        """Whether an approval wants a sentence."""
        return bool(self.usual)


def opinion(
    findings: Sequence[Finding],
    against: Sequence[Finding],
    explanations: Mapping[tuple[str, str], str],
) -> Opinion:
    """Sum the findings of a section up; ``against`` are those that an approval overrules."""
    counted = [
        text % count
        for severity, text in WORDS.items()
        if (count := sum(one.severity is severity for one in findings))
    ]
    if not counted and not against:
        return Opinion(_("系统：没有发现问题"), "good")
    weighty = against or [one for one in findings if one.severity in OBJECTS]
    parts = [_("、").join(counted) or _("有项目不符")]
    if weighty:
        parts.append(_explained(weighty, explanations))
    said = any(explanations.get(one.key) for one in weighty)
    return Opinion(
        _("系统：%s") % _("，").join(parts),
        "bad" if weighty else "warn",
        tuple(enumerate(_usual(said), 1)) if against else (),
    )


def _explained(findings: Iterable[Finding], explanations: Mapping[tuple[str, str], str]) -> str:
    found = list(findings)
    said = sum(bool(explanations.get(one.key)) for one in found)
    if said == len(found):
        return _("学校已说明")
    return _("学校说明了 %d 处") % said if said else _("学校没有说明")


def _usual(explained: bool) -> list[str]:
    first = _("学校的说明成立。") if explained else _("向学校核实过，情况属实。")
    return [first, _("核对过原件，系统识别有误。"), _("差别轻微，不影响本栏目的结论。")]
