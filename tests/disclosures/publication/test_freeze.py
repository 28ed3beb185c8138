"""Copies of static files that stay, from source folders and from collected, hashed ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from disclosures.publication.freeze import freeze

PAGE = '<link rel="stylesheet" href="{}"><img src="/static/img/mark.svg" alt=""><a href="/about/">x</a>'


def assets(settings: Any) -> dict[str, bytes]:
    folder = Path(settings.PUBLISHED_ROOT) / "assets"
    return {
        path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in {".css", ".svg"}
    }


@pytest.fixture
def files(settings: Any, tmp_path: Path) -> Path:
    """A style sheet that loads another and a picture."""
    source = tmp_path / "source"
    (source / "css").mkdir(parents=True)
    (source / "img").mkdir()
    (source / "img" / "own.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (source / "css" / "own.css").write_text(
        'a { background: url("../img/own.svg") } b { background: url(data:x) }'
    )
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, source]
    return source


def test_what_is_loaded_is_copied_and_the_rest_left_alone(files: Path, settings: Any) -> None:
    html = freeze(PAGE.format("/static/css/own.css"))
    assert "/static/" not in html
    assert '<a href="/about/">' in html
    style = next(data for name, data in assets(settings).items() if name.endswith(".css"))
    loaded = style.decode().split('url("/d/assets/')[1].split('"')[0]
    assert assets(settings)[loaded] == (files / "img" / "own.svg").read_bytes()
    assert b"url(data:x)" in style


def test_the_same_look_is_stored_once_and_another_beside_it(files: Path, settings: Any) -> None:
    first = freeze(PAGE.format("/static/css/own.css"))
    assert freeze(PAGE.format("/static/css/own.css")) == first
    before = len(assets(settings))
    (files / "css" / "own.css").write_text("a { color: red }")
    assert freeze(PAGE.format("/static/css/own.css")) != first
    assert len(assets(settings)) == before + 1


def test_collected_files_with_hashed_names_are_copied_too(
    files: Path, settings: Any, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path / "collected"
    backend = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": backend}}
    call_command("collectstatic", interactive=False, verbosity=0)
    from django.templatetags.static import static

    address = static("css/own.css")
    assert address != "/static/css/own.css"
    html = freeze(PAGE.format(address))
    assert "/static/" not in html
    assert b"url(data:x)" in next(
        data for name, data in assets(settings).items() if name.endswith(".css")
    )
