"""Every name that a query string or a form may hold: which of them name an object, and whose ids to send.

``OBJECTS`` is sent along with every question of the walk, filled with a foreign tenant's. A name that
is in neither table fails the test: whoever adds one says what it names.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django import forms

from tests.isolation.planting import APPS

OBJECTS: dict[str, Callable[[Any], Any]] = {
    "again": lambda things: things.flag.pk,
    "assignee": lambda things: things.flag.review.opened_by_id,
    "before": lambda things: things.event.pk,
    "but": lambda things: things.sent.pk,
    "city": lambda things: things.college.city,
    "code": lambda things: things.code,
    "college": lambda things: things.college.pk,
    "edition": lambda things: things.edition_draft.pk,
    "federation": lambda things: things.federation.pk,
    "filing": lambda things: things.sent.filing.pk,
    "id": lambda things: things.draft.pk,
    "key": lambda things: things.edition_draft.pk,
    "membership": lambda things: things.membership.pk,
    "next": lambda things: f"/work/filings/{things.draft.pk}/",
    "number": lambda things: things.objection.number,
    "organisation": lambda things: things.college.pk,
    "original": lambda things: things.kept.pk,
    "parent": lambda things: things.federation.pk,
    "path": lambda things: things.flag.pk,
    "person": lambda things: things.membership.user_id,
    "province": lambda things: things.federation.slug,
    "query": lambda things: f"assignee={things.flag.review.opened_by_id}",
    "retract": lambda things: things.flag.pk,
    "reviewer": lambda things: things.flag.review.opened_by_id,
    "source": lambda things: things.edition_draft.pk,
    "target": lambda things: f"filing:{things.draft.pk}",
    "template": lambda things: things.reason.key,
    "then": lambda things: f"/work/filings/{things.draft.pk}/",
    "to": lambda things: things.flag.review.opened_by_id,
    "token": lambda _: "0" * 40,
    "union": lambda things: things.union.pk,
    "username": lambda things: things.membership.user.username,
    "version": lambda things: things.letter.pk,
    "with": lambda things: things.under_review.pk,
    "year": lambda things: things.cycle.pk,
}
WORDS = frozenset(
    """
    action age answer ask asked blind_share closes contact credential declaration digest do
    documents due effect email everywhere exact federation_email finish footnote full_name
    gone indicator keep kind kinds label lines logoutRequest mark name name_policy
    national_email new_password1 new_password2 no noindex note objections_shown old_password
    only opens order overdue page parts password pledge prompt_kind prompt_label purpose q
    rank_policy reason release_at reminders required resume resume_to retention_years
    revision role roster rounds row rows rule rules says scan second_reader section sections
    seen sentence settled severity sha256 short_name since sort state step sure text ticket
    title until upload upload_alt way website whole words
    """.split()  # noqa: SIM905 - read by people
)
"""Names of words, numbers, dates, files and switches: they name nothing that a tenant holds."""


def of(things: Any) -> dict[str, str]:
    """Return every name that names an object, with an id of the tenant whose `things` these are."""
    return {name: str(find(things)) for name, find in OBJECTS.items()}


def asked_for() -> set[str]:
    """Return every name that the code reads from a query string or a form."""
    names = set(_of_forms())
    for app in APPS:
        for file in Path(app).rglob("*.py"):
            names |= set(_read_in(ast.parse(file.read_text())))
    return names


def _of_forms() -> Iterator[str]:
    for app in APPS:
        _import_forms(app)
    for form in _below(forms.BaseForm):
        if form.__module__.split(".")[0] in APPS:
            yield from getattr(form, "base_fields", {})


def _import_forms(app: str) -> None:
    root = importlib.import_module(app)
    for module in pkgutil.walk_packages(root.__path__, f"{app}."):
        if "form" in module.name:
            importlib.import_module(module.name)


def _below(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def _read_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and _is_sent(node.value):
            yield from _literal(node.slice)
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if called and node.func.attr in {"get", "getlist", "pop"} and _is_sent(node.func.value):
            yield from _literal(node.args[0])


def _is_sent(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in {"GET", "POST"}


def _literal(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
