"""A filing's events in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.enums import ImportSource, RenderReason
from disclosures.filing.wording import moment
from disclosures.models import Filing
from portal.access import Actor
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
FORMATS = {"word": "Word", "excel": "Excel", "csv": gettext_lazy("名单 CSV"), "json": "JSON"}
OF_REVIEW = frozenset(
    f"filing.{action}"
    for action in ("open", "return", "amend_return", "approve", "publish", "correct", "give_up")
) | {"cycle.extend", "publication.withdraw", "publication.rendered"}
"""What the reviewing body did: shown without the person's name."""

DATED = frozenset({"filing.return", "filing.amend_return", "filing.correct", "filing.reopen"})
"""What gives the college a day."""
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


def history_of(actor: Actor, filing: Filing) -> list[Line]:
    """Return the filing's events that ``actor`` may see, newest first."""
    mine = Q(target=f"filing:{filing.pk}")
    # An extension may have been given before the filing was started.
    mine |= Q(target=f"union:{filing.union_id}", data__cycle=filing.cycle_id)
    mine |= Q(action="publication.rendered", data__filing=filing.pk)
    events = visible_to(actor, Event).filter(mine, action__in=WORDS)
    found = list(events.select_related("actor").order_by("-id")[:200])
    urls = addresses(filing, found[::-1])
    return [line(filing, event, urls, current=place == 0) for place, event in enumerate(found)]


def addresses(filing: Filing, events: Iterable[Event]) -> dict[int, str]:
    """Return where the events (oldest first) lead: a submission to its receipt, a return to its letter."""
    sent, last, found = dict(filing.submissions.values_list("ordinal", "pk")), None, {}
    for event in events:
        if event.action == "filing.submit":
            last = event.data.get("ordinal")
            found[event.pk] = reverse("filing:receipt", args=(filing.pk, last)) if last else ""
        elif event.action in LETTERS and last in sent:
            found[event.pk] = reverse("review:letter", args=(sent[last],))
    return found


def comparisons(filing: Filing) -> list[tuple[int, int, str]]:
    """Return the submissions after the first with the one before each and the address that compares them."""
    rounds = list(filing.submissions.order_by("ordinal").values_list("ordinal", "pk"))
    return [
        (new, old, f"{reverse('review:compare', args=(pk,))}?with={old}")
        for (old, _pk), (new, pk) in pairwise(rounds)
    ]


def line(filing: Filing, event: Event, urls: Mapping[int, str], current: bool) -> Line:
    """Return one event in words; ``urls`` are `addresses`."""
    url = urls.get(event.pk, "")
    who = (
        filing.federation.short_name
        if event.action in OF_REVIEW
        else getattr(event.actor, "full_name", "")
    )
    return Line(str(WORDS[event.action]), moment(event.at), who, note(event), url, current)


def note(event: Event) -> str:
    """Return what to add: the receipt's number, the date of a return letter, what was taken home."""
    if event.action == "filing.submit":
        return (
            _("第%(ordinal)s次提交，回执编号 %(number)s") % event.data
            if "number" in event.data
            else ""
        )
    if event.action in SAID:
        return SAID[event.action](event)
    if event.action == "cycle.extend":
        return _("延期到%s") % event.data["until"]
    if event.action == "filing.exported":
        ordinal = event.data.get("submission")
        state = _("第%d次提交") % ordinal if ordinal else _("草稿")
        return f"{state}，{FORMATS.get(event.data.get('format'), '')}"
    if event.action in DATED and event.data.get("due"):
        dated = _("请在%s前改好后再次提交") % event.data["due"]
        reason = event.data.get("reason")
        return _("%(reason)s%(dated)s") % {"reason": reason, "dated": dated} if reason else dated
    return ""


def _accepted(event: Event) -> str:
    """Say out of what, and into how many sections."""
    source = str(ImportSource(event.data["source"]).label)
    return _("%(source)s，%(count)d个栏目") % {"source": source, "count": len(event.data["parts"])}


def _rendered(event: Event) -> str:
    """Say of which version, and why; the content is the same."""
    reason = str(RenderReason(event.data["reason"]).label)
    return _("第%(version)d版，%(reason)s") % {"version": event.data["version"], "reason": reason}


SAID: dict[str, Callable[[Event], str]] = {
    "import.accept": _accepted,
    "publication.rendered": _rendered,
}
