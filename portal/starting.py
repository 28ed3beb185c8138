"""What is wrong, said when a worker starts: whoever reads its log need not wait for the first job."""

from __future__ import annotations

import structlog
from django.core import checks

TAG = "portal"

log = structlog.get_logger(__name__)


def report() -> list[checks.CheckMessage]:
    """Run the portal's own checks and write each finding to the log; the worker starts all the same.

    Mail and reminders need no signature: a job that cannot be done fails with the same sentence.
    """
    found = checks.run_checks(tags=[TAG], include_deployment_checks=True)
    for one in found:
        write = log.error if one.level >= checks.ERROR else log.warning
        (log.info if one.level < checks.WARNING else write)(one.id or "check", sentence=one.msg)
    return found
