"""Celery tasks of this application."""

from __future__ import annotations

from celery import shared_task

from portal import clock
from portal.domain import heads, jobs, letters, orphans, sessions, throttle
from portal.notify import delivering, leaving


@shared_task(name="portal.tasks.sweep_jobs")
def sweep_jobs() -> None:
    """Start again what the broker lost or a dead worker left; beat calls it every half minute."""
    jobs.sweep(clock.now())


@shared_task(name="portal.tasks.send_messages")
def send_messages() -> None:
    """Let what is due leave and send it; after a commit that posts, and by beat every half minute."""
    leaving.leave_due(clock.now())
    delivering.deliver_due(clock.now())


@shared_task(name="portal.tasks.keep_head")
def keep_head() -> None:
    """Keep the head of the chain of events outside the database; beat calls it once a day."""
    heads.keep()


@shared_task(name="portal.tasks.tidy_accounts")
def tidy_accounts() -> None:
    """Remove counters and sessions that are over; beat calls it each hour."""
    throttle.sweep(clock.now())
    sessions.forget_ended(clock.now())


@shared_task(name="portal.tasks.mail_invitation")
def mail_invitation(invitation_id: int, token: str) -> None:
    """Mail the link of an invitation; the token goes from hand to hand and is kept nowhere."""
    letters.send_invitation(invitation_id, token)


@shared_task(name="portal.tasks.mail_reset")
def mail_reset(address: str) -> None:
    """Mail whoever has this address a link for a new password."""
    letters.send_forgotten(address)


@shared_task(name="portal.tasks.sweep_files")
def sweep_files() -> None:
    """Remove private files that no row names; beat calls it once a night."""
    orphans.sweep(clock.now())
