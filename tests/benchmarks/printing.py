"""A process that prints a page again and again: `python -m tests.benchmarks.printing FILE TIMES`.

What a worker does for the official PDF: archival variant, tags, the data attached. Writes a
line with the seconds of each print and its highest resident memory in megabytes.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

DATA = b'{"invented": true}' * 10_000
MOMENT = datetime(2025, 11, 20, tzinfo=UTC)


def official(html: str) -> bytes:
    """The archival PDF of `html`."""
    from disclosures.publication import engine

    attached = engine.Attached("data.json", DATA, "机器可读的数据", MOMENT)
    return engine.print_pdf(html, identifier=b"x" * 32, archival=True, attached=[attached])


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    import django

    django.setup()
    html = Path(sys.argv[1]).read_text(encoding="utf-8")
    spans = []
    for _ in range(int(sys.argv[2])):
        begin = time.perf_counter()
        official(html)
        spans.append(f"{time.perf_counter() - begin:.3f}")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(" ".join([*spans, str(most)]))


if __name__ == "__main__":
    main()
