"""What the pages of the rule catalogue (核验规则) show."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures import editions
from disclosures.checks import Rule, Severity, rules
from disclosures.checks.examples import Example, about, examples_of
from disclosures.domain import adjustments
from disclosures.editions import EditionForm, RuleSetting
from disclosures.forms.rulebook import RulebookForm
from disclosures.models import Cycle
from portal.access import Actor, can
from portal.domain import nav

SHOWN = 4
"""Examples of each kind on a rule's page."""
DOES = {
    Severity.ERROR: _("要改好才能提交。"),
    Severity.CONTRADICTION: _("要改好，或者书面说明原因，审核员会看到。"),
    Severity.WARNING: _("不影响提交，请核对后勾选“已阅”。"),
    Severity.INFORMATION: _("只供参考。"),
    Severity.UNCHECKED: _("缺少核对需要的内容。"),
}


@dataclass(frozen=True)
class Entry:
    """One rule of the catalogue, in words for users."""

    rule: Rule
    about: str
    indicators: tuple[str, ...]

    @property
    def does(self) -> str:
        """What its usual severity asks of the college."""
        return str(DOES[self.rule.severity])


@dataclass(frozen=True)
class Adjusted:
    """How one year or one cycle takes the rule otherwise, and why."""

    where: str
    how: str
    reason: str


def entries(actor: Actor) -> list[nav.Entry]:
    """The catalogue in everybody's navigation."""
    known = can(actor, "account.use")
    return [nav.Entry(_("规则"), reverse("rules:index"))] if known else []


def newest() -> EditionForm:
    """Return the newest form that the project carries: its numbers are shown."""
    return editions.load(max(editions.keys(), key=lambda key: key[:4] + key[-4:]))


def entry(rule: Rule, form: EditionForm) -> Entry:
    """Return a rule's entry; indicators as printed in the form (``8. 工作人员中…``)."""
    items = [form.indicator(each) for each in rule.indicators if form.has_indicator(each)]
    return Entry(rule, about(rule.id), tuple(f"{item.no}. {item.text}" for item in items))


def groups(wanted: RulebookForm) -> list[tuple[str, list[Entry]]]:
    """Return the rules that are wanted, those on figures apart from those on texts."""
    form = newest()
    found = [entry(rule, form) for rule in rules() if wanted.wants(rule, about(rule.id))]
    parts = ((_("数据核对"), "R"), (_("文本核对"), "T"))
    listed = [
        (title, [one for one in found if one.rule.id.startswith(letter)]) for title, letter in parts
    ]
    return [(title, entries) for title, entries in listed if entries]


def sections(rule: Rule, form: EditionForm) -> list[str]:
    """Return the titles of the sections that the rule reads, in the order of the form."""
    shown = [section for section in form.sections if section.key in rule.sections]
    return [form.text(section.title, school="", organisation=_("学生会")) for section in shown]


def shown(examples: tuple[Example, ...]) -> list[str]:
    """Return the first examples that can be read as a text."""
    return [one.text.strip() for one in examples if one.text.strip()][:SHOWN]


def adjusted(actor: Actor, rule: Rule) -> list[Adjusted]:
    """Return which years and which cycles of the reader take the rule otherwise."""
    years = [editions.load(key) for key in editions.keys()]  # noqa: SIM118 - a module
    found = [_adjusted(form.period, form.rules[rule.id]) for form in years if rule.id in form.rules]
    cycles = adjustments.cycles_adjusting(actor, rule.id)
    return found + [_of_cycle(cycle, rule.id) for cycle in cycles]


def context(actor: Actor, rule: Rule) -> dict[str, object]:
    """Return everything that a rule's page shows."""
    form, examples = newest(), examples_of(rule.id)
    return {
        "entry": entry(rule, form),
        "sections": sections(rule, form),
        "fires": shown(examples.fires),
        "passes": shown(examples.passes),
        "adjusted": adjusted(actor, rule),
    }


def _of_cycle(cycle: Cycle, number: str) -> Adjusted:
    return _adjusted(str(cycle), adjustments.settings_of(cycle)[number])


def _adjusted(where: str, setting: RuleSetting) -> Adjusted:
    if setting.off:
        return Adjusted(where, _("停用"), setting.reason)
    most = Severity(setting.severity).label if setting.severity else ""
    return Adjusted(where, _("最重算“%s”") % most, setting.reason)
