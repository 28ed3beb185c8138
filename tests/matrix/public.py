"""The rows of the public's pages: the same for everybody, whoever is logged in."""

from __future__ import annotations

from tests.matrix.table import EVERYBODY, Row, code

NOWHERE = "404 404 404 404 | 404 404 404 404"

ROWS = [
    Row("public:register", "GET", EVERYBODY),
    Row("public:about", "GET", EVERYBODY),
    Row("public:about_data", "GET", EVERYBODY),
    Row("public:schema", "GET", EVERYBODY),
    Row("public:college", "GET", EVERYBODY, lambda things: (things.college.pk,), EVERYBODY),
    Row("public:disclosure", "GET", EVERYBODY, code, EVERYBODY),
    Row("public:pdf", "GET", EVERYBODY, code, EVERYBODY),
    Row("public:data", "GET", EVERYBODY, code, EVERYBODY),
    Row("public:word", "GET", EVERYBODY, code, EVERYBODY),
    Row("public:sheet", "GET", EVERYBODY, code, EVERYBODY),
    Row("public:changes", "GET", EVERYBODY, code, EVERYBODY),
    Row("public:verify", "GET", EVERYBODY),
    Row("public:verified", "GET", EVERYBODY, code, EVERYBODY),
    # Neither picture nor style sheet was baked for the matrix.
    Row("public:picture", "GET", NOWHERE, lambda things: (things.code, "congress-1.png")),
    Row("public:asset", "GET", NOWHERE, lambda _: ("0123456789abcdef.css",)),
]
