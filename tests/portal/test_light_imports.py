"""Law 12: heavy libraries are imported where they are used, not when the site starts."""

from __future__ import annotations

import os
import subprocess
import sys

HEAVY = {"weasyprint", "fontTools", "openpyxl", "docx", "pdfplumber", "pypdf", "python_calamine"}


def modules_after(code: str) -> set[str]:
    """Top-level modules that a fresh interpreter has loaded after `code`."""
    answer = subprocess.run(
        [sys.executable, "-c", f"{code}; import sys; print(*sys.modules)"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test"},
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.split(".")[0] for name in answer.stdout.split()}


def test_the_site_starts_without_heavy_libraries() -> None:
    loaded = modules_after("import django; django.setup(); import portal.urls")
    assert "django" in loaded
    assert loaded & HEAVY == set()


def test_a_worker_starts_without_heavy_libraries() -> None:
    loaded = modules_after("from portal.celery import app; app.loader.import_default_modules()")
    assert "celery" in loaded
    assert loaded & HEAVY == set()
