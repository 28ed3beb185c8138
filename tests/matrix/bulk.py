"""The rows of deciding many at once, and of the usual sentences."""

from __future__ import annotations

from tests.matrix.table import FOREIGN, Row

DECIDING = "302 403 403 403 | 200 200 403 403"
READING = "302 403 403 403 | 200 200 200 403"
OF_FEDERATION = "302 404 404 404 | 200 200 403 403"
WORDS = {"title": "名单", "kind": "other", "text": "请按学期初的名单改。"}


def rule(_things):
    return ("R12",)


def bulk(things):
    return (things.bulk.pk,)


ROWS = [
    Row("review:bulk", "GET", DECIDING),
    Row("review:bulk_rule", "GET", DECIDING, rule),
    Row("review:bulk_rule", "POST", DECIDING, rule),
    Row("review:bulk_clean", "POST", "302 403 403 403 | 302 302 403 403"),
    Row("review:bulk_run", "GET", OF_FEDERATION, bulk, FOREIGN),
    Row("review:bulk_progress", "GET", OF_FEDERATION, bulk, FOREIGN),
    # In the name of whoever began it, who is none of these.
    Row("review:bulk_resume", "POST", "302 404 404 404 | 403 403 403 403", bulk, FOREIGN),
    Row("review:reasons", "GET", READING),
    Row("review:reasons", "POST", "401 403 403 403 | 302 302 403 403", data=WORDS),
    Row("review:reason", "GET", READING, rule),
    Row("review:reason", "POST", "401 403 403 403 | 403 302 403 403", rule, data=WORDS),
    Row("review:reason_retire", "POST", "302 403 403 403 | 403 302 403 403", rule),
]
