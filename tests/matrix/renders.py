"""The rows of making a cycle's public files again."""

from __future__ import annotations

from tests.matrix.table import FOREIGN, FOREIGN_SENT, Row

MANAGING = "302 403 403 403 | 403 200 403 200"
OF_FEDERATION = "302 404 404 404 | 403 200 403 200"
ACTING = "302 404 404 404 | 403 302 403 302"
WORDS = {"reason": "layout", "note": "页码移到版心外侧。"}


def cycle(things):
    return (things.cycle.pk,)


def batch(things):
    return (things.renders.pk,)


ROWS = [
    Row("renders:index", "GET", MANAGING),
    Row("renders:start", "GET", OF_FEDERATION, cycle, FOREIGN),
    # Nothing of this cycle is public: the page says so.
    Row("renders:start", "POST", "401 404 404 404 | 403 200 403 200", cycle, FOREIGN_SENT, WORDS),
    Row("renders:show", "GET", OF_FEDERATION, batch, FOREIGN),
    Row("renders:progress", "GET", OF_FEDERATION, batch, FOREIGN),
    Row("renders:pause", "POST", ACTING, batch, FOREIGN),
    Row("renders:resume", "POST", ACTING, batch, FOREIGN),
    Row("renders:stop", "POST", ACTING, batch, FOREIGN),
    Row("renders:retry", "POST", ACTING, batch, FOREIGN),
]
