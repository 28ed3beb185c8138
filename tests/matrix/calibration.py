"""The rows of the calibration: the lead's page, and the blind reader's own (nobody here was asked to read)."""

from __future__ import annotations

from tests.matrix.table import FOREIGN, FOREIGN_SENT, Row, read, read_charter

# anonymous editor secretary observer | reviewer lead observer operator
NOT_ASKED = "302 403 403 403 | 403 403 403 403"

ROWS = [
    Row("review:calibration", "GET", "302 403 403 403 | 403 200 403 403"),
    Row("review:blind", "GET", NOT_ASKED, read, FOREIGN),
    Row("review:blind_section", "GET", NOT_ASKED, read_charter, FOREIGN),
    Row(
        "review:blind_section",
        "POST",
        NOT_ASKED.replace("302", "401"),
        read_charter,
        FOREIGN_SENT,
        {"kind": "approved", "sentence": "没有问题。"},
    ),
]
