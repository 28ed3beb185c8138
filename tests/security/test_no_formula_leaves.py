"""Every table that leaves the portal, found by walking all addresses: no cell of it is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import openpyxl
import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.test import Client
from pydantic import BaseModel

from disclosures.domain import outputs
from disclosures.models import SectionDraft
from tests import factories
from tests.disclosures.publication import invented
from tests.disclosures.publication.test_pdf import STAMP
from tests.matrix import world as matrix_world
from tests.security import walking

BEGINNINGS = (
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\n=",
    " =",
    "＝",
    "＋",
    "－",
    "＠",
    "'=",
    "\u3000=",
)
MARK = "cmd|'/c calc'!A1"
RUNS = tuple("=+-@＝＋－＠\t\r\n")
TABLES = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "text/csv": "csv",
}  # fmt: skip
OURS = ("portal", "disclosures", "reviews")
EXPECTED = {
    "filing:download", "filing:download_submission", "review:download", "review:queue_export",
    "review:board_export", "cycles:statistics",
}  # fmt: skip
"""Addresses that hand out a table; a further one is found by the walk and named here."""

INTERNAL = {
    "slug",
    "path",
    "code",
    "key",
    "password",
    "section",
    "rule",
    "kind",
    "state",
    "digest",
    "sha256",
    "file",
    "task",
    "edition",
}
"""Columns that hold words of ours; nobody types them."""

_next = cycle(BEGINNINGS)


def planted(value: Any, key: str = "") -> Any:
    """The same content with the beginning of a formula before every text that is free."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return value.model_copy(
            update={name: planted(getattr(value, name), name) for name in fields}
        )
    if isinstance(value, tuple | list):
        return type(value)(planted(each, key) for each in value)
    if isinstance(value, dict):
        return {name: planted(each, key) for name, each in value.items()}
    if not isinstance(value, str) or value in {"", "是", "否", "both"} or key == "date":
        return value
    return f"{next(_next)}{MARK}{value}"


def content() -> dict[str, Any]:
    whole: dict[str, Any] = planted(invented.disclosure()).model_dump(mode="json")
    return whole


def plant_columns() -> int:
    """Plant in every text column of every table of ours that takes it; return how many did."""
    done = 0
    for model in apps.get_models():
        if model._meta.app_label not in OURS:
            continue
        for field in model._meta.concrete_fields:
            free = isinstance(field, models.CharField | models.TextField) and not field.choices
            if not free or field.unique or field.name in INTERNAL:
                continue
            value = f"{next(_next)}{MARK}"[: field.max_length or 99]
            try:
                with transaction.atomic():
                    done += bool(model._base_manager.update(**{field.name: value}))
            except DatabaseError:
                continue
    return done


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> matrix_world.World:
    """The matrix's world, its contents, names and remarks beginning like formulas."""
    made: Any = factories.SubmissionFactory
    whole = content()

    def submission(**given: Any) -> Any:
        given.setdefault("content", {})
        return made(**{**given, "content": whole})

    monkeypatch.setattr(factories, "SubmissionFactory", submission)
    one = matrix_world.make()
    for draft in SectionDraft.objects.all():
        if draft.key in whole:
            SectionDraft.objects.filter(pk=draft.pk).update(content=whole[draft.key], revision=1)
    assert plant_columns() > 40
    return one


def cells(kind: str, body: bytes) -> Iterator[tuple[str, Any, bool]]:
    """Every cell: where, what, whether the file itself calls it a formula."""
    if kind == "csv":
        for number, line in enumerate(csv.reader(io.StringIO(body.decode("utf-8-sig")))):
            yield from ((f"{number}", value, False) for value in line)
        return
    for sheet in openpyxl.load_workbook(io.BytesIO(body)):
        for row in sheet.iter_rows():
            for cell in row:
                yield f"{sheet.title}!{cell.coordinate}", cell.value, cell.data_type == "f"


def judge(kind: str, body: bytes, where: str) -> int:
    """Fail on a cell that runs; return how many planted texts were met."""
    met = 0
    for place, value, formula in cells(kind, body):
        assert not formula, f"{where} {place}: {value!r}"
        if isinstance(value, str):
            met += MARK in value
            begins = value.lstrip(" \u3000\xa0")[:1]
            harmless = not value.strip("-－—― ")
            assert harmless or begins not in RUNS or not begins, f"{where} {place}: {value!r}"
    return met


def test_no_table_of_any_address_holds_a_formula(
    world: matrix_world.World, record_property: Any
) -> None:
    met: dict[str, int] = {}
    for row in (one for one in walking.rows("GET") if not one.name.startswith("public:")):
        # Pages of ours may break over the planted words; the tables may not.
        client = Client(raise_request_exception=False)
        answer = walking.undone(row, world, walking.somebody(row), client)
        kind = TABLES.get(answer.get("Content-Type", "").split(";")[0])
        if kind and answer.status_code == 200:
            where = f"{row.name} {row.args(world.things)}"
            met[where] = judge(kind, answer.body, where)
    names = {where.split()[0] for where in met}
    assert names == EXPECTED
    bare = {where for where, count in met.items() if not count}
    assert bare == set()
    record_property(
        "told", f"formulas: {len(met)} tables, {sum(met.values())} planted texts in them"
    )


def test_no_published_table_holds_a_formula() -> None:
    document = invented.document(content=planted(invented.disclosure()))
    assert judge("xlsx", outputs.to_sheets(document, STAMP), "disclosure.xlsx") > 20


def test_a_formula_would_be_noticed() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["=1+1"])
    target = io.BytesIO()
    book.save(target)
    with pytest.raises(AssertionError):
        judge("xlsx", target.getvalue(), "a workbook")
    for text in ("=1", "+1", "@x", "\t=1", '"-1+cmd"'):
        with pytest.raises(AssertionError):
            judge("csv", text.encode(), "a text")
