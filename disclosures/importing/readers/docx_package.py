"""The parts of a Word file: main text, styles, numbering, relations, pictures."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disclosures.exchange import Unreadable
from disclosures.importing.xml import parse

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "word/document.xml"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OFFICE = "/officeDocument"
_KINDS = {
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
    ".bmp": "image/bmp", ".tif": "image/tiff", ".tiff": "image/tiff", ".webp": "image/webp",
    ".emf": "image/x-emf", ".wmf": "image/x-wmf", ".svg": "image/svg+xml",
}  # fmt: skip


@dataclass(slots=True)
class Package:
    """An opened file; ``main`` is the root of the text, ``links`` the outside addresses by id."""

    archive: zipfile.ZipFile
    main: _Element
    styles: _Element | None
    numbering: _Element | None
    links: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)

    def picture(self, relation: str) -> tuple[bytes, str, str] | None:
        """Return bytes, media type and name of a picture by its relation's id."""
        path = self.parts.get(relation, "")
        kind = _KINDS.get(posixpath.splitext(path.lower())[1])
        data = _read(self.archive, path) if kind else None
        return (data, str(kind), posixpath.basename(path)) if data else None


def open_package(raw: bytes) -> Package:
    """Open a .docx; ``Unreadable`` where it is none or broken."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        path = _main_path(archive)
        main = _part(archive, path)
    except (zipfile.BadZipFile, ValueError, KeyError, OSError, NotImplementedError, EOFError):
        main = None
    if main is None:
        raise Unreadable("这个 Word 文件损坏了，打不开。请用 Word 或 WPS 打开后另存一份再试。")
    return _package(archive, path, main)


def _package(archive: zipfile.ZipFile, path: str, main: _Element) -> Package:
    folder = posixpath.dirname(path)
    relations = f"{folder}/_rels/{posixpath.basename(path)}.rels"
    package = Package(
        archive, main, _part(archive, f"{folder}/styles.xml"), _part(archive, f"{folder}/numbering.xml")
    )  # fmt: skip
    for relation in _relations(archive, relations):
        key, target = str(relation.get("Id")), str(relation.get("Target"))
        if relation.get("TargetMode") == "External":
            package.links[key] = target
        else:
            package.parts[key] = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
    return package


def _main_path(archive: zipfile.ZipFile) -> str:
    for relation in _relations(archive, "_rels/.rels"):
        if str(relation.get("Type")).endswith(_OFFICE):
            return str(relation.get("Target")).lstrip("/")
    return MAIN


def _relations(archive: zipfile.ZipFile, path: str) -> list[_Element]:
    root = _part(archive, path)
    return [] if root is None else list(root.iter(_RELATIONSHIP))


def _part(archive: zipfile.ZipFile, path: str) -> _Element | None:
    data = _read(archive, path)
    return None if data is None else parse(data)


def _read(archive: zipfile.ZipFile, path: str) -> bytes | None:
    try:
        return archive.read(path)
    except (KeyError, zipfile.BadZipFile, RuntimeError, EOFError, NotImplementedError, OSError):
        return None
    except Exception as error:  # zlib.error and its like have no common parent
        if type(error).__module__ in ("zlib", "lzma", "bz2"):
            return None
        raise
