"""Every published byte is read: what policy, edition or time keeps inside is in none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from disclosures.enums import FileKind, NamePolicy, RankPolicy
from tests.privacy import canaries, inside, story, walking
from tests.privacy.needles import found_in
from tests.privacy.unpacking import Piece

pytestmark = pytest.mark.django_db

KINDS = {
    "index.html", "index.html.gz", "index.html.br", "disclosure.pdf", "disclosure.docx", "disclosure.xlsx", "data.json",
    "data.json.gz", "data.json.br", "changes.html", "changes.html.gz", "changes.html.br",
}  # fmt: skip


def everything(told: story.Story) -> Iterator[Piece]:
    """All that is public of the story."""
    yield from walking.stored()
    yield from walking.answered(told)


def leaks(told: story.Story, needles: list[str], names: list[str]) -> list[str]:
    """Where something stands that must not, and what."""
    return [
        f"{where}: {found}"
        for where, data in everything(told)
        for found in found_in(data, needles, names)
    ]


def test_every_address_that_needs_no_log_in_is_walked() -> None:
    assert walking.open_names() == set(walking.ADDRESSES)


@pytest.mark.parametrize("names", NamePolicy)
@pytest.mark.parametrize("ranks", RankPolicy)
def test_nothing_that_is_kept_inside_is_public(
    names: NamePolicy, ranks: RankPolicy, record_property: pytest.RecordProperty
) -> None:
    told = story.begun(names, ranks)
    assert inside.unseeded(told.seeded) == []
    assert leaks(told, *told.hidden()) == []
    told.correct()
    assert leaks(told, *told.hidden()) == []
    _is_shown(told, canaries.OPEN, canaries.OFFICIAL)
    record_property("walked", str(_figures(told)))
    told.let_time_pass()
    needles, _names = told.hidden()
    people = [canaries.rank(row) for row in range(len(canaries.NAMES))]
    assert leaks(told, [*needles, *people], list(canaries.NAMES)) == []
    _is_shown(told, canaries.OPEN, canaries.OFFICIAL)
    told.take_down()
    gone = [*needles, *people, canaries.OPEN, canaries.OFFICIAL]
    assert leaks(told, gone, list(canaries.NAMES)) == []
    _is_shown(told, story.WITHDRAWN)


def test_one_mask_off_is_caught_in_every_kind_of_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disclosures.publication.names.mask", lambda name: name)
    told = story.begun(NamePolicy.MASKED, RankPolicy.BAND)
    told.correct()
    found = leaks(told, [], list(canaries.NAMES))
    files = [one for one in found if not one.startswith("/")]
    addresses = [one for one in found if one.startswith("/")]
    assert {one.partition(": ")[0].rpartition("/")[2] for one in files} >= KINDS
    for kind in (
        "/",
        "disclosure.pdf",
        "disclosure.docx",
        "disclosure.xlsx",
        "data.json",
        "changes.html",
    ):
        assert any(one.partition(": ")[0].endswith(kind) for one in addresses), kind
    assert any("disclosure.pdf: file.pdf!data.json" in one for one in files), "attached to the PDF"
    assert any("disclosure.pdf: file.pdf!text" in one for one in files), "printed in the PDF"


def test_a_column_that_is_shown_by_mistake_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disclosures.publication.redact._congress", lambda content, _by: content)
    told = story.begun(NamePolicy.FULL, RankPolicy.EXACT)
    assert leaks(told, *told.hidden()) != []


def test_every_kind_of_baked_file_is_asked_for_by_its_address() -> None:
    assert {kind.value for kind in FileKind} == {"page", "pdf", "data", "word", "sheet", "changes"}


def _is_shown(told: story.Story, *texts: str) -> None:
    """The walk reads: what is public is found by the same means."""
    everything_read = list(everything(told))
    for text in texts:
        assert any(list(found_in(data, [text])) for _where, data in everything_read), text


def _figures(told: story.Story) -> dict[str, int]:
    """How much is read."""
    counted: Counter[str] = Counter()
    for _where, data in walking.stored():
        counted["pieces of files"] += 1
        counted["bytes of files"] += len(data)
    for where, data in walking.answered(told):
        counted["addresses"] += where.endswith("(head)")
        counted["bytes of answers"] += len(data)
    return dict(counted)
