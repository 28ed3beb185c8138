"""Two tenants that hold look-alike data, and everything that could tell the one of the other.

Walked are every model, every address under every role (pages, fragments, exports, data; foreign ids
in path, query and forms), every file and every task. What is added without being covered fails here.
"""

from __future__ import annotations

import logging

import pytest
from django.urls import get_resolver

from portal.scoping import TENANT_MODELS
from tests.isolation import TENANT_TABLES, files_walk, parameters, rows_walk, tasks_walk
from tests.isolation.lookalike import neighbours, two
from tests.isolation.planting import OURS
from tests.isolation.walking import Walk, is_open
from tests.test_permission_matrix import NOT_OURS, ROWS, names


def groups(names, size):
    """Several for each test, which makes its tenants once; some tests, so that workers share them."""
    ordered = sorted(names)
    return [ordered[at : at + size] for at in range(0, len(ordered), size)]


NAMES = {row.name for row in ROWS}
FEW = groups(NAMES, 20)
MANY = groups({name for name in NAMES if not is_open(name)}, 80)


def first(group):
    return group[0]


def told(record_property, title, group, walk):
    """Count for the figures at the end of the run."""
    record_property("counted", [title, {"addresses": len(group), **walk.counted}])


@pytest.fixture(autouse=True)
def quiet():
    """Thousands of refusals are nothing to log."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def test_every_address_is_walked():
    assert set(names(get_resolver().url_patterns)) - NOT_OURS == NAMES


def test_every_name_that_is_asked_for_is_known():
    assert parameters.asked_for() - parameters.WORDS - parameters.OBJECTS.keys() == set()


@pytest.mark.parametrize("group", FEW, ids=first)
def test_no_address_tells_anything_of_another_federations_college(db, group, record_property):
    walk = Walk(*two())
    for row in ROWS:
        if row.name in group:
            walk.row(row)
    wrong = walk.wrong
    assert not wrong, "\n".join(wrong)
    told(record_property, f"isolation, addresses as {len(walk.roles)} roles", group, walk)


@pytest.mark.parametrize("group", MANY, ids=first)
def test_no_address_tells_a_college_anything_of_its_neighbour(db, group, record_property):
    walk = Walk(*neighbours(), roles=("editor", "secretary", "observer"))
    for row in ROWS:
        if row.name in group:
            walk.row(row)
    wrong = walk.wrong
    assert not wrong, "\n".join(wrong)
    told(record_property, f"isolation, neighbours as {len(walk.roles)} roles", group, walk)


# --- Models ------------------------------------------------------------------------------


def test_every_model_of_a_tenant_table_is_walked():
    tables = {model._meta.db_table: model._meta.label for model in OURS}
    registered = {model._meta.db_table for model in TENANT_MODELS}
    assert {tables[table] for table in TENANT_TABLES - registered} == rows_walk.ONES_OWN.keys()


def test_no_model_shows_a_row_of_another_tenant(db, record_property):
    home, away = two()
    wrong = []
    for model in rows_walk.tenant_models():
        wrong += rows_walk.seen_through_code(home, away, model)
    for table in sorted(TENANT_TABLES):
        wrong += rows_walk.seen_in_database(home, away, table)
    assert not wrong, "\n".join(wrong)
    told = f"isolation: {len(rows_walk.tenant_models())} models and {len(TENANT_TABLES)} tables"
    record_property("told", f"{told} as {len(home.people)} roles")


# --- Files -------------------------------------------------------------------------------


def test_every_file_column_is_walked():
    assert files_walk.file_fields() == files_walk.ADDRESSES.keys()


def test_no_file_of_another_tenant_is_handed_out(db, record_property):
    walk = Walk(*two())
    for label in files_walk.ADDRESSES:
        files_walk.by_address(walk, label)
    files_walk.by_guessing(walk)
    wrong = walk.wrong
    assert not wrong, "\n".join(wrong)
    record_property(
        "told", f"isolation: {len(files_walk.ADDRESSES)} file columns, {dict(walk.counted)}"
    )


# --- Tasks -------------------------------------------------------------------------------


def test_every_task_is_walked():
    tasks = tasks_walk.tasks()
    by_job = {name for name, takes in tasks.items() if takes == ("job_id",)}
    by_clock = {name for name, takes in tasks.items() if not takes}
    assert by_job == tasks_walk.OBJECTS.keys()
    assert by_clock == tasks_walk.BY_THE_CLOCK
    assert tasks.keys() - by_job - by_clock == tasks_walk.OF_A_PERSON.keys()


@pytest.mark.parametrize("group", groups(tasks_walk.OBJECTS, 7), ids=first)
def test_no_task_reads_or_writes_another_tenants_object(db, group, record_property):
    home, away = two()
    wrong = [line for name in group for line in tasks_walk.run_for_foreign(name, home, away)]
    assert not wrong, "\n".join(wrong)
    record_property("counted", ["isolation, tasks", {"by job": len(group)}])


@pytest.mark.parametrize("group", groups(tasks_walk.BY_THE_CLOCK, 7), ids=first)
def test_what_runs_by_the_clock_brings_nothing_across(db, group, record_property):
    home, away = two()
    crossed = [line for name in group for line in tasks_walk.by_the_clock(name, home, away)]
    assert not crossed, "\n".join(crossed)
    record_property("counted", ["isolation, tasks", {"by the clock": len(group)}])
