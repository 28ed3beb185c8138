"""A CAS 3.0 server with two invented people: django-cas-server on a database file of its own."""

from __future__ import annotations

import os
import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.conf import settings

from tests.campus.processes import CAS_PASSWORD, PEOPLE

SERVICES = r"^http://(testserver|127\.0\.0\.1:\d+|localhost:\d+)/account/campus/jnsf/back/.*$"
APPS = ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles")


class Server(ThreadingMixIn, WSGIServer):
    """A logout request is sent while its own answer is awaited."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Writes nothing."""

    def log_message(self, *args: object) -> None:
        return


def configure() -> None:
    """Everything that the library wants of Django."""
    settings.configure(
        SECRET_KEY="only for tests",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF="tests.campus.cas_urls",
        USE_TZ=True,
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": os.environ["CAS_DATABASE"],
                "OPTIONS": {"timeout": 30},
            }
        },
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        INSTALLED_APPS=[*(f"django.contrib.{name}" for name in APPS), "cas_server"],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        SESSION_COOKIE_NAME="cas_session",
        CSRF_COOKIE_NAME="cas_csrf",
        STATIC_URL="/static/",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        CAS_NEW_VERSION_HTML_WARNING=False,
        CAS_NEW_VERSION_EMAIL_WARNING=False,
        CAS_TICKET_VALIDITY=60,
    )
    django.setup()


def populate() -> None:
    """Two people, and our addresses as the one service that may ask."""
    from cas_server.models import ServicePattern
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for number, name in PEOPLE.items():
        get_user_model().objects.create_user(number, password=CAS_PASSWORD, last_name=name)
    pattern = ServicePattern.objects.create(name="portal", pattern=SERVICES, single_log_out=True)
    pattern.attributs.create(name="*")


if __name__ == "__main__":
    configure()
    populate()
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    make_server(
        "127.0.0.1", int(sys.argv[1]), application, server_class=Server, handler_class=Quiet
    ).serve_forever()
