"""Objects are looked for as the log's table names them."""

from __future__ import annotations

import pytest

from portal.domain import log


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("填报 12", "filing:12"),
        ("填报12", "filing:12"),
        ("账号 3", "user:3"),
        ("filing:12", "filing:12"),
        ("没有 1", "没有 1"),
        ("填报", "填报"),
    ],
)
def test_an_object_is_looked_for_by_the_words_of_the_table(words, target):
    assert log.target_of(words) == target
