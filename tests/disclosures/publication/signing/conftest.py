"""A small PDF, and a server that signs with the tests' certificate."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests import certificates


@cache
def small_pdf() -> bytes:
    """Two lines of text."""
    from weasyprint import HTML

    html = "<html lang=zh><title>演示</title><p>云岭海洋大学学生会改革情况</p></html>"
    return bytes(HTML(string=html).write_pdf(pdf_identifier=b"test"))


@pytest.fixture
def pdf() -> bytes:
    """An unsigned PDF."""
    return small_pdf()


@pytest.fixture
def key_file(settings: Any, tmp_path: Path) -> Path:
    """The settings name a key file with the tests' certificate."""
    path = tmp_path / "key.p12"
    path.write_bytes(certificates.ours().p12())
    settings.PDF_SIGNING_KEY_FILE = str(path)
    settings.PDF_SIGNING_PASSPHRASE = certificates.PASSPHRASE
    return path
