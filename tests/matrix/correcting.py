"""The rows of corrections of what is public."""

from __future__ import annotations

from tests.matrix.table import FOREIGN, Row, draft, read

SIGNS = "302 403 200 403 | 403 403 403 403"
DECIDES = "302 403 403 403 | 200 200 403 403"

ROWS = [
    Row("filing:reopen", "GET", SIGNS, draft, FOREIGN),
    # A draft is not public: refused with a sentence, but not for want of a right.
    Row("filing:reopen", "POST", "302 403 422 403 | 403 403 403 403", draft, FOREIGN),
    Row("filing:drop", "GET", SIGNS, draft, FOREIGN),
    Row("filing:drop", "POST", "302 403 302 403 | 403 403 403 403", draft, FOREIGN),
    Row("review:reopen", "GET", DECIDES, read, FOREIGN),
    Row("review:reopen", "POST", "302 403 403 403 | 422 422 403 403", read, FOREIGN),
    Row("review:give_up", "GET", DECIDES, read, FOREIGN),
    Row("review:give_up", "POST", "302 403 403 403 | 302 302 403 403", read, FOREIGN),
]
