"""Servers: everything by environment, secrets preferably as files, nothing weak accepted."""

from __future__ import annotations

from portal.database import connection_settings
from portal.pool import pool_options
from portal.settings import env
from portal.settings.base import *  # noqa: F403 - settings are layers
from portal.settings.base import (
    AUDIT_KEYS,
    CAMPUS_PROVIDERS,
    EMAIL_HOST_PASSWORD,
    PDF_SIGNING_PASSPHRASE,
    SECOND_FACTOR_KEY,
    STORAGES,
)
from portal.settings.campus import refuse_plain_http
from portal.settings.weak import refuse_any_host, refuse_weak, refuse_weak_address

SECRET_KEY = env.secret("SECRET_KEY", at_least=50)
ALLOWED_HOSTS = refuse_any_host("ALLOWED_HOSTS", env.words("ALLOWED_HOSTS"))
SITE_URL = env.text("SITE_URL").rstrip("/")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", SITE_URL)

_url, _owner_url = env.text("DATABASE_URL"), env.text("DATABASE_OWNER_URL", "")
DATABASES = {"default": connection_settings(_url)}
# For the web only: a pool must not cross a fork, and a worker's work may take longer than a request.
if env.flag("DATABASE_POOL", default=False):
    DATABASES["default"]["OPTIONS"] |= pool_options(
        env.number("DATABASE_POOL_SIZE", 8),
        statement_timeout=f"{env.number('STATEMENT_SECONDS', 60)}s",
        lock_timeout="30s",
        # A request ends after two minutes (deploy/web).
        idle_in_transaction_session_timeout="130s",
    )
# Behind PgBouncer in transaction mode no cursor outlives its transaction.
DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = env.flag("DATABASE_PGBOUNCER", default=False)
if _owner_url:
    DATABASE_OWNER = connection_settings(_owner_url, "DATABASE_OWNER_URL")
CELERY_BROKER_URL = env.text("CELERY_BROKER_URL")
refuse_plain_http(CAMPUS_PROVIDERS)

refuse_weak_address("DATABASE_URL", _url)
refuse_weak_address("DATABASE_OWNER_URL", _owner_url)
refuse_weak_address("CELERY_BROKER_URL", CELERY_BROKER_URL)
# Keys that are made for this portal alone.
refuse_weak("SECOND_FACTOR_KEY", SECOND_FACTOR_KEY, at_least=40)
for _key in AUDIT_KEYS:
    refuse_weak("AUDIT_KEYS", _key, at_least=40)
# Others chose these: a mailbox, a certificate, a bucket.
refuse_weak("EMAIL_HOST_PASSWORD", EMAIL_HOST_PASSWORD, at_least=8)
refuse_weak("PDF_SIGNING_PASSPHRASE", PDF_SIGNING_PASSPHRASE)
refuse_weak("PUBLISHED_S3_SECRET_KEY", STORAGES["published"]["OPTIONS"].get("secret_key", ""))

TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 1)

# Behind a proxy that ends TLS. Only a network without TLS sets HTTPS=0.
HTTPS = env.flag("HTTPS", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
if (
    HTTPS
):  # a browser takes such a cookie from this host alone, by HTTPS alone, for all of its paths
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    DEVICE_COOKIE_NAME = "__Secure-device"  # for the pages of accounts alone, so no `__Host-`
# nginx says the same of the files that it serves (deploy/nginx/portal.conf).
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", 365 * 24 * 3600 if HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS and env.flag("HSTS_SUBDOMAINS", default=True)
SECURE_SSL_REDIRECT = False

SILENCED_SYSTEM_CHECKS = [
    # No redirect from here: TLS ends in front of nginx, and whoever ends it also sends http:// on to https://
    # (docs/operations.md). Answered here, a proxy that does not tell the scheme would send browsers in circles.
    "security.W008",
    # A place in the browsers' own lists is asked for by whoever owns the domain (often edu.cn or gov.cn with
    # many other servers below it), never by one server of it.
    "security.W021",
]
