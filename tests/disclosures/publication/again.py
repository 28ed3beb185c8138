"""Makes every output of a document in a process of its own: `python -m … DOCUMENT.json PICTURE FOLDER`."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from disclosures.publication.document import Document, from_json, to_json
from disclosures.publication.stamp import Stamp


def outputs(document: Document, stamp: Stamp, picture: bytes) -> dict[str, bytes]:
    """Page, PDF, Word, workbook and data, by file name."""
    from disclosures.domain.outputs import to_sheets
    from disclosures.exporting.word import to_docx
    from disclosures.publication import render

    pictures = {"congress-1": picture}
    return {
        "index.html": render.to_html(document, stamp, {"congress-1": "congress-1.png"}).encode(),
        "disclosure.pdf": render.to_pdf(document, stamp, pictures),
        "disclosure.docx": to_docx(document, pictures, stamp),
        "disclosure.xlsx": to_sheets(document, stamp),
        "data.json": render.to_data_bytes(document),
    }


def packed(document: Document, stamp: Stamp) -> str:
    """What `unpacked` reads."""
    facts = asdict(stamp) | {"approved": stamp.approved.isoformat()}
    return json.dumps({"document": to_json(document), "stamp": facts})


def unpacked(text: str) -> tuple[Document, Stamp]:
    """Document and stamp out of a file."""
    raw: dict[str, Any] = json.loads(text)
    approved = datetime.fromisoformat(raw["stamp"]["approved"])
    return from_json(raw["document"]), Stamp(**raw["stamp"] | {"approved": approved})


def main(source: str, picture: str, folder: str) -> None:
    """Write all of it into `folder`."""
    import django

    django.setup()
    document, stamp = unpacked(Path(source).read_text(encoding="utf-8"))
    for name, data in outputs(document, stamp, Path(picture).read_bytes()).items():
        (Path(folder) / name).write_bytes(data)


if __name__ == "__main__":
    main(*sys.argv[1:])
