"""A file as a plain copy to read: its blocks as JSON values, and where each section begins.

Runs in the sandbox like every reading of an upload (``sandbox.read_safely`` with ``reader=COPIER``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosures.importing.blocks import Paragraph, Table
from disclosures.importing.files import blocks_of
from disclosures.importing.imported import Imported, Sureness
from disclosures.importing.kind import kind_of
from disclosures.importing.segment import segment
from disclosures.importing.tidy import tidy

if TYPE_CHECKING:
    from disclosures.importing.blocks import Block

COPIER = "disclosures.importing.copying:read_copy"


def read_copy(raw: bytes, name: str) -> Imported:
    """Return the copy as ``data``: ``{"blocks": [...], "sections": {key: number of its first block}}``.

    A block is ``{"kind": "heading"|"text", "text"}``, ``{"kind": "table", "rows": [[text or None]]}`` (None:
    covered by a merged cell) or ``{"kind": "picture", "text"}``. For documents; ``Unreadable`` as for
    ``files.read_file``.
    """
    blocks = tidy(blocks_of(kind_of(raw, name), raw).blocks).blocks
    sections: dict[str, int] = {}
    for each in segment(list(blocks)).sections:
        sections.setdefault(each.key, each.place)
    data: dict[str, Any] = {"blocks": [_plain(block) for block in blocks], "sections": sections}
    return Imported(data, "", Sureness.LOW)


def _plain(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"kind": "heading" if block.level or block.centred else "text", "text": block.text}
    if isinstance(block, Table):
        rows = [[None if cell.covered else cell.text for cell in row] for row in block.rows]
        return {"kind": "table", "rows": rows}
    return {"kind": "picture", "text": block.alt or block.name}
