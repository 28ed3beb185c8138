"""A published page keeps the style sheets and pictures that it was published with.

The site's static files change with every release, and their old names vanish; a page stays
for years. So whatever a baked page loads from the static files is copied into the published
storage under a name made of its content, shared by all pages of the same look.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse

from disclosures.publication import store

FOLDER = "assets"
_LOADED = re.compile(r'\b(href|src)="([^"]+)"')
_IN_STYLE = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")


def freeze(html: str) -> str:
    """Return the page with every static address replaced by that of a copy that stays."""

    def kept(found: re.Match[str]) -> str:
        attribute, address = found.groups()
        if not address.startswith(settings.STATIC_URL):
            return found[0]
        name = unquote(urlsplit(address).path.removeprefix(settings.STATIC_URL))
        return f'{attribute}="{_keep(name)}"'

    return _LOADED.sub(kept, html)


def _keep(name: str) -> str:
    """Copy one static file (a style sheet with all that it loads); return the copy's address."""
    data = _read(name)
    if name.endswith(".css"):
        data = _style(name, data.decode()).encode()
    copy = f"{hashlib.sha256(data).hexdigest()[:16]}{PurePosixPath(name).suffix}"
    store.write_once(f"{FOLDER}/{copy}", data)
    return reverse("public:asset", args=[copy])


def _style(name: str, text: str) -> str:
    def kept(found: re.Match[str]) -> str:
        address = found[2]
        if address.startswith(("data:", "#")) or "//" in address:
            return found[0]
        path = urlsplit(address).path
        if path.startswith(settings.STATIC_URL):
            return f'url("{_keep(path.removeprefix(settings.STATIC_URL))}")'
        return f'url("{_keep(posixpath.normpath(posixpath.join(posixpath.dirname(name), path)))}")'

    return _IN_STYLE.sub(kept, text)


def _read(name: str) -> bytes:
    """A static file as it is served: collected (hashed name) or in its source folder."""
    found = finders.find(name)
    if found:
        return Path(found).read_bytes()
    with staticfiles_storage.open(name) as file:
        return file.read()
