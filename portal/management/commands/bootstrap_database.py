"""Make the roles and the database on a server of one's own."""

from __future__ import annotations

from typing import Any

import psycopg
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.database import APP_ROLE, OWNER_ROLE
from portal.roles import bootstrap
from portal.settings import env


class Command(BaseCommand):
    """Reads DATABASE_SUPERUSER_URL; names and passwords come from the two ordinary addresses."""

    help = "Make the database and its roles portal_owner, portal_app, portal_public."
    requires_system_checks = ()

    def handle(self, *_: Any, **__: Any) -> None:
        ordinary, owner = settings.DATABASES["default"], settings.DATABASE_OWNER
        if not owner:
            message = "DATABASE_OWNER_URL must be set, with the password portal_owner is to have."
            raise CommandError(message)
        _expect_role(ordinary, APP_ROLE, "DATABASE_URL")
        _expect_role(owner, OWNER_ROLE, "DATABASE_OWNER_URL")
        passwords = {row["USER"]: row["PASSWORD"] for row in (ordinary, owner) if row["PASSWORD"]}
        try:
            bootstrap(env.text("DATABASE_SUPERUSER_URL"), ordinary["NAME"], passwords)
        except psycopg.Error as error:
            message = f"The database server refused: {error}"
            raise CommandError(message) from error
        self.stdout.write(f"Database {ordinary['NAME']} and its roles are ready.")


def _expect_role(address: dict[str, Any], role: str, variable: str) -> None:
    if address["USER"] != role:
        message = f"{variable} must log in as {role}, not as {address['USER'] or 'nobody'}."
        raise CommandError(message)
