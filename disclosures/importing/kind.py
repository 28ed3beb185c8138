"""What a file is, by its content; its name decides only where the content does not."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NoReturn

from disclosures.exchange import Unreadable
from disclosures.importing import ole, zipped
from disclosures.importing.kind_text import text_kind
from disclosures.importing.kind_words import SENTENCES

if TYPE_CHECKING:
    from zipfile import ZipInfo

LARGEST = 50 * 1024 * 1024
"""Bytes of a file; real disclosures with photographs have up to 20 million."""
MACROS = "文件里带有宏。导入时只读文字，宏没有运行，也不会保留。"
"""Said of a file whose programs were left alone."""


class Kind(StrEnum):
    """What can be read. ``doc``: all that LibreOffice turns into ``.docx`` (``.doc``, ``.wps``, ``.rtf``)."""

    DOCX = "docx"
    HTML = "html"
    PDF = "pdf"
    DOC = "doc"
    ODT = "odt"
    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"
    JSON = "json"


_BEGINNINGS = (
    (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"), (b"BM", "bitmap"),
    (b"II*\x00", "picture"), (b"MM\x00*", "picture"), (b"RIFF", "media"), (b"\x00\x00\x01\x00", "picture"),
    (b"Rar!", "archive"), (b"7z\xbc\xaf\x27\x1c", "archive"), (b"\x1f\x8b", "archive"), (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"), (b"MZ", "program"), (b"\x7fELF", "program"), (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"), (b"ID3", "media"), (b"OggS", "media"), (b"\x1aE\xdf\xa3", "media"),
    (b"CAJ", "caj"), (b"KDH", "caj"), (b"%!PS", "postscript"), (b"SQLite format 3", "other"),
)  # fmt: skip
_PDF_WITHIN = 1_024
_FTYP = slice(4, 8)
_MEDIA_BRANDS = (b"heic", b"heix", b"mif1", b"avif")
_DOCUMENTS = {
    "application/vnd.oasis.opendocument.text": Kind.ODT,
    "application/vnd.oasis.opendocument.text-template": Kind.ODT,
    "application/vnd.oasis.opendocument.spreadsheet": Kind.XLSX,
}
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml", "basic/script-lc.xml")


def kind_of(raw: bytes, name: str = "") -> Kind:
    """Return what a file is; ``Unreadable``, with what to do instead, where it cannot be read.

    Nothing is unpacked but two small parts of a zip file, and that only after its list of parts
    was found to be of a sensible size.
    """
    if not raw.strip(b"\x00 \t\r\n"):
        refuse("empty")
    if len(raw) > LARGEST:
        refuse("big")
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(raw)
    if raw.startswith(ole.MAGIC):
        return _ole_kind(raw)
    if b"%PDF-" in raw[:_PDF_WITHIN] and raw.lstrip()[:1] != b"<":
        return Kind.PDF
    _refuse_beginning(raw)
    return Kind(text_kind(raw, name))


def refuse(key: str) -> NoReturn:
    """Raise ``Unreadable`` with the sentence of a kind that cannot be read."""
    raise Unreadable(SENTENCES[key])


def has_macros(raw: bytes) -> bool:
    """Say whether a file carries programs of its own (they are never run)."""
    if raw.startswith(ole.MAGIC):
        return bool({"Macros", "_VBA_PROJECT_CUR"} & set(ole.entries(raw)))
    if not raw.startswith(b"PK"):
        return False
    try:
        return any(name.lower().endswith(_MACRO_PARTS) for name in zipped.members(raw))
    except Unreadable:
        return False


def _refuse_beginning(raw: bytes) -> None:
    if raw[_FTYP] == b"ftyp":
        refuse("picture" if raw[8:12] in _MEDIA_BRANDS else "media")
    for beginning, key in _BEGINNINGS:
        if not raw.startswith(beginning):
            continue
        if key == "bitmap":
            if b"\x00" in raw[:32]:
                refuse("picture")
            continue
        refuse("picture" if raw[8:12] == b"WEBP" else key)


def _zip_kind(raw: bytes) -> Kind:
    parts = zipped.members(raw)
    if any(info.flag_bits & 1 for info in parts.values()):
        refuse("password")
    if "mimetype" in parts:
        return _open_document(raw, parts)
    if "OFD.xml" in parts:
        refuse("ofd")
    names = [name.lower() for name in parts]
    if any(name.startswith("word/") for name in names):
        return Kind.DOCX
    if any(name.startswith("xl/") for name in names):
        return Kind.XLSX
    if any(name.startswith("ppt/") for name in names):
        refuse("slides")
    if "[content_types].xml" in names:
        return _by_content_types(raw, parts)
    refuse("archive")


def _open_document(raw: bytes, parts: dict[str, ZipInfo]) -> Kind:
    declared = zipped.read(raw, parts["mimetype"], 200).decode("ascii", "replace").strip()
    if declared not in _DOCUMENTS:
        refuse("slides" if "presentation" in declared else "other")
    manifest = parts.get("META-INF/manifest.xml")
    if manifest and b"encryption-data" in zipped.read(raw, manifest):
        refuse("password")
    return _DOCUMENTS[declared]


def _by_content_types(raw: bytes, parts: dict[str, ZipInfo]) -> Kind:
    """An Office file whose parts lie in folders of other names."""
    info = next(info for name, info in parts.items() if name.lower() == "[content_types].xml")
    types = zipped.read(raw, info)
    if b"wordprocessingml" in types:
        return Kind.DOCX
    if b"spreadsheetml" in types:
        return Kind.XLSX
    refuse("other")


def _ole_kind(raw: bytes) -> Kind:
    found = ole.entries(raw)
    if "EncryptedPackage" in found:
        refuse("password")
    if "WordDocument" in found:
        return _old(raw, found["WordDocument"], Kind.DOC)
    for name in ("Workbook", "Book"):
        if name in found:
            return _old(raw, found[name], Kind.XLS)
    if "PowerPoint Document" in found:
        refuse("slides")
    refuse("other" if found else "broken")


def _old(raw: bytes, stream: ole.Entry, kind: Kind) -> Kind:
    """Refuse what is under a password: a flag in Word's first block, a record behind Excel's first one."""
    head = raw[stream.start : stream.start + 512] if stream.start else b""
    if kind is Kind.DOC:
        locked = len(head) > 11 and head[:2] == b"\xec\xa5" and bool(head[11] & 1)  # noqa: PLR2004
    else:
        size = int.from_bytes(head[2:4], "little")
        locked = head[4 + size : 6 + size] == b"\x2f\x00"
    if locked:
        refuse("password")
    return kind
