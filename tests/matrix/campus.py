"""The rows of sign-in by a campus's server; none is configured in the matrix, so that its addresses are unknown."""

from __future__ import annotations

from tests.matrix.table import Row

UNKNOWN = "404 404 404 404 | 404 404 404 404"
UNKNOWN_WITHIN = "302 404 404 404 | 404 404 404 404"
OWN_ACCOUNT = "302 200 200 200 | 200 200 200 200"
OWN_ACCOUNT_SENT = "302 302 302 302 | 302 302 302 302"


def nowhere(_things):
    return ("nowhere",)


ROWS = [
    Row("campus:identities", "GET", OWN_ACCOUNT),
    # Somebody else's identity is one that is not there: a sentence, and nothing happens.
    Row("campus:unlink", "POST", OWN_ACCOUNT_SENT, lambda _: (10**9,)),
    Row("campus:start", "POST", UNKNOWN, nowhere),
    Row("campus:back", "GET", UNKNOWN, nowhere),
    Row("campus:back", "POST", UNKNOWN, nowhere),
    Row("campus:link", "POST", UNKNOWN_WITHIN, nowhere),
    Row("campus:again", "POST", UNKNOWN_WITHIN, nowhere),
]
