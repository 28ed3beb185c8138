"""SQL of row-level security, shared by the migrations of the three applications.

Policies are per command and name their roles: `portal_public` has policies of its own
(a policy's expression runs with the rights of whoever asks, and the public may not read
filings). Whatever a policy does not allow is left to `app.everything` alone.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

ROLES = ("portal_owner", "portal_app", "portal_public")
EVERYTHING = "(SELECT app_everything())"
COMMANDS = {
    "select": "USING ({rule})",
    "insert": "WITH CHECK ({rule})",
    "update": "USING ({rule}) WITH CHECK ({rule})",
    "delete": "USING ({rule})",
}


def colleges(column: str = "college_id") -> str:
    """`column` is one of the scope's colleges; evaluated once a statement, not once a row."""
    return f"{column} = ANY ((SELECT app_colleges())::bigint[])"


def federations(column: str = "federation_id") -> str:
    """`column` is one of the scope's federations."""
    return f"{column} = ANY ((SELECT app_federations())::bigint[])"


def exists(table: str, key: str, more: str = "true") -> str:
    """The row `key` of `table` is visible under that table's own policy (and `more` of it holds)."""
    return f"EXISTS (SELECT 1 FROM {table} parent WHERE parent.id = {key} AND {more})"  # noqa: S608 - names of our own


def secure(table: str, **rules: str) -> migrations.RunSQL:
    """Enable and force row-level security on `table` with one policy a command."""
    forward = [f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY"]
    backward = []
    for command, clause in COMMANDS.items():
        rule = f"{EVERYTHING} OR {rules[command]}" if command in rules else EVERYTHING
        forward.append(
            f"CREATE POLICY scope_{command} ON {table} FOR {command} "
            f"TO portal_app, portal_owner {clause.format(rule=rule)}"
        )
        backward.append(f"DROP POLICY scope_{command} ON {table}")
    backward.append(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY")
    return migrations.RunSQL(forward, backward)


def insert_only(*tables: str) -> migrations.RunSQL:
    """Take from the run-time role what the triggers only refuse."""
    names = ", ".join(tables)
    return migrations.RunSQL(
        f"REVOKE UPDATE, DELETE, TRUNCATE ON {names} FROM portal_app",
        f"GRANT UPDATE, DELETE ON {names} TO portal_app",
    )


def never_deleted(*tables: str) -> migrations.RunSQL:
    """Take DELETE from the run-time role."""
    names = ", ".join(tables)
    return migrations.RunSQL(
        f"REVOKE DELETE, TRUNCATE ON {names} FROM portal_app",
        f"GRANT DELETE ON {names} TO portal_app",
    )


def public_reads(*tables: str) -> migrations.RunSQL:
    """Let the public's role read these tables."""
    names = ", ".join(tables)
    return migrations.RunSQL(
        f"GRANT SELECT ON {names} TO portal_public",
        f"REVOKE SELECT ON {names} FROM portal_public",  # noqa: S608 - names of our own
    )


def public_policy(table: str, rule: str) -> migrations.RunSQL:
    """Let the public's role see the rows of `table` for which `rule` holds."""
    return migrations.RunSQL(
        f"CREATE POLICY public_select ON {table} FOR SELECT TO portal_public USING ({rule})",
        f"DROP POLICY public_select ON {table}",
    )


def roles_exist(apps: Any, schema_editor: Any) -> None:
    """Stop with a sentence where the roles were not made yet."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY (%s)", [list(ROLES)])
        missing = sorted(set(ROLES) - {name for (name,) in cursor.fetchall()})
    if missing:
        raise RuntimeError(
            f"The database server lacks the role(s) {', '.join(missing)}. "
            "Run `manage.py bootstrap_database` first: it makes them."
        )
