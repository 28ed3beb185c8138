"""One file in, one import out, whatever its format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from disclosures.editions import EditionUnknown
from disclosures.exchange import Unreadable, decode, edition_of
from disclosures.importing.blocks import Table
from disclosures.importing.document import read_document
from disclosures.importing.imported import Imported, Sureness
from disclosures.importing.kind import Kind, kind_of
from disclosures.importing.ours import restore
from disclosures.importing.sheets import read_sheets

if TYPE_CHECKING:
    from disclosures.importing.blocks import Document

NOTHING = (
    "没有在文件里找到公开材料的内容：没有自评表，也没有章程等栏目的标题。"
    "请确认选对了文件；名单请用 Excel 文件或直接粘贴。"
)
"""Said where a document holds no section."""
TOO_MUCH = "文件的内容太多，不像一份公开材料。请只把公开材料的内容复制到新的 Word 文件里，再试。"
DATA = 5_000_000
"""Bytes of data in the exchange format; a long disclosure has some hundred thousand."""
TOO_MUCH_DATA = "数据文件太大，不像一份公开材料。请只放一个组织一个年度的数据，再试。"
BLOCKS, CELLS = 20_000, 60_000
"""Paragraphs, tables and pictures, and cells of all tables; thirty pages have some hundreds of each."""
_READERS = {Kind.DOCX: "docx", Kind.HTML: "html", Kind.PDF: "pdf"}


def read_file(raw: bytes, name: str) -> Imported:
    """Read a disclosure or a roster; ``Unreadable`` with a sentence where that cannot be done.

    ``name`` is the file's name, which decides only where its content does not.
    """
    kind = kind_of(raw, name)
    if kind is Kind.JSON:
        if len(raw) > DATA:
            raise Unreadable(TOO_MUCH_DATA)
        return _from_data(decode(raw))
    if kind in (Kind.XLSX, Kind.XLS, Kind.CSV):
        return read_sheets(kind, raw)
    document = blocks_of(kind, raw)
    if document.data is not None:
        return _from_data(document.data)
    imported = restore(read_document(document))
    if not imported.sources:
        raise Unreadable(NOTHING)
    return imported


def blocks_of(kind: Kind, raw: bytes) -> Document:
    """Return the blocks; each reader is loaded only where it is needed."""
    reader = import_module(f"disclosures.importing.readers.{_READERS.get(kind, 'office')}")
    document: Document = reader.read(raw)
    cells = sum(
        len(block.rows) * len(block.rows[0])
        for block in document.blocks
        if isinstance(block, Table) and block.rows
    )
    if len(document.blocks) > BLOCKS or cells > CELLS:
        raise Unreadable(TOO_MUCH)
    return document


def _from_data(data: object) -> Imported:
    """Take our own data as it is; answers are told by number, so the year must be one we keep."""
    if not isinstance(data, dict):
        raise Unreadable("文件里不是一份公开材料：最外层应当是一组“名称: 值”。")
    try:
        return Imported(data, edition_of(data).key, Sureness.HIGH)
    except EditionUnknown as unknown:
        raise Unreadable(
            f"数据里没有写明是哪一年度，或者不认识：{unknown}请在文件的 school_year 里写上其中一个年度，再试。"
        ) from None
