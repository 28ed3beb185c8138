"""How many questions a page asks the database: the same for an empty filing as for a full one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.disclosures.desk import college_filing, filled

pytestmark = pytest.mark.django_db

NUMBERS = {
    ("tasks",): 20,
    ("section", "indicators"): 17,
    ("section", "charter"): 17,
    ("section", "roster"): 17,
    ("section", "congress"): 18,
    ("findings",): 16,
    ("check",): 16,
    ("history",): 17,
}
"""Page → queries, of which ten belong to session, actor, scope and unread messages."""


@pytest.mark.parametrize("page", NUMBERS)
@pytest.mark.parametrize("make", [college_filing, filled])
def test_the_number_of_queries_does_not_grow_with_the_content(browse, page, make):
    browser = browse(make())
    with CaptureQueriesContext(connection) as queries:
        assert browser.page(*page).status_code == 200
    assert len(queries) == NUMBERS[page]
