"""Triggers that tables of every app share."""

import pgtrigger


def insert_only() -> tuple[pgtrigger.Protect]:
    """Return the trigger of a table whose rows never change (law 2).

    Triggers obey a session variable that switches them off, so the migrations also
    take UPDATE, DELETE and TRUNCATE from the run-time role.
    """
    return (pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update | pgtrigger.Delete),)
