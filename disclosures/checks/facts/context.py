"""What a rule may know of the filing beside its content."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from disclosures.editions import RuleSetting


@dataclass(frozen=True)
class Context:
    """Whose filing it is. ``ranks``: its people state their rank (a graduate union's do not).

    ``imported``: the content comes from a file, so what the portal asks beyond the published
    form (trainings, posts, …) may be missing without anybody having left it out.
    ``settings``: what the cycle does to rules, by id, beside what the year's form does.
    ``official``: mailboxes of the reviewing bodies, which the form itself names.
    ``opens`` and ``closes``: the cycle's window. Of an imported document: ``preamble`` as written,
    ``misnumbered`` the paths of running numbers that did not fit (``roster[4].no``).
    """

    school: str = ""
    organisation: str = "学生会"
    ranks: bool = True
    imported: bool = False
    opens: date | None = None
    closes: date | None = None
    preamble: str = ""
    misnumbered: tuple[str, ...] = ()
    official: tuple[str, ...] = ()
    settings: Mapping[str, RuleSetting] = field(default_factory=dict)
