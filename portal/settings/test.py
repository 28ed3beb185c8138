"""Tests. The database's address is filled in by `tests/conftest.py`, for each worker its own."""

from __future__ import annotations

from datetime import timedelta

from portal.database import connection_settings
from portal.settings.base import *  # noqa: F403 - settings are layers
from portal.settings.base import STORAGES

SECRET_KEY = "only for tests, and known to everybody"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_URL = "http://testserver"

# Replaced before the first query; a test without the `db` mark never connects.
DATABASES = {"default": connection_settings("postgresql://portal_app@/not_yet_chosen")}
DATABASE_OWNER = connection_settings("postgresql://portal_owner@/not_yet_chosen")

# Tasks are not run eagerly: a test calls the task's function, or a real worker.
# Port 9 answers nobody: sending fails at once, as with a broker that is down.
CELERY_BROKER_URL = "redis://127.0.0.1:9/0"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
EMAIL_HOST = "mail.invalid"  # there is a server; what is sent lies in django.core.mail.outbox
RETURN_HOLD = timedelta(0)  # a letter leaves at once; the tests of taking back say otherwise
ASK_AGAIN_AFTER = 0  # the tests of asking again switch it on
PASSWORD_MAX_DAYS = 0  # the tests of old passwords say otherwise

# The private and the published store move to a folder of each test's own (conftest).
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
