"""The rows of what every site on the internet has."""

from __future__ import annotations

from tests.matrix.table import Row

ROWS = [
    # No contact is named in the tests' settings.
    Row("security_txt", "GET", "404 404 404 404 | 404 404 404 404"),
]
