"""A filing's events in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from disclosures.filing.wording import moment
from disclosures.models import Filing
from portal.access import Actor
from portal.domain import telling
from portal.domain.audit import LOOKED
from portal.models import Event
from portal.scoping import visible_to

WORDS = {
    "filing.start": gettext_lazy("开始填报"),
    "filing.submit": gettext_lazy("提交"),
    "filing.pull_back": gettext_lazy("撤回提交"),
    "filing.open": gettext_lazy("审核员开始审核"),
    "filing.return": gettext_lazy("退回修改"),
    "filing.amend_return": gettext_lazy("退回函有更正"),
    "filing.approve": gettext_lazy("审核通过"),
    "filing.publish": gettext_lazy("已公开"),
    "filing.correct": gettext_lazy("要求更正"),
    "filing.reopen": gettext_lazy("申请更正公开的内容"),
    "filing.give_up": gettext_lazy("不再要求更正"),
    "filing.drop": gettext_lazy("取消更正"),
    "publication.withdraw": gettext_lazy("公开材料被撤下"),
    "cycle.extend": gettext_lazy("获准延期"),
    "filing.load": gettext_lazy("从文件载入内容"),
    "import.accept": gettext_lazy("采用了导入的内容"),
    "filing.exported": gettext_lazy("下载"),
    "publication.rendered": gettext_lazy("重新生成了公开文件"),
    "filing.pledge": gettext_lazy("上传了承诺书"),
}
OF_REVIEW = frozenset(
    f"filing.{action}"
    for action in ("open", "return", "amend_return", "approve", "publish", "correct", "give_up")
) | {"cycle.extend", "publication.withdraw", "publication.rendered"}
"""What the reviewing body did: shown without the person's name."""

DRAFTING = frozenset(
    {"filing.edit", "filing.explain", "filing.picture", "import.add", "import.discard"}
)
"""Work on the draft: the college's own matter."""
COLLEGES = frozenset(WORDS) | DRAFTING | {"review.reply"}
"""What the college reads of its filing's history."""
BLIND = "review:blind"
"""Nobody who decides learns that somebody reads blind: looks at those pages are not shown."""
PER_PAGE = 50

LETTERS = frozenset({"filing.return", "filing.amend_return"})
"""What a return letter was written for, or corrected by."""


@dataclass(frozen=True)
class Line:
    """One line of ``components/timeline.html``."""

    what: str
    when: str
    who: str
    note: str
    url: str
    current: bool


Targets = Callable[[Actor, Filing], list[str] | None]
_targets: list[Targets] = []


def register(targets: Targets) -> None:
    """Let another application name further objects whose events belong to a filing's history.

    None: this actor may not even know what it did.
    """
    if targets not in _targets:
        _targets.append(targets)


@dataclass(frozen=True)
class History:
    """A page of a filing's history, newest first; ``older``: the id to go on before."""

    lines: list[Line]
    older: int | None


def history_of(actor: Actor, filing: Filing, before: int | None = None) -> History:
    """Return what ``actor`` may read of the filing's history: the college its own, the reviewing body all of its.

    Neither sees what the other does in private: drafts here, verdicts before the decision there.
    """
    rows = _rows(actor, filing)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.select_related("actor").order_by("-pk")[: PER_PAGE + 1])
    shown, urls = found[:PER_PAGE], addresses(filing, found[:PER_PAGE])
    inside = not _of_college(actor, filing)
    lines = [
        line(filing, event, urls, inside, current=before is None and place == 0)
        for place, event in enumerate(shown)
    ]
    return History(lines, shown[-1].pk if len(found) > PER_PAGE else None)


def _of_college(actor: Actor, filing: Filing) -> bool:
    return filing.college_id in actor.college_ids()


def _rows(actor: Actor, filing: Filing) -> QuerySet[Event]:
    of_college = _of_college(actor, filing)
    further = [] if of_college else [targets(actor, filing) for targets in _targets]
    mine = Q(target__in=[f"filing:{filing.pk}", *(one for each in further for one in each or ())])
    # An extension may have been given before the filing was started.
    mine |= Q(target=f"union:{filing.union_id}", data__cycle=filing.cycle_id)
    mine |= Q(action="publication.rendered", data__filing=filing.pk)
    rows = visible_to(actor, Event).filter(mine)
    if of_college:
        return rows.filter(action__in=COLLEGES)
    if None in further:
        rows = rows.exclude(action__startswith="review.")
    return rows.exclude(action__in=DRAFTING).exclude(action=LOOKED, data__what__startswith=BLIND)


def addresses(filing: Filing, events: Iterable[Event]) -> dict[int, str]:
    """Return where the events lead: a submission to its receipt, a return to the letter of the one before."""
    sent = list(
        filing.submissions.order_by("-ordinal").values_list("ordinal", "pk", "submitted_at")
    )
    found = {}
    for event in events:
        if event.action == "filing.submit" and (ordinal := event.data.get("ordinal")):
            found[event.pk] = reverse("filing:receipt", args=(filing.pk, ordinal))
        elif event.action in LETTERS:
            last = next((pk for _ordinal, pk, at in sent if at <= event.at), None)
            if last:
                found[event.pk] = reverse("review:letter", args=(last,))
    return found


def comparisons(filing: Filing) -> list[tuple[int, int, str]]:
    """Return the submissions after the first with the one before each and the address that compares them."""
    rounds = list(filing.submissions.order_by("ordinal").values_list("ordinal", "pk"))
    return [
        (new, old, f"{reverse('review:compare', args=(pk,))}?with={old}")
        for (old, _pk), (new, pk) in pairwise(rounds)
    ]


def line(
    filing: Filing, event: Event, urls: Mapping[int, str], inside: bool, current: bool
) -> Line:
    """Return one event in words; ``urls`` are `addresses`; ``inside``: for the reviewing body, with names."""
    url = urls.get(event.pk, "")
    hidden = event.action in OF_REVIEW and not inside
    who = filing.federation.short_name if hidden else getattr(event.actor, "full_name", "")
    what = str(WORDS.get(event.action) or telling.label(event.action))
    return Line(what, moment(event.at), who, telling.note(event), url, current)
