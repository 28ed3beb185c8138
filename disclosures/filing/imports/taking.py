"""Taking over what was ticked, and saying what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from disclosures.domain import proposals
from disclosures.domain.drafts import Conflict
from disclosures.domain.refused import Refused
from disclosures.filing.imports import wording
from disclosures.filing.imports.choices import Choice
from disclosures.filing.loading import Desk
from disclosures.filing.wording import moment
from disclosures.models import Import


@dataclass(frozen=True)
class Outcome:
    """``saved`` says what was taken; ``trouble`` what was not, by section; ``refused`` why nothing was."""

    saved: str = ""
    trouble: dict[str, str] = field(default_factory=dict)
    refused: str = ""
    conflict: bool = False

    @property
    def done(self) -> bool:
        """Whether everything that was ticked is in the filing."""
        return bool(self.saved) and not self.trouble

    @property
    def status(self) -> int:
        """The HTTP status of the page that shows it."""
        return 409 if self.conflict else 422


def take(desk: Desk, brought: Import, choice: Choice) -> Outcome:
    """Write what was ticked; every section that could not be written says why and keeps its ticks."""
    try:
        chosen = choice.chosen(proposals.of(desk.actor, brought))
    except Refused as why:
        return Outcome(refused=why.sentence)
    if not chosen:
        return Outcome(
            refused=_(
                "还没有勾选要采用的内容。请先勾选栏目，再点“采用选中的”；都不要，请点“都不要”。"
            )
        )
    try:
        accepted = proposals.accept(desk.actor, brought, chosen, choice.revisions)
    except Refused as why:
        return Outcome(refused=why.sentence)
    saved = [desk.title(desk.form.section(key)) for key in accepted.saved]
    trouble = {key: _meanwhile(desk, theirs) for key, theirs in accepted.conflicts.items()}
    return Outcome(
        saved=wording.adopted(saved) if saved else "",
        trouble=trouble | accepted.refused,
        conflict=bool(accepted.conflicts),
    )


def _meanwhile(desk: Desk, theirs: Conflict) -> str:
    """Say who saved in between: often the same person, in another window."""
    who = theirs.theirs_by or _("同事")
    user = desk.actor.user
    if user and theirs.theirs_by and theirs.theirs_by == user.get_full_name():
        who = _("您在另一个窗口里")
    return _(
        "%(who)s %(when)s 保存过这一栏，所以先没有采用。您的勾选还在，"
        "请对照现在的内容再看一遍，然后再点“采用选中的”。"
    ) % {"who": who, "when": moment(theirs.theirs_at)}
