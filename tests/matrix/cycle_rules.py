"""The rows of the lead's pages about a cycle's rules."""

from __future__ import annotations

from tests.matrix.table import FOREIGN, FOREIGN_SENT, Row

# To the college its federation's cycle is no object of its own.
READ = "302 404 404 404 | 403 200 403 403"

ROWS = [
    Row("cycle_rules:index", "GET", READ, lambda things: (things.cycle.pk,), FOREIGN),
    Row("cycle_rules:rule", "GET", READ, lambda things: (things.cycle.pk, "R09"), FOREIGN),
    Row(
        "cycle_rules:rule",
        "POST",
        "401 404 404 404 | 403 302 403 403",
        lambda things: (things.cycle.pk, "R09"),
        FOREIGN_SENT,
        {"effect": "off"},
    ),
    Row(
        "cycle_rules:trial",
        "GET",
        READ,
        lambda things: (things.cycle.pk, "R09", things.trial.pk),
        FOREIGN,
    ),
    Row(
        "cycle_rules:trial",
        "POST",
        "401 404 404 404 | 403 422 403 403",
        lambda things: (things.cycle.pk, "R09", things.trial.pk),
        FOREIGN_SENT,
        {"reason": "今年先提醒。"},
    ),
    Row(
        "cycle_rules:progress",
        "GET",
        READ,
        lambda things: (things.cycle.pk, "R09", things.trial.pk),
        FOREIGN,
    ),
]
