"""The look-alike tenants are alike, and everything that they hold carries its mark."""

from __future__ import annotations

import pytest

from tests.isolation.lookalike import neighbours, tenant, two
from tests.isolation.planting import EXEMPT, HOME, NO_ROWS, OURS, has, text_fields

OF_FEDERATION = {"federation", "cycle", "edition_draft", "renders"}
"""Things that two colleges of one federation share."""
SHARED = {
    "portal.Federation",
    "portal.User",
    "disclosures.Edition",
    "disclosures.Cycle",
    "disclosures.EditionDraft",
    "disclosures.RenderBatch",
}


@pytest.fixture
def home(db):
    return tenant(HOME)


def test_every_text_of_every_model_holds_the_mark(home):
    """Fails for a model of which no row is made, and for a column that nothing is planted in."""
    bare = []
    for model in OURS:
        rows = list(model._default_manager.all())
        for field in text_fields(model):
            name = f"{model._meta.label}.{field.name}"
            if name not in EXEMPT and not any(has(value_of(row, field), home.mark) for row in rows):
                bare.append(name)
        if not rows and model._meta.label not in NO_ROWS:
            bare.append(model._meta.label)
    assert not bare, "\n".join(bare)


def test_no_row_has_a_text_without_the_mark(home):
    """Not only some row of a table: each."""
    bare = [
        f"{row._meta.label}.{field.name} of {row.pk}"
        for model in OURS
        for row in home.rows(model)
        for field in text_fields(model)
        if f"{model._meta.label}.{field.name}" not in EXEMPT
        and not has(value_of(row, field), home.mark)
    ]
    assert not bare, "\n".join(bare)


def test_no_exemption_is_for_a_column_that_is_gone():
    columns = {f"{m._meta.label}.{field.name}" for m in OURS for field in text_fields(m)}
    assert set(EXEMPT) <= columns


def test_every_file_holds_the_mark(home):
    for model in OURS:
        for field in text_fields(model):
            if field.get_internal_type() == "FileField":
                files = [getattr(row, field.name) for row in home.rows(model)]
                assert files
                assert all(home.mark.private.encode() in file.read() for file in files)


@pytest.mark.parametrize("pair", [two, neighbours])
def test_the_second_is_the_first_but_for_the_mark_and_the_ids(db, pair):
    first, second = pair()
    counted = {m: first.rows(m).count() for m in OURS}
    missing = {m._meta.label for m in OURS if second.rows(m).count() != counted[m]}
    assert missing == (SHARED if pair is neighbours else set())
    for name, thing in vars(first.things).items():
        if name not in OF_FEDERATION and hasattr(thing, "pk"):
            twin = getattr(second.things, name)
            assert twin.pk - thing.pk == second.mark.first_id - first.mark.first_id, name


def value_of(row, field):
    return getattr(row, field.attname)
