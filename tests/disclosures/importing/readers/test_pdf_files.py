"""Whole files: refusals, damage, data attached, files of word processors."""

import json
import shutil
import time
from io import BytesIO
from pathlib import Path

import pytest

from disclosures.exchange import Unreadable
from disclosures.importing.readers.pdf import read
from disclosures.importing.readers.pdf_open import DAMAGED, ENCRYPTED, GARBLED, SCANNED, TOO_LONG

from .pdfs import SENTENCE, WORDS, printed, shown, stream_pdf, table, tables, texts

SAMPLES = Path("../shared/samples")


def refusal(raw: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(raw)
    return str(caught.value)


def test_data_attached_by_ourselves_are_read():
    data = {"school": "某某学院", "indicators": []}
    attached = {"data.json": json.dumps(data).encode(), "other.txt": b"{}"}
    raw = with_files(printed(f"<p>{SENTENCE}</p>"), attached)
    assert read(raw).data == data
    assert texts(raw) == [SENTENCE]


@pytest.mark.parametrize("content", [b"{broken", b"[1]", b"\xff\xfe", b"[" * 100_000])
def test_other_attachments_are_no_data(content):
    raw = with_files(printed(f"<p>{SENTENCE}</p>"), {"data.json": content})
    assert read(raw).data is None


def with_files(raw: bytes, files: dict[str, bytes]) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(raw)))
    for name, content in files.items():
        writer.add_attachment(name, content)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_scan_is_refused_with_a_way_out():
    assert refusal(stream_pdf("")) == SCANNED
    assert "Word" in SCANNED


def test_a_locked_file_is_refused_and_one_locked_for_changes_only_is_read():
    assert refusal(locked("secret")) == ENCRYPTED
    assert texts(locked("")) == [SENTENCE]


def locked(password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(printed(f"<p>{SENTENCE}</p>"))))
    writer.encrypt(password, owner_password="owner", algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_too_many_pages_are_refused_before_they_are_read():
    begun = time.process_time()
    assert refusal(stream_pdf(*[WORDS] * 301)) == TOO_LONG
    assert time.process_time() - begun < 5


def test_text_without_an_encoding_is_refused():
    font = (
        "/F3 << /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts "
        "[ << /Type /Font /Subtype /CIDFontType2 /BaseFont /Song "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >> ] >>"
    )
    codes = "".join(f"{n:04x}" for n in range(200, 260))
    text = f"BT /F3 12 Tf 1 0 0 1 72 700 Tm <{codes}> Tj ET\n"
    assert refusal(stream_pdf(text, fonts=font)) == GARBLED


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.4", b"nonsense", b"%PDF-1.7\n" + b"\0" * 5000])
def test_no_file_at_all_is_refused(raw):
    assert refusal(raw) == DAMAGED


def test_a_damaged_file_is_read_or_refused_and_nothing_else():
    whole = printed(table(("一", "二"), ("三", "四")) + f"<p>{SENTENCE * 20}</p>")
    outcomes = set()
    for n in range(24):
        cut = len(whole) * n // 24
        torn = bytes((byte + n) % 256 for byte in whole[cut : cut + 40])
        outcomes |= {outcome(whole[:cut] + torn + whole[cut + 40 :]), outcome(whole[:cut])}
    assert "" in outcomes
    assert DAMAGED in outcomes
    assert outcomes <= {"", DAMAGED, SCANNED, GARBLED}


def outcome(raw: bytes) -> str:
    try:
        read(raw)
    except Unreadable as refused:
        return str(refused)
    return ""


def test_a_page_of_pictures_only_is_named():
    from PIL import Image

    picture = BytesIO()
    Image.effect_noise((300, 400), 50).save(picture, "PDF")
    raw = merged(printed(f"<p>{SENTENCE}</p>"), picture.getvalue())
    document = read(raw)
    assert document.pages == 2
    assert len(document.remarks) == 1
    assert "第 2 页" in document.remarks[0]


