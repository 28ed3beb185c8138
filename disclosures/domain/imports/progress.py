"""How far the reading of an import is, as its job says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from disclosures.domain.imports.reading import TASK
from portal.enums import JobState
from portal.models import Job

if TYPE_CHECKING:
    from disclosures.models import Import


@dataclass(frozen=True)
class Progress:
    """How far the reading is: ``percent``, ``note`` in words; ``given_up`` when the worker never finished."""

    percent: int
    note: str
    given_up: bool = False


def progress(import_: Import) -> Progress:
    """Say how far the reading of a waiting import is."""
    if not import_.waiting:
        return Progress(100, "")
    job = Job.objects.filter(task=TASK, object_id=import_.pk).order_by("-pk").first()
    if job is None or job.state == JobState.QUEUED:
        return Progress(0, job.note if job and job.note else _("排队等待读取"))
    return Progress(job.progress, job.note, given_up=job.state == JobState.FAILED)
