"""Documents on paper: Word's through LibreOffice, pages' through WeasyPrint."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

OFFICE = shutil.which("soffice")
UNSEEN = {"private", "private-bare", "wingdings-1"}
"""Ticks that cannot be seen where the symbol fonts are missing: not worth printing."""
STRUCK = {"tracked", "worked_rows"}
"""Quirks that LibreOffice prints with what was struck out."""
SHEET = """
@page { size: A4; margin: 2.5cm 2.2cm;
  @top-center { content: "信息公开　校团委"; font-size: 9pt }
  @bottom-center { content: "— " counter(page) " —"; font-size: 9pt } }
body { font: 12pt/1.6 "Noto Serif CJK SC", serif }
table { border-collapse: collapse; width: 100%; table-layout: fixed } td, th { border: 0.5pt solid; padding: 2pt; font-size: 10pt }
h2 { font-size: 15pt } .header, .nav, .position, .pager, .footer, .metas { display: none } img { max-width: 8cm }
"""


def by_office(documents: dict[str, bytes], *, seconds: int = 300) -> dict[str, bytes]:
    """Return the PDFs of Word files by name, printed in one run; empty where there is no LibreOffice."""
    if not OFFICE or not documents:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, raw in documents.items():
            paths.append(Path(folder) / f"{name}.docx")
            paths[-1].write_bytes(raw)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            [OFFICE, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, *map(str, paths)],
            check=False, capture_output=True, timeout=seconds,
        )  # fmt: skip
        made = {path.stem: path.with_suffix(".pdf") for path in paths}
        return {name: path.read_bytes() for name, path in made.items() if path.exists()}


def by_weasyprint(page: bytes) -> bytes:
    """Return the PDF of a web page, with a header and page numbers; nothing is fetched."""
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher

    fetcher = URLFetcher(allowed_protocols=["data"])
    raw: bytes = HTML(string=_text(page), url_fetcher=fetcher, media_type="print").write_pdf(
        stylesheets=[CSS(string=SHEET)]
    )
    return raw


def _text(page: bytes) -> str:
    if page.startswith((b"\xff\xfe", b"\xfe\xff")):
        return page.decode("utf-16")
    try:
        return page.decode("utf-8-sig")
    except UnicodeDecodeError:
        return page.decode("gb18030")
