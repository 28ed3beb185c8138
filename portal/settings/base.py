"""What is the same everywhere. Nothing here reads the environment except through `env`."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from celery.schedules import crontab
from django.utils.translation import gettext_lazy as _
from kombu import Exchange, Queue

from portal.settings import env, published
from portal.settings.accounts import *  # noqa: F403 - settings are layers
from portal.settings.campus import *  # noqa: F403 - sign-in by a campus's own server
from portal.settings.headers import *  # noqa: F403 - what browsers are told
from portal.settings.logs import LOGGING_CONFIG_DICT

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(env.text("VAR_DIR", str(BASE_DIR / "var")))

DEBUG = False
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    # `portal` before Django's own: its `migrate` takes the place of Django's.
    "portal",
    "disclosures",
    "reviews",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "crispy_bootstrap5",
    "crispy_forms",
    "csp",
    "django_htmx",
    "health_check",
    "pgtrigger",
]

# The order matters. ScopeMiddleware opens the request's transaction and its
# row-level-security scope, so everything that reads tenant data stands below it;
# what browsers are told stands on top, so that refusals and static files say it too;
# the gate asks again, or for a second factor, before the view.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "disclosures.public.packing.PackMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.campus.middleware.TicketMiddleware",
    "portal.middleware.ScopeMiddleware",
    "portal.middleware.LogInMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "portal.gate.GateMiddleware",
    "portal.password_age.PasswordAgeMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.workspace",
                "portal.headers.nonce",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Who hears of a hole that somebody found: /.well-known/security.txt.
SECURITY_CONTACTS = env.addresses("SECURITY_CONTACTS")

# --- Log -----------------------------------------------------------------------------
# What events are sealed with; the first seals, all are tried when they are checked. Empty:
# SECRET_KEY (which then has to be named here when it is replaced).
AUDIT_KEYS = env.words("AUDIT_KEYS", "")
# A file outside the database to which the head of the chain is added each day; empty: the log alone.
AUDIT_HEAD_FILE = env.text("AUDIT_HEAD_FILE", "")

# --- Database (the addresses are set by dev, test and prod) --------------------------
# Log-in data of the tables' owner, for `migrate` only; empty where it is not given.
DATABASE_OWNER: dict[str, object] = {}
# The request's transaction is opened by ScopeMiddleware, not by ATOMIC_REQUESTS:
# a scope set outside the view's transaction would make its rows vanish.
PGTRIGGER_INSTALL_ON_MIGRATE = False
# Whether the server lives is told without the database's word.
SCOPE_EXEMPT_PATHS = ("/health/",)

# --- Language and time ---------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("简体中文")), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# --- What may be sent and loaded -----------------------------------------------------
# A roster of 500 rows has about eleven fields a row.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6000
# Texts of 5 MB reach the form, so that it can answer with a sentence instead of a 400.
# In UTF-8 and percent-encoded, a Chinese character takes nine bytes.
DATA_UPLOAD_MAX_MEMORY_SIZE = 48 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# How long a return letter waits and can be taken back, before it leaves.
RETURN_HOLD = timedelta(minutes=env.number("RETURN_HOLD_MINUTES", 10))
# How many days a college has to mend a returned filing, unless the reviewer says otherwise.
RETURN_DAYS = env.number("RETURN_DAYS", 7)
# What finds particulars of people in a text that goes into the log: the project's one scanner.
LOG_SCANNER = "disclosures.reading.particulars.hidden"
# Who runs the site and how they are reached, as the public reads it on /privacy/.
PRIVACY_OPERATOR = env.text("PRIVACY_OPERATOR", "")
PRIVACY_CONTACT = env.text("PRIVACY_CONTACT", "")
# For how many years the rosters of a new cycle stay public, 1 to 20; for good is chosen by hand, in the cycle.
RETENTION_YEARS = min(max(env.number("RETENTION_YEARS", 3), 1), 20)
# Within how many days a request to be erased is decided; how many days after it what was written goes.
ERASURE_DAYS = env.number("ERASURE_DAYS", 15)
ERASURE_KEPT_DAYS = env.number("ERASURE_KEPT_DAYS", 90)
# Largest file that a college may import, in megabytes (the reader itself takes no more than 50).
IMPORT_MEGABYTES = env.number("IMPORT_MEGABYTES", 50)

# What the public may report: per network address a day, per publication and per federation an hour.
# A form that comes back sooner (in seconds) was filled in by a machine.
OBJECTIONS_LEAST_SECONDS = 3
OBJECTIONS_PER_SENDER = env.number("OBJECTIONS_PER_SENDER", 10)
OBJECTIONS_PER_PUBLICATION = env.number("OBJECTIONS_PER_PUBLICATION", 30)
OBJECTIONS_PER_FEDERATION = env.number("OBJECTIONS_PER_FEDERATION", 300)

# --- Files ---------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = VAR_DIR / "media"
PUBLISHED_ROOT = VAR_DIR / "public"
STORAGES = {
    # Nothing is stored by accident: the default is the private store.
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": MEDIA_ROOT, "base_url": None, "file_permissions_mode": 0o640},
    },
    # Uploads of drafts; handed out by views only.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": MEDIA_ROOT, "base_url": None, "file_permissions_mode": 0o640},
    },
    # Baked pages, PDF and data of publications; served as files.
    "published": published.storage(PUBLISHED_ROOT),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Who sends private files once a view has decided: the process itself (empty), "nginx" (X-Accel-Redirect,
# deploy/nginx/portal.conf) or "xsendfile" (Apache's mod_xsendfile with both folders as XSendFilePath).
PRIVATE_FILES_BY = env.one_of("PRIVATE_FILES_BY", ("", "nginx", "xsendfile"))

# --- Signature of the PDF ------------------------------------------------------------
# A PKCS#12 file, or a key in a PKCS#11 token. Neither: nothing is signed, and every PDF says so.
# Only the worker needs the key; what the web needs to recognise signatures are certificates.
PDF_SIGNING_KEY_FILE = env.text("PDF_SIGNING_KEY_FILE", "")
PDF_SIGNING_PASSPHRASE = env.text("PDF_SIGNING_PASSPHRASE", "")
PDF_SIGNING_PKCS11_MODULE = env.text("PDF_SIGNING_PKCS11_MODULE", "")
PDF_SIGNING_PKCS11_TOKEN = env.text("PDF_SIGNING_PKCS11_TOKEN", "")
PDF_SIGNING_PKCS11_LABEL = env.text("PDF_SIGNING_PKCS11_LABEL", "")
PDF_SIGNING_PKCS11_CERTIFICATE = env.text("PDF_SIGNING_PKCS11_CERTIFICATE", "")
PDF_SIGNING_PKCS11_PIN = env.text("PDF_SIGNING_PKCS11_PIN", "")
PDF_TSA_URL = env.text("PDF_TSA_URL", "")
# Own certificates, present and former; and authorities above them and above the time stamps.
PDF_SIGNING_CERTIFICATES = env.words("PDF_SIGNING_CERTIFICATES", "")
PDF_TRUST_FILES = env.words("PDF_TRUST_FILES", "")
# Whether a missing key file is no fault: before the demonstration has made its own.
PDF_SIGNING_DEMONSTRATION = False

# --- Jobs ----------------------------------------------------------------------------
# A task may run twice and must finish (or be stopped) before the broker hands it on.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
# A worker asks the queues by name, in this order, each time it is free (kombu's `sorted`): a render of
# a batch is taken only while nothing else waits. Every worker listens to both unless it is told (`-Q`).
CELERY_TASK_QUEUES = [Queue(name, Exchange(name), name) for name in ("celery", "renders")]
CELERY_TASK_DEFAULT_QUEUE = "celery"
CELERY_TASK_ROUTES = {"disclosures.render_item": {"queue": "renders"}}
# How many jobs of one batch of renders are under way or queued; more than all worker processes.
RENDER_WINDOW = env.number("RENDER_WINDOW", 16)
# By how much a worker's processes stand back for those that answer browsers (nice(2), 0 to 19).
WORKER_NICENESS = env.number("WORKER_NICENESS", 10)
CELERY_TASK_SOFT_TIME_LIMIT = 14 * 60
CELERY_TASK_TIME_LIMIT = 15 * 60
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A web request never waits for a broker that is down: its job stands in the
# database and the sweep sends it again.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "queue_order_strategy": "sorted",
    "visibility_timeout": 30 * 60,
    "socket_connect_timeout": 2,
    "socket_keepalive": True,
    # Without these, kombu tries for six seconds to reach a server that refuses.
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
}
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "run" / "celerybeat-schedule")
CELERY_BEAT_SCHEDULE = {
    "sweep-files": {"task": "portal.tasks.sweep_files", "schedule": crontab(hour=4, minute=20)},
    "sweep-jobs": {"task": "portal.tasks.sweep_jobs", "schedule": 30.0},
    # One that waited so long for a worker has a successor already.
    "send-messages": {
        "task": "portal.tasks.send_messages",
        "schedule": 30.0,
        "options": {"expires": 25},
    },
    "keep-head": {"task": "portal.tasks.keep_head", "schedule": crontab(hour=0, minute=5)},
    # Half past eight and eight in the morning, Chinese time (CELERY_TIMEZONE).
    "remind-colleges": {"task": "disclosures.remind_all", "schedule": crontab(hour=8, minute=30)},
    "digests": {
        "task": "reviews.digests",
        "schedule": crontab(hour=8, minute=0, day_of_week="mon-fri"),
    },
    # What waits for the cycle's day; nothing to do is one query.
    "release-due": {"task": "disclosures.release_due", "schedule": 60.0},
    "conceal-again": {"task": "disclosures.conceal_again", "schedule": crontab(minute=17)},
    "retain-due": {"task": "disclosures.retain_due", "schedule": crontab(hour=3, minute=20)},
    "tend-erasures": {
        "task": "disclosures.tend_erasures",
        "schedule": crontab(hour=7, minute=40),
    },
    "tend-renders": {
        "task": "disclosures.tend_renders",
        "schedule": 30.0,
        "options": {"expires": 25},
    },
    "send-letters": {"task": "reviews.tasks.send_letters", "schedule": 20.0},
    "tidy-accounts": {"task": "portal.tasks.tidy_accounts", "schedule": crontab(minute=41)},
    "settle-objections": {"task": "reviews.tasks.settle_objections", "schedule": 60.0},
}

# --- Messages ------------------------------------------------------------------------
# Without EMAIL_HOST there is no mail: messages stay in the inbox, and their log says so.
EMAIL_HOST = env.text("EMAIL_HOST", "")
EMAIL_PORT = env.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", default=False)  # STARTTLS, usually port 587
EMAIL_USE_SSL = env.flag("EMAIL_USE_SSL", default=False)  # TLS from the start, usually port 465
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "portal@localhost")
# Further channels as dotted paths, see `portal.notify.channels`; none unless they are named.
NOTIFY_CHANNELS = env.words("NOTIFY_CHANNELS", "")
# For portal.notify.wecom.Robot: slug of a federation = address of its group's robot.
WECOM_ROBOTS = dict(word.partition("=")[::2] for word in env.words("WECOM_ROBOTS", ""))

# --- Log -----------------------------------------------------------------------------
LOGGING = LOGGING_CONFIG_DICT
