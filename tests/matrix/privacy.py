"""The rows of the public's page on personal data, and of what robots may ask for."""

from __future__ import annotations

from tests.matrix.table import EVERYBODY, Row

ROWS = [
    Row("public:privacy", "GET", EVERYBODY),
    Row("public:robots", "GET", EVERYBODY),
]
