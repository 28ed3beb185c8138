"""The rows of comparing a file with what is public: the same for everybody."""

from __future__ import annotations

from tests.factories.values import digest
from tests.matrix.table import EVERYBODY, Row

ON = "302 302 302 302 | 302 302 302 302"

ROWS = [
    Row("public:verify_file", "GET", ON),
    Row("public:verify_file", "POST", EVERYBODY),  # asks for a file
    Row("public:verify_hash", "GET", EVERYBODY, lambda _: (digest("page"),)),
]
