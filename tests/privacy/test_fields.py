"""Each field, each year, each policy: what the public document holds. Quick, without files."""

from __future__ import annotations

import inspect
import json

import pytest

from disclosures import content as kinds
from disclosures import editions
from disclosures.content import Content
from disclosures.enums import NamePolicy, RankPolicy
from disclosures.publication.document import to_json
from tests.disclosures.publication import invented
from tests.privacy import canaries
from tests.privacy.needles import found_in

FIELDS = {
    f"{kind.__name__}.{field}"
    for _name, kind in inspect.getmembers(kinds, inspect.isclass)
    if issubclass(kind, Content) and kind not in (Content, kinds.Disclosure)
    for field in kind.model_fields
}


def test_every_field_is_said_to_be_shown_or_hidden() -> None:
    said = (canaries.HIDDEN, canaries.BY_YEAR, canaries.BY_POLICY, canaries.SHOWN, canaries.WHOLES)
    assert set().union(*said) == FIELDS
    assert sum(map(len, said)) == len(FIELDS) + len({"Indicators.survey"} & canaries.HIDDEN)


@pytest.mark.parametrize("year", editions.keys())
@pytest.mark.parametrize("names", NamePolicy)
@pytest.mark.parametrize("ranks", RankPolicy)
def test_what_is_hidden_is_nowhere_in_the_document(
    year: str, names: NamePolicy, ranks: RankPolicy
) -> None:
    content = canaries.disclosure(year, ("1", "2"))
    document = invented.document(year, names, ranks, content=content)
    data = json.dumps(to_json(document), ensure_ascii=False).encode()
    assert list(found_in(data, *canaries.hidden(year, names, ranks))) == []


@pytest.mark.parametrize("year", editions.keys())
def test_what_is_shown_is_there(year: str) -> None:
    content = canaries.disclosure(year, ("1", "2"))
    document = invented.document(year, NamePolicy.FULL, RankPolicy.EXACT, content=content)
    data = json.dumps(to_json(document), ensure_ascii=False)
    columns = {column.key for column in editions.load(year).roster.columns}
    for column in columns - {"no", "name", "rank"}:
        assert canaries.secret(f"RosterRow.{column}") in data
    assert all(name in data for name in (*canaries.NAMES, canaries.OPEN, canaries.OFFICIAL))
