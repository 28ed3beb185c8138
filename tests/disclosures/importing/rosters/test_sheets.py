"""Spreadsheet files of every kind, whole and broken."""

import io
import random
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from disclosures.exchange import Unreadable
from disclosures.importing.rosters import best_sheet, sheets
from disclosures.importing.rosters.cells import Covered
from tests.disclosures.importing.olefiles import ole_file
from tests.disclosures.importing.rosters.layouts import make
from tests.disclosures.importing.rosters.scoring import score
from tests.disclosures.importing.rosters.workbooks import SOFFICE, converted, separated, xlsx

SEEDS = range(60)
HEADER = ["序号", "姓名", "部门", "排名"]
ROWS = [HEADER, [1, "张三", "办公室", "1/30"], [2, "李四", "办公室", "2/30"]]


def judge(files: dict[str, bytes], kind: str) -> float:
    scores = []
    for seed, raw in files.items():
        _sheet, reading = best_sheet(sheets.read(kind, raw))
        scores.append(score(make(int(seed)).truth, reading.rows)[0])
    return sum(scores) / len(scores)


def workbooks(seeds=SEEDS) -> dict[str, bytes]:
    return {str(seed): xlsx(make(seed).rows) for seed in seeds}


def test_xlsx():
    assert judge(workbooks(), "xlsx") >= 0.99


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_what_libreoffice_writes(tmp_path, ending):
    files = converted(tmp_path, workbooks(range(12)), ending)
    assert judge(files, ending) >= 0.97
    assert judge(files, "et") >= 0.97


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separated_text(encoding, separator):
    made = {str(seed): make(seed) for seed in range(0, 60, 4)}
    files = {seed: separated(one.rows, separator, encoding) for seed, one in made.items()}
    assert judge(files, "csv") >= 0.97


def test_a_formula_that_keeps_excel_from_reading_and_a_line_that_names_the_separator():
    raw = 'sep=;\r\n姓名;部门;排名\r\n张三;"办公室\r\n（兼）";="4/38"\r\n'.encode()
    assert sheets.read("csv", raw)[0].rows == [
        ["姓名", "部门", "排名"],
        ["张三", "办公室\r\n（兼）", "4/38"],
    ]


def test_an_odd_quotation_mark_swallows_nothing():
    raw = '姓名,部门\n张三,"办公室\n李四,宣传部\n'.encode() + "王五,宣传部\n".encode() * 30
    assert len(sheets.read("csv", raw)[0].rows) == 33


def test_merged_cells_say_what_covers_them():
    book = Workbook()
    sheet = book.active
    sheet.append(["部门", "姓名"])
    sheet.append(["办公室", "张三"])
    sheet.append([None, "李四"])
    sheet.merge_cells("A2:A3")
    rows = sheets.read("xlsx", saved(book))[0].rows
    assert rows[2] == ["办公室", "李四"]
    assert isinstance(rows[2][0], Covered)
    assert not isinstance(rows[1][0], Covered)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_days_stay_days_and_faults_are_nothing():
    book = Workbook()
    book.active.append(["姓名", date(2025, 2, 27), "#N/A", True, 2.5])
    assert sheets.read("xlsx", saved(book))[0].rows == [
        ["姓名", date(2025, 2, 27), None, True, 2.5]
    ]


def test_more_rows_and_columns_than_any_roster_has_are_left_out_and_told():
    book = Workbook(write_only=True)
    sheet = book.create_sheet("表")
    for row in range(5_020):
        sheet.append(["x"] * (1 if row else 70))
    read = sheets.read("xlsx", saved(book))[0]
    assert (len(read.rows), len(read.rows[0])) == (5_000, 60)
    assert len(read.remarks) == 2


def test_a_cell_in_the_last_corner_costs_no_memory():
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active["XFD1048576"] = "x"
    _sheet, reading = best_sheet(sheets.read("xlsx", saved(book)))
    assert [row["name"] for row in reading.rows] == ["张三", "李四"]


XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="名单"><Table>
<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">名单</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">序号</Data></Cell><Cell><Data ss:Type="String">姓名</Data></Cell><Cell><Data ss:Type="String">排名</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">1</Data></Cell><Cell><Data ss:Type="String">张三</Data></Cell><Cell><Data ss:Type="DateTime">2025-02-27T00:00:00.000</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="String">李四</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_the_xml_workbooks_that_campus_systems_export_as_xls():
    sheet, reading = best_sheet(sheets.read("xls", XML.encode()))
    assert (sheet.name, len(sheet.rows)) == ("名单", 5)
    assert [(row["no"], row["name"], row["rank_raw"]) for row in reading.rows] == [
        (1, "张三", "2/27"), (None, "李四", "")
    ]  # fmt: skip


def encrypted() -> bytes:
    return ole_file({"EncryptionInfo": b"x", "EncryptedPackage": b"y" * 5000})


def zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 210_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "raw", "word"),
    [
        ("xlsx", b"", "打不开"),
        ("xlsx", b"PK\x03\x04 nothing", "打不开"),
        ("xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "打不开"),
        ("xlsx", saved(Workbook()), "没有内容"),
        ("csv", b"", "空的"),
        ("csv", b"\xef\xbb\xbf \r\n", "空的"),
        ("xls", XML.replace("</Table>", "").encode(), "打不开"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(kind, raw, word):
    with pytest.raises(Unreadable, match=word):
        sheets.read(kind, raw)


def test_encrypted_and_bombs():
    with pytest.raises(Unreadable, match="密码"):
        sheets.read("xlsx", encrypted())
    with pytest.raises(Unreadable, match="太大"):
        sheets.read("xlsx", zip_bomb())


@pytest.mark.parametrize("seed", range(40))
def test_damaged_files_are_read_or_refused(seed):
    rng = random.Random(seed)
    raw = bytearray(xlsx(make(seed % 4).rows))
    if seed % 2:
        del raw[rng.randrange(len(raw)) :]
    for _hit in range(rng.randrange(30)):
        if raw:
            raw[rng.randrange(len(raw))] = rng.randrange(256)
    read_or_refuse("xlsx", bytes(raw))
    read_or_refuse("csv", bytes(raw))


def read_or_refuse(kind: str, raw: bytes) -> None:
    try:
        found = sheets.read(kind, raw)
    except Unreadable:
        return
    best_sheet(found)
