"""`migrate`, always as the owner of the tables."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError
from django.core.management.commands.migrate import Command as DjangoMigrate

from portal.database import as_owner


class Command(DjangoMigrate):
    """Django's own command under `DATABASE_OWNER_URL`; refuses without it.

    Tables made by any other role would escape the default privileges and be
    exempt from nothing: there is no way to migrate as the wrong role.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with as_owner():
                super().handle(*args, **options)
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
