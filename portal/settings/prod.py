"""Servers: everything by environment, secrets preferably as files, nothing weak accepted."""

from __future__ import annotations

from portal.database import connection_settings
from portal.pool import pool_options
from portal.settings import env
from portal.settings.base import *  # noqa: F403 - settings are layers
from portal.settings.base import CAMPUS_PROVIDERS
from portal.settings.campus import refuse_plain_http

SECRET_KEY = env.secret("SECRET_KEY")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
SITE_URL = env.text("SITE_URL").rstrip("/")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", SITE_URL)

DATABASES = {"default": connection_settings(env.text("DATABASE_URL"))}
if env.flag("DATABASE_POOL", default=False):  # for the web only: a pool must not cross a fork
    DATABASES["default"]["OPTIONS"] |= pool_options(env.number("DATABASE_POOL_SIZE", 8))
if owner_url := env.text("DATABASE_OWNER_URL", ""):
    DATABASE_OWNER = connection_settings(owner_url, "DATABASE_OWNER_URL")
CELERY_BROKER_URL = env.text("CELERY_BROKER_URL")
refuse_plain_http(CAMPUS_PROVIDERS)

SECOND_FACTOR_ROLES = env.roles("SECOND_FACTOR_ROLES", "reviewer,lead,operator")
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 1)

# Behind a proxy that ends TLS. Only a network without TLS sets HTTPS=0.
HTTPS = env.flag("HTTPS", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = False  # the proxy's business
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", 3600 if HTTPS else 0)
