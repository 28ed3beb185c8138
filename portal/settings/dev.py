"""Development and `make demo`: the embedded servers unless addresses are given."""

from __future__ import annotations

from portal.database import APP_ROLE, OWNER_ROLE, connection_settings
from portal.embedded.places import postgres_url, redis_url
from portal.settings import env
from portal.settings.base import *  # noqa: F403 - settings are layers
from portal.settings.base import (
    PDF_SIGNING_KEY_FILE,
    PDF_SIGNING_PKCS11_MODULE,
    STORAGES,
    VAR_DIR,
)
from portal.settings.devkey import development_key

DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.text("SECRET_KEY", "") or development_key(VAR_DIR / "secret_key")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
SITE_URL = env.text("SITE_URL", "http://127.0.0.1:8000")

# Either both addresses are given, or both are the embedded server's.
_url, _owner_url = env.text("DATABASE_URL", ""), env.text("DATABASE_OWNER_URL", "")
if not _url:
    _url = postgres_url(VAR_DIR, role=APP_ROLE, database="portal")
    _owner_url = postgres_url(VAR_DIR, role=OWNER_ROLE, database="portal")
DATABASES = {"default": connection_settings(_url)}
if _owner_url:
    DATABASE_OWNER = connection_settings(_owner_url, "DATABASE_OWNER_URL")
CELERY_BROKER_URL = env.text("CELERY_BROKER_URL", redis_url(VAR_DIR))

# The demonstration's accounts share one password that never ages.
PASSWORD_MAX_DAYS = env.number("PASSWORD_MAX_DAYS", 0)

# Static files straight from their folders: nothing to collect, nothing stale.
WHITENOISE_USE_FINDERS = True
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}

# Without a key of one's own the demonstration makes one (manage.py make_demo_certificate).
if not PDF_SIGNING_KEY_FILE and not PDF_SIGNING_PKCS11_MODULE:
    PDF_SIGNING_DEMONSTRATION = True
    PDF_SIGNING_KEY_FILE = str(VAR_DIR / "signing" / "demonstration.p12")
    PDF_SIGNING_PASSPHRASE = "demonstration"  # noqa: S105 - guards nothing
