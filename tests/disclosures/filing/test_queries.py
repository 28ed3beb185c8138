"""How many questions a page asks the database: the same for an empty filing as for a full one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.disclosures.desk import college_filing, filled

pytestmark = pytest.mark.django_db

NUMBERS = {
    ("tasks",): 16,
    ("section", "indicators"): 15,
    ("section", "charter"): 15,
    ("section", "roster"): 15,
    ("section", "congress"): 16,
    ("findings",): 14,
    ("check",): 14,
    ("history",): 13,
}
"""Page → queries, of which nine belong to session, actor and scope."""


@pytest.mark.parametrize("page", NUMBERS)
@pytest.mark.parametrize("make", [college_filing, filled])
def test_the_number_of_queries_does_not_grow_with_the_content(browse, page, make):
    browser = browse(make())
    with CaptureQueriesContext(connection) as queries:
        assert browser.page(*page).status_code == 200
    assert len(queries) == NUMBERS[page]
