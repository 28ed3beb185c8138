"""What makes WeasyPrint quicker for our documents, and changes nothing in what it draws.

Each module replaces one thing and says which, why and by how much; the gains are kept in
docs/decisions/0024. WeasyPrint is pinned by hash; `tests/disclosures/publication/tuning`
notices when a new version no longer has or no longer calls what is replaced, and compares
text and geometry with the untuned engine.
"""

from __future__ import annotations

from functools import cache


@cache
def install() -> None:
    """Put everything in place; once a process."""
    from disclosures.publication import justify
    from disclosures.publication.tuning import (
        boxes,
        layouts,
        lengths,
        lines,
        parsing,
        pauses,
        styles,
        warm,
        writing,
    )

    for part in (parsing, warm, styles, lengths, boxes, layouts, lines, writing, justify):
        part.install()
    pauses.settle()
