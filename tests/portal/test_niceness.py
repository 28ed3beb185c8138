"""Background work stands back for browsers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from celery.signals import worker_process_init

from portal import celery

ROOT = Path(__file__).resolve().parents[2]
LOOK = "import os; from portal import celery; celery.stand_back(); print(os.nice(0))"


@pytest.mark.parametrize("by", [0, 7])
def test_a_worker_process_runs_at_the_priority_that_is_set(by: int) -> None:
    given = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "WORKER_NICENESS": str(by),
    }
    done = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=ROOT, env=given, capture_output=True, check=True
    )
    assert int(done.stdout) == os.nice(0) + by


def test_each_process_of_a_worker_does_it() -> None:
    assert celery.stand_back in [call() for _key, call in worker_process_init.receivers]
