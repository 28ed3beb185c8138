"""What this application itself offers on the start page and in the navigation."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.access import can
from portal.actor import Actor
from portal.domain import account_security, nav, organisations, start
from portal.enums import JobState
from portal.models import Job
from portal.notify import inbox
from portal.scoping import visible_to


def register() -> None:
    """Called once at the start."""
    start.register(jobs_card, last=True)
    start.register(log_card, last=True)
    account_security.register(log_part)
    start.register(colleges_card, last=True)
    start.register(members_card, last=True)
    nav.register(first_entries)
    nav.register(inbox_entry, last=True)
    nav.register(last_entries, last=True)


def jobs_card(actor: Actor) -> list[start.Card]:
    """Tell the operator how the background work stands."""
    if not can(actor, "job.view"):
        return []
    rows = visible_to(actor, Job)
    failed = rows.filter(state=JobState.FAILED).count()
    waiting = rows.exclude(state__in=(JobState.DONE, JobState.FAILED)).count()
    text = _("%(failed)d个未能完成，%(waiting)d个正在处理或等待。") % {
        "failed": failed,
        "waiting": waiting,
    }
    tone = "bad" if failed else "good"
    card = start.Card(
        title=_("后台任务"),
        text=text,
        url=reverse("jobs"),
        action=_("查看任务"),
        tone=tone,
        group=_("运行"),
    )
    return [card]


def log_part(request: HttpRequest) -> tuple[str, dict[str, object]]:
    """Lead from the page 账号与安全 to what the person did."""
    return "portal/log_part.html", {}


def log_card(actor: Actor) -> list[start.Card]:
    """Lead the operator to the log."""
    if not can(actor, "log.view"):
        return []
    card = start.Card(
        title=_("日志"),
        text=_("谁在什么时候做了什么，谁看过名单；可以查找、导出，并核对链头。"),
        url=reverse("log:index"),
        action=_("查看日志"),
        group=_("运行"),
    )
    return [card]


def members_card(actor: Actor) -> list[start.Card]:
    """Lead the head of an organisation to its members."""
    if not can(actor, "members.manage"):
        return []
    card = start.Card(
        title=_("成员"),
        text=_("邀请、交接或移除本单位的填报员、审核员等成员。"),
        url=reverse("members"),
        action=_("管理成员"),
        group=_("单位"),
    )
    return [card]


def colleges_card(actor: Actor) -> list[start.Card]:
    """Lead a federation's lead to its colleges; say where nobody can submit yet."""
    if not can(actor, "college.manage"):
        return []
    everything = organisations.managed_colleges(actor).count()
    waiting = organisations.without_secretary(actor)
    text = _("共%d所高校。") % everything if everything else _("还没有高校，请先添加。")
    if waiting:
        text += _("其中%d所还没有书记，不能提交填报。") % waiting
    card = start.Card(
        title=_("高校"),
        text=text,
        url=reverse("colleges"),
        action=_("管理高校"),
        tone="warn" if waiting or not everything else "info",
        group=_("单位"),
    )
    return [card]


def first_entries(actor: Actor) -> list[nav.Entry]:
    """The start page."""
    return [nav.Entry(_("首页"), reverse("start"))]


def inbox_entry(actor: Actor) -> list[nav.Entry]:
    """The inbox, with the number of what is unread."""
    if actor.user is None:
        return []
    return [nav.Entry(_("消息"), reverse("messages:index"), count=inbox.unread(actor.user))]


def last_entries(actor: Actor) -> list[nav.Entry]:
    """Colleges, federations, members and jobs, for whom they concern."""
    found = []
    if can(actor, "college.manage"):
        found.append(nav.Entry(_("高校"), reverse("colleges")))
    if can(actor, "federation.manage"):
        found.append(nav.Entry(_("学联"), reverse("federations")))
    if can(actor, "members.manage"):
        found.append(nav.Entry(_("成员"), reverse("members")))
    if can(actor, "job.view"):
        found.append(nav.Entry(_("任务"), reverse("jobs")))
    return found