def merged(*files: bytes) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for raw in files:
        writer.append(PdfReader(BytesIO(raw)))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("drawn", [True, False], ids=["content turned", "page turned"])
def test_sideways_pages_are_read(degrees, drawn):
    from pypdf import PdfReader, PdfWriter

    raw = printed(f"<p>{SENTENCE * 3}</p>{table(('一', '二'), ('三', '四'))}")
    writer = PdfWriter(clone_from=PdfReader(BytesIO(raw)))
    writer.pages[0].rotate(degrees)
    if drawn:
        writer.pages[0].transfer_rotation_to_content()
    out = BytesIO()
    writer.write(out)
    assert texts(out.getvalue()) == [SENTENCE * 3]
    assert tables(out.getvalue()) == [[["一", "二"], ["三", "四"]]]


def test_fields_of_a_form_are_read():
    field = "<< /Type /Annot /Subtype /Widget /Rect [{} 598 {} 610] {} >>"
    annotations = " ".join(
        [
            field.format(72, 84, "/FT /Btn /AS /Yes"),
            field.format(120, 132, "/FT /Btn /AS /Off"),
            field.format(170, 260, "/FT /Tx /V (23 members)"),
        ]
    )
    line = shown("yes", 88, 600) + shown("no", 136, 600)
    raw = stream_pdf(WORDS + line, extra=f"/Annots [{annotations}]")
    assert texts(raw)[1] == "☑yes ☐no 23 members"


@pytest.mark.parametrize(
    ("year", "stem"), [("2024-2025", "sample-a-2024"), ("2020", "sample-c-2020")]
)
def test_real_files_give_the_blocks_of_their_word_files(year, stem):
    raw, truth = SAMPLES / f"{stem}.pdf", SAMPLES / f"{stem}.json"
    if not raw.exists():
        pytest.skip("the samples are not here")
    data = json.loads(truth.read_text())
    found = tables(raw.read_bytes())
    rosters = [rows for rows in found if rows[0][:2] == ["序号", "姓名"]]
    assert [len(rows) - 1 for rows in rosters] == [len(data["roster"])]
    assert len(found[0]) - 1 == len(data["indicators"])
    have = texts(raw.read_bytes())
    wanted = [line for line in data["charter"]["text"].splitlines() if line.strip()]
    lost = {"".join(line.split()) for line in wanted} - {"".join(text.split()) for text in have}
    assert len(lost) <= len(wanted) * 0.02


def test_a_long_file_is_read_in_seconds():
    words = "The union works under its charter and serves all students of the college"
    pages = [
        "".join(shown(f"{words} {page}-{n}", 72, 760 - 14 * n, size=10) for n in range(50))
        for page in range(30)
    ]
    begun = time.process_time()
    assert len("".join(texts(stream_pdf(*pages)))) > 100_000
    assert time.process_time() - begun < 20


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_word_file_printed_by_libreoffice(tmp_path):
    import subprocess

    from docx import Document as Word

    word = Word()
    word.add_heading("一、改革自评表", 1)
    word.add_paragraph(SENTENCE * 6)
    grid = word.add_table(3, 2, style="Table Grid")
    for n, cell in enumerate(cell for row in grid.rows for cell in row.cells):
        cell.text = f"第{n}格{SENTENCE * (n % 3)}"
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "合并的一格"
    word.add_paragraph(SENTENCE)
    word.save(tmp_path / "a.docx")
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "a.docx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    raw = (tmp_path / "a.pdf").read_bytes()
    assert texts(raw) == ["一、改革自评表", SENTENCE * 6, SENTENCE]
    assert read(raw).blocks[0].level == 1
    (rows,) = tables(raw)
    assert rows[0] == ["合并的一格"] * 2
    assert rows[2] == [f"第4格{SENTENCE}", f"第5格{SENTENCE * 2}"]
