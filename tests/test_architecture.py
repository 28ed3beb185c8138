"""The laws of the house that can be read off the source (imports inside an app: import-linter)."""

from __future__ import annotations

import ast
import statistics
from functools import cache
from pathlib import Path

import pytest

from portal.scoping import TENANT_MODELS

ROOT = Path(__file__).resolve().parent.parent
APPS = ("portal", "disclosures", "reviews")
VIEWS = ("portal/views", "disclosures/filing", "reviews/views")

LAYERS = {"portal": (), "disclosures": ("portal",), "reviews": ("portal", "disclosures")}
KNOW_ALL = {"portal/urls.py"}

WRITE_STATE = {
    "disclosures/domain/lifecycle.py",
    # States of batches, their items and jobs; no filing is named in them.
    "disclosures/domain/rendering/batches.py",
    "disclosures/domain/rendering/queueing.py",
    "disclosures/domain/rendering/working.py",
}
WRITE_EVENTS = {"portal/domain/audit.py"}
SEE_EVERYTHING = {
    "portal/scoping.py",
    "portal/domain/jobs.py",  # a worker has no tenant before it has its job
    "portal/domain/heartbeat.py",
    "portal/notify/posting.py",  # a key may be another tenant's
    "portal/notify/many.py",  # the mails of a message that is taken back are its recipients'
    "portal/notify/leaving.py",  # a worker finds recipients wherever they are
    "portal/notify/claiming.py",
    "portal/domain/orphans.py",  # the night's sweep: files that no row names
    "portal/domain/heads.py",  # beat keeps the head of the chain of events
    "portal/domain/log_in.py",  # a failed log-in: nobody is logged in, the account has an organisation
    "portal/domain/members.py",  # whether an account belongs elsewhere, too
    "portal/domain/joining.py",
    "portal/domain/helping.py",  # the operator at the console
    "portal/domain/letters.py",  # the worker that mails an invitation
    "portal/domain/invitations.py",  # whoever opens a link is a member of nothing yet
    "disclosures/domain/releasing.py",  # beat finds what is due, a cycle's filings wherever they are
    "disclosures/domain/retaining/work.py",  # beat finds what is due, a cycle's filings wherever they are
    "disclosures/domain/erasing/clearing.py",  # the night's sweep: what is due, and what is over
    "disclosures/domain/withdrawing.py",  # beat finds files that could not be removed
    "disclosures/domain/rendering/working.py",  # a batch is of a federation above its filings
    "disclosures/domain/rendering/tending.py",  # beat looks after every batch
    "portal/domain/operators.py",  # the first account of an empty server
    "reviews/demo/load.py",
    "reviews/domain/leaving.py",  # beat finds the letters whose time has come
    "reviews/domain/objections/corrections.py",  # a sweep finds what waits wherever it is
}
TELL_THE_TIME = {"portal/clock.py", "reviews/demo/steps.py"}  # the invented past ends now


@cache
def sources() -> dict[str, ast.Module]:
    """Every module of ours, by path; migrations are history."""
    files = [file for app in APPS for file in sorted((ROOT / app).rglob("*.py"))]
    return {
        str(file.relative_to(ROOT)): ast.parse(file.read_text(encoding="utf-8"))
        for file in files
        if "migrations" not in file.parts
    }


