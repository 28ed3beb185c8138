"""Nothing that changed goes unreported, nothing that is reported is unchanged."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from disclosures.publication.changes import Kind, RowChange, TableChange, between
from disclosures.publication.document import (
    Cell,
    Clause,
    Column,
    Document,
    Header,
    Heading,
    Image,
    Links,
    Listing,
    Pairs,
    Paragraph,
    Row,
    Section,
    Table,
)
from tests.disclosures.publication.changes.applied import apply, filled, sections

words = st.text("学生会章程经费代表，。", max_size=12)
names = st.sampled_from(["张明", "李华", "王*", "张*", "赵一", ""])
answers = st.builds(
    Cell,
    options=st.just(("是", "否")),
    chosen=st.sampled_from([(), ("是",), ("否",), ("是", "否")]),
)
rosters = st.lists(
    st.tuples(names, words, answers, st.sampled_from(["", "", "一组"])), max_size=7
).map(
    lambda rows: Table(
        name="roster",
        caption="",
        columns=tuple(Column(key=key, label=key) for key in ("no", "name", "faculty", "answer")),
        rows=tuple(
            Row(
                cells=(Cell(text=str(at)), Cell(text=name), Cell(text=faculty), answer), group=group
            )
            for at, (name, faculty, answer, group) in enumerate(rows, 1)
        ),
        row_header=1,
    )
)
clauses = st.builds(
    Clause,
    role=st.sampled_from(["chapter", "article", "item"]),
    label=st.sampled_from(["第一条", "第二条", "第三条", "（一）"]),
    text=words,
)
pictures = st.builds(
    Image,
    file=st.sampled_from(["congress-1", "congress-2"]),
    attachment=st.sampled_from(["7", "8", "9"]),
    alt=words,
)
blocks = st.lists(
    clauses
    | rosters
    | pictures
    | words.map(lambda text: Paragraph(text=text))
    | words.map(lambda text: Heading(level=3, text=text))
    | st.lists(words, max_size=4).map(lambda items: Listing(items=tuple(items)))
    | st.lists(words, max_size=3).map(lambda urls: Links(urls=tuple(urls)))
    | st.lists(st.tuples(names, words), max_size=3).map(lambda rows: Pairs(rows=tuple(rows))),
    max_size=8,
).map(tuple)


def document(parts: dict[str, tuple], preamble: str) -> Document:
    return Document(
        header=Header(school="星河大学", organisation="学生会", period="2024—2025", edition="x"),
        title="情况公开",
        preamble=preamble,
        sections=tuple(
            Section(key=key, title=key, anchor=key, blocks=found) for key, found in parts.items()
        ),
        closing="",
        data={},
    )


parts = st.dictionaries(st.sampled_from(["charter", "roster", "congress"]), blocks)
documents = st.builds(document, parts, words)


def touched(draw: st.DrawFn, block: Any) -> Any:
    """A block as a correction leaves it: another number, other words, rows in another order, another picture."""
    match block:
        case Clause():
            label = draw(clauses).label
            return block.model_copy(
                update=draw(st.sampled_from([{"label": label}, {"text": "改"}]))
            )
        case Table(rows=rows) if rows:
            order = draw(st.permutations(rows))[draw(st.integers(0, 1)) :]
            mended = [reworded(row) if draw(st.booleans()) else row for row in order]
            return block.model_copy(update={"rows": tuple(mended)})
        case Image():
            other = draw(pictures)
            return draw(
                st.sampled_from([other, block.model_copy(update={"alt": other.alt})])
                | st.just(block.model_copy(update={"attachment": other.attachment}))
            )
        case Paragraph() | Heading():
            return block.model_copy(update={"text": block.text + "改"})
    return block


def reworded(row: Row) -> Row:
    """A row with one more letter in its third cell."""
    cells = list(row.cells)
    cells[2] = cells[2].model_copy(update={"text": cells[2].text + "改"})
    return row.model_copy(update={"cells": tuple(cells)})


@st.composite
def corrected(draw: st.DrawFn) -> tuple[Document, Document]:
    """A document, and what a correction made of it: some blocks dropped, put in, moved."""
    old = draw(documents)
    new = {}
    for section in old.sections:
        some = [block for block in section.blocks if draw(st.integers(0, 5))]
        kept = [touched(draw, block) if draw(st.booleans()) else block for block in some]
        for block in draw(blocks)[:2]:
            kept.insert(draw(st.integers(0, len(kept))), block)
        new[section.key] = tuple(kept)
    return old, document(new, draw(st.just(old.preamble) | words))


@settings(max_examples=150)
@given(st.tuples(documents, documents) | corrected())
def test_the_reported_changes_carried_out_on_the_old_give_the_new(both):
    old, new = both
    before, after = sections(old), sections(new)
    told = between(old, new)
    assert {section.key for section in told} == {*before, *after}
    for section in told:
        found = apply(before.get(section.key, []), section)
        assert filled(found) == filled(after.get(section.key, []))
        assert (section.kind is Kind.SAME) == (before.get(section.key) == after.get(section.key))


@settings(max_examples=100)
@given(st.tuples(documents, documents) | corrected())
def test_nothing_is_reported_that_did_not_change(both):
    for section in between(*both):
        for change in section.changes:
            if isinstance(change, TableChange):
                assert all(map(differs, change.rows)), change
                assert change.rows or change.kind is not Kind.CHANGED
            elif change.kind is not Kind.ADDED and change.kind is not Kind.REMOVED:
                marks = [*getattr(change, "label", ()), *change.text]
                assert getattr(change, "replaced", False) or any(span.mark for span in marks)


def differs(row: RowChange) -> bool:
    if row.kind in {Kind.ADDED, Kind.REMOVED}:
        return True
    marked = all(any(span.mark for span in cell.text) for cell in row.cells)
    return marked and (bool(row.cells) or (row.moved and row.kind is Kind.MOVED))


@given(documents)
def test_of_a_document_and_itself_there_is_nothing_to_say(one):
    assert {section.kind for section in between(one, one)} == {Kind.SAME}
