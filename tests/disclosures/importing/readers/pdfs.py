"""PDFs made for a test: HTML printed by WeasyPrint, texts drawn where a test wants them."""

from __future__ import annotations

from disclosures.importing.blocks import Paragraph, Table
from disclosures.importing.readers.pdf import read

STYLE = """
@page { size: A4; margin: 25mm 22mm; @bottom-center { content: "- " counter(page) " -" } }
body { font: 12pt/20pt "Noto Serif CJK SC", "Noto Sans CJK SC", "DejaVu Sans"; }
p { margin: 0; text-indent: 2em; text-align: justify; }
h1, h2 { text-align: center; margin: 10pt 0; }
table { width: 100%; border-collapse: collapse; }
td, th { border: .5pt solid #000; padding: 3pt 5pt; font-weight: normal; text-align: left; }
"""
SENTENCE = "本会是学校党委领导下的学生组织，依照法律和章程开展工作，服务全体同学。"


def printed(body: str, style: str = "", **options: object) -> bytes:
    """Return the HTML as a PDF."""
    import weasyprint

    page = f"<html lang=zh><style>{STYLE}{style}</style><body>{body}</body></html>"
    return weasyprint.HTML(string=page).write_pdf(**options)


def texts(raw: bytes) -> list[str]:
    """Return the texts of a PDF's paragraphs."""
    return [block.text for block in read(raw).blocks if isinstance(block, Paragraph)]


def tables(raw: bytes) -> list[list[list[str]]]:
    """Return the texts of a PDF's tables, row by row."""
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in read(raw).blocks
        if isinstance(block, Table)
    ]


def table(*rows: tuple[str, ...], head: tuple[str, ...] = ()) -> str:
    """Return an HTML table; its head is repeated on every page."""
    top = "".join(f"<th>{cell}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    return f"<table>{f'<thead><tr>{top}</tr></thead>' if head else ''}<tbody>{body}</tbody></table>"


def stream_pdf(*contents: str, fonts: str = "", extra: str = "") -> bytes:
    """Return a PDF with a page for each content stream; ``F1`` is Helvetica, ``F2`` Wingdings 2."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(contents)))
    wingdings = (
        "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Wingdings2 /Encoding /WinAnsiEncoding "
        "/FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+Wingdings2 /Flags 4 >> >>"
    )
    helvetica = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        f"<< /Font << /F1 {helvetica} /F2 {wingdings} {fonts} >> >>",
    ]
    for n, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources 3 0 R {extra} "
            f"/Contents {5 + 2 * n} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    raw, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(raw))
        raw += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    lines = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{lines}trailer << /Size {size} /Root 1 0 R >>\n"
    return raw + end.encode() + f"startxref\n{len(raw)}\n%%EOF".encode()


def shown(
    text: str, x: float, y: float, *, size: float = 12, font: str = "F1", before: str = ""
) -> str:
    """Return the drawing of a text; ``y`` counts from the page's foot, as PDFs do."""
    return f"BT {before} /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"


WORDS = shown("The students of this college elect their union once in every school year.", 72, 700)
"""A line long enough to count as text."""