def imported(tree: ast.Module) -> set[str]:
    """Every module named by an import, at the top, in a function or for types."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


def offenders(rule, allowed=frozenset(), under=()) -> list[str]:
    """Where `rule(node)` holds: `path:line`, except in the files of `allowed`."""
    return [
        f"{path}:{node.lineno}"
        for path, tree in sources().items()
        if path not in allowed and (not under or path.startswith(under))
        for node in ast.walk(tree)
        if rule(node)
    ]


def called(node: ast.AST) -> str:
    """The name that a call calls: `create` of `Event.objects.create(…)`."""
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def manager_of(node: ast.AST) -> str:
    """`Filing` of `Filing.objects` and `Filing._default_manager`, else nothing."""
    if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}:
        return getattr(node.value, "id", "")
    return ""


def keywords(node: ast.AST) -> set[str | None]:
    return {one.arg for one in node.keywords} if isinstance(node, ast.Call) else set()


# --- Who may know whom -----------------------------------------------------------------


@pytest.mark.parametrize("app", APPS)
def test_an_application_imports_only_those_before_it(app):
    above = tuple(f"{other}." for other in APPS if other not in {app, *LAYERS[app]})
    wrong = {
        f"{path} → {name}"
        for path, tree in sources().items()
        if path.startswith(f"{app}/") and path not in KNOW_ALL
        for name in imported(tree)
        if f"{name}.".startswith(above)
    }
    assert not wrong


def test_the_addresses_are_imported_by_nobody():
    wrong = [path for path, tree in sources().items() if "portal.urls" in imported(tree)]
    assert not wrong


def test_nothing_acts_on_signals():
    signals = ("django.db.models.signals", "django.dispatch", "django.core.signals")
    wrong = [
        path
        for path, tree in sources().items()
        if any(name.startswith(signals) for name in imported(tree))
    ]
    assert not wrong


def test_no_model_does_more_than_save_when_it_is_saved():
    def overrides_save(node):
        return isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}

    models = tuple(f"{app}/models/" for app in APPS)
    assert not offenders(overrides_save, under=models)


# --- Law 1 -------------------------------------------------------------------------------


def test_only_the_lifecycle_writes_a_filings_state():
    def writes(node):
        if isinstance(node, (ast.Assign, ast.AugAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {getattr(one.value, "id", "") for one in targets if is_state(one)}
            return bool(names - {"self"})
        return "state" in keywords(node) and called(node) in {"update", "create", "Filing"}

    def is_state(target):
        return isinstance(target, ast.Attribute) and target.attr == "state"

    assert not offenders(writes, WRITE_STATE, ("disclosures/", "reviews/"))


def test_only_audit_writes_events():
    def writes(node):
        return getattr(getattr(node, "func", None), "id", "") == "Event" or (
            called(node) in {"create", "bulk_create", "get_or_create", "update_or_create"}
            and manager_of(getattr(node.func, "value", None)) == "Event"
        )

    assert not offenders(writes, WRITE_EVENTS)


def test_views_fetch_tenant_data_through_visible_to_only():
    tenants = {model.__name__ for model in TENANT_MODELS}

    def goes_round(node):
        if called(node) in {"get_object_or_404", "get_list_or_404"}:
            return getattr(node.args[0], "id", "") in tenants
        return manager_of(node) in tenants

    assert not offenders(goes_round, under=VIEWS)


def test_few_may_see_every_tenant():
    def widens(node):
        return called(node) == "scope_everything"

    found = {place.split(":")[0] for place in offenders(widens)}
    commands = {path for path in found if "/management/commands/" in path}
    assert found - commands <= SEE_EVERYTHING


# --- Time, sizes, the world outside ----------------------------------------------------------


def test_the_clock_is_asked_in_one_place():
    def asks(node):
        if not isinstance(node, ast.Attribute):
            return False
        owner = getattr(node.value, "id", getattr(node.value, "attr", ""))
        return (owner, node.attr) in {
            ("timezone", "now"),
            ("timezone", "localdate"),
            ("datetime", "now"),
            ("datetime", "utcnow"),
            ("date", "today"),
            ("datetime", "today"),
        }

    assert not offenders(asks, TELL_THE_TIME)


def lines(path: str) -> int:
    return len((ROOT / path).read_text(encoding="utf-8").splitlines())


def takes_request(node: ast.FunctionDef) -> bool:
    return bool(node.args.args) and node.args.args[0].arg == "request"


def functions(under=(), which=lambda node: True) -> dict[str, int]:
    """Length in lines of every function that `which` picks."""
    return {
        f"{path}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path, tree in sources().items()
        if not under or path.startswith(under)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and which(node)
    }


def test_files_are_small():
    sizes = {path: lines(path) for path in sources() if not path.endswith("__init__.py")}
    assert {path: size for path, size in sizes.items() if size > 300} == {}
    assert statistics.median(sizes.values()) <= 80


def test_functions_are_short():
    sizes = functions()
    assert {name: size for name, size in sizes.items() if size > 60} == {}
    assert statistics.median(sizes.values()) <= 8


def test_a_view_is_at_most_25_lines():
    pages = ("portal/views", "reviews/views", "disclosures/filing", "disclosures/public")
    sizes = functions(pages, takes_request)
    assert len(sizes) > 50
    assert {name: size for name, size in sizes.items() if size > 25} == {}


def test_no_page_loads_anything_from_elsewhere():
    pages = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "static" / "css").glob("*.css")]
    wanted = ('src="http', "src='http", '<link rel="stylesheet" href="http', "url(http", "@import")
    loading = [
        str(page.relative_to(ROOT))
        for page in pages
        if any(word in page.read_text(encoding="utf-8") for word in wanted)
    ]
    assert not loading
