"""What the database's own catalogue says of a table's policies, and what is wrong with it."""

from __future__ import annotations

from tests.isolation import CHAIN_TABLES, OPEN_TABLES, rows

COMMANDS = ("SELECT", "INSERT", "UPDATE", "DELETE")
SCOPE = ("app_colleges()", "app_federations()", "app_user()", "parent.id")
"""One of these stands in every rule that lets rows through besides `app.everything`."""


def faults(table: str) -> list[str]:
    """Return what is wrong: not bound, a policy too few or too many, a rule that asks for no scope."""
    wrong = [] if _bound(table) else ["row-level security is not enabled and forced"]
    found = rows(
        "SELECT policyname, cmd, permissive, roles::text, qual, with_check FROM pg_policies"
        " WHERE schemaname = 'public' AND tablename = %s ORDER BY policyname",
        table,
    )
    ours = {cmd for name, cmd, *_ in found if name == f"scope_{cmd.lower()}"}
    wrong += [f"no policy for {cmd}" for cmd in COMMANDS if cmd not in ours]
    for name, cmd, permissive, roles, *rules in found:
        if name == "public_select":
            wrong += [] if roles == "{portal_public}" else [f"{name} is for {roles}"]
        elif name.startswith("chain_") and table in CHAIN_TABLES:
            continue  # the chain's own: see `tests/portal/chain`
        elif name != f"scope_{cmd.lower()}" or permissive != "PERMISSIVE":
            wrong.append(f"nobody knows the policy {name}")
        else:
            wrong += [f"{name}: {rule}" for rule in rules if rule and not _asks(table, cmd, rule)]
    return wrong


def _bound(table: str) -> bool:
    return rows(
        "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = %s", table
    ) == [(True, True)]


def _asks(table: str, cmd: str, rule: str) -> bool:
    """Whether the rule looks at the settings; everybody reads an open table."""
    if table in OPEN_TABLES and cmd == "SELECT":
        return True
    rest = rule.replace("app_everything()", "", 1)
    return rest != rule and (any(one in rest for one in SCOPE) or _only_everything(rule))


def _only_everything(rule: str) -> bool:
    return rule == "( SELECT app_everything() AS app_everything)"
