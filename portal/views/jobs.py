"""Background work, for the operator."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.access import require
from portal.domain import audit
from portal.domain import jobs as domain
from portal.models import Job
from portal.scoping import get_visible_or_404, visible_to

SHOWN = 100


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the newest jobs of the operator's federations."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "job.view")
    rows = visible_to(actor, Job).select_related("college").order_by("-created_at", "-pk")
    return render(request, "portal/jobs.html", {"jobs": rows[:SHOWN]})


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Queue a job that was given up once more."""
    actor = request.actor  # type: ignore[attr-defined]
    job = get_visible_or_404(actor, Job, "college", "federation", pk=pk)
    require(actor, "job.view", job)
    if domain.retry(job):
        audit.record(actor.user, "job.retry", job, college=job.college, federation=job.federation)
        messages.success(request, _("已重新排队，稍后刷新查看结果。"))
    else:
        messages.info(request, _("这个任务不需要重试：它没有失败，或者已经有人重试过了。"))
    return redirect("jobs")
