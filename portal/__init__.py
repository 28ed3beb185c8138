"""The site itself, and everything about who may do what."""

from portal.celery import app as celery_app

__all__ = ["celery_app"]
