"""The Celery application; its settings are the CELERY_* ones of `portal.settings`."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_init, worker_process_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")

app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["portal", "disclosures", "reviews"])


@worker_init.connect
def say_what_is_wrong(**_: Any) -> None:
    """Before the worker forks: the findings of the portal's own checks."""
    from portal import starting

    starting.report()


@worker_process_init.connect
def stand_back(**_: Any) -> None:
    """Let whoever works in a browser go first: a worker's processes run at a lower priority."""
    from django.conf import settings

    os.nice(settings.WORKER_NICENESS)
