"""Values that break software: what a field, a path or a file may hold in the worst case."""

from __future__ import annotations

import io
import zipfile

from hypothesis import strategies as st

INTEGERS = ("0", "-1", "1", "2147483648", "9223372036854775807", "9223372036854775808", "1" * 60, "1e9", "٣", "１２", "0x1f", "1.5", "NaN", "Infinity", "-0", "1_000")  # fmt: skip
DATES = ("2026-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "2026-13-01T25:61", "1969-12-31", "二〇二六年", "2026-11-21T09:00+99:99")  # fmt: skip
TEXTS = (
    b"", b" ", b"\x00", b"a\x00b", b"\xff\xfe", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", "﻿\u202e甲\u200b".encode(),
    "𠮷󠄀👩‍👩‍👧".encode(), b"'; DROP TABLE portal_user; --", b"%s%d{0}{{7*7}}{% debug %}", b"<script>alert(1)</script>",
    b"=cmd|' /C calc'!A0", b"../../../../etc/passwd", b"..\\..\\x", b"//evil.example/", b"javascript:alert(1)",
    b"\r\nSet-Cookie: a=b", b"http://127.0.0.1:9/", b"[]", b"{}", b"null", b"[[[[[[[[", b'{"a":' * 3, b"true",
    "第一章　总则\n第一条　".encode() * 3, "甲".encode() * 3000, b"1" * 70000, b"%", b"%zz", b"&&==", b"__proto__", b"on",
)  # fmt: skip
WORDS = st.one_of(
    st.sampled_from([*INTEGERS, *DATES]).map(str.encode),
    st.sampled_from(TEXTS),
    st.binary(max_size=24),
    st.text(max_size=24).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.integers().map(lambda number: str(number).encode()),
)
"""Bytes that are sent as the value of a field, percent-encoded."""

NAMES = ("a.docx", "a.xlsx", "a.pdf", "a.html", "a.csv", "a.json", "a.png", "a.wps", "名单.xlsx", "../../a.docx", "a.docx\x00.exe", "a" * 300 + ".pdf", "", ".", "con.png", "\u202egnp.exe")  # fmt: skip


def _archive(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as one:
        for name in names:
            one.writestr(name, "<a xmlns='x'><b/></a>")
    return packed.getvalue()


FILES = (
    b"", b"\x00" * 64, b"%PDF-1.7\n1 0 obj<<", b"%PDF-", _archive("word/document.xml", "[Content_Types].xml"),
    _archive("xl/workbook.xml", "[Content_Types].xml"), _archive("../../a"), _archive()[:12], b"PK\x03\x04" + b"\xff" * 40,
    b"\x89PNG\r\n\x1a\n" + b"\x00" * 30, b"\xff\xd8\xff\xe0" + b"\x00" * 30, b"GIF89a", b"<html><table><tr><td>", b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, b'{"charter": {"text": 5}}', b'{"roster": [{"name": {"a": []}}]}', "姓名,部门\n甲,乙".encode("gb18030"), b"a;b;c\r\n" * 50,
)  # fmt: skip
UPLOADS = st.tuples(st.sampled_from(NAMES), st.one_of(st.sampled_from(FILES), st.binary(max_size=80)))  # fmt: skip
"""A file's name and its bytes."""
