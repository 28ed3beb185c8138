"""Characters that share a glyph are copied out of the PDF as they went in."""

from __future__ import annotations

import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO

import pdfplumber
import pytest
from fontTools.ttLib import TTFont

from disclosures.publication import engine, faces, twins

BLANK = {*range(0x21), 0x7F, 0xA0, 0xAD, *range(0x2000, 0x2010), 0x3000, 0x1160, 0x3164, 0xFFA0}
TEXT = (
    "甲·乙•丙・丁‧ 省略……与⋯⋯ 文⽂⼯工 長⾧⻑ 樂\uf914\uf95c\uf9bf 卑\U0002f82e ①➀ -\u2011 ～〜 e\u0301é "
    "葛葛\U000e0100葛 龙龍 “引号” ——⸺ fi ffi ﬁ 𠅤䶮㛃 ＡＢＣ，。 ㈠（一） ☑☐ 100％% ° ℃ №"
)


def one_page(text: str, chain: str) -> bytes:
    sources = "".join(
        f'@font-face {{ font-family: "{name}"; src: url("{file}") }}'
        for name, file in faces.CARRIED.items()
    )
    families = ",".join(f'"{name}"' for name in faces.CHAINS[chain])
    style = f"{sources} p {{ font-family: {families} }}"
    page = f'<html lang="zh-CN"><title>演示</title><style>{style}</style><p>{text}</p></html>'
    return engine.print_pdf(page, identifier=b"x", archival=True)


def bare(text: str) -> str:
    return "".join(text.split())


def by_poppler(pdf: bytes) -> str:
    """What poppler copies out (pypdf takes some hexadecimal strings of glyphs for words)."""
    if not shutil.which("pdftotext"):
        pytest.skip("poppler-utils is not installed")
    return subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()


@pytest.mark.parametrize("chain", faces.CHAINS)
def test_every_reader_copies_out_what_went_in(chain: str) -> None:
    pdf = one_page(TEXT, chain)
    with pdfplumber.open(BytesIO(pdf)) as opened:
        read = "".join(char["text"] for page in opened.pages for char in page.chars)
    assert bare(read) == bare(TEXT)
    assert bare(by_poppler(pdf)) == bare(TEXT)


def test_without_it_the_first_of_two_would_be_copied_for_both(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(twins, "mark", lambda root: None)
    assert bare(by_poppler(one_page("文⽂", "黑体"))) == "文文"


def test_no_face_is_embedded_whole() -> None:
    assert len(one_page("葛\U000e0100", "黑体")) < 100_000


def shared(family: str) -> Iterator[list[int]]:
    """Code points of a face that have one glyph."""
    found = faces._file(family)
    if found is None:
        pytest.skip(f"{family} is not installed")
    with TTFont(found[0], fontNumber=found[1], lazy=True) as font:
        by_glyph = defaultdict(list)
        for code, glyph in font.getBestCmap().items():
            if code not in BLANK:
                by_glyph[glyph].append(code)
    return (codes for codes in by_glyph.values() if len(codes) > 1)


@pytest.mark.parametrize("family", [*faces.CARRIED, *faces.REST, "Noto Sans CJK SC"])
def test_all_twins_of_all_faces_are_known(family: str) -> None:
    for codes in shared(family):
        entries = [
            twins.entry(chr(code)) if twins.UNIT.fullmatch(chr(code)) else "" for code in codes
        ]
        assert len(set(entries)) == len(entries), " ".join(f"{code:04X}" for code in codes)
