"""Every field that takes a file: what a file is, its content says; under which name it lies, we say."""

from __future__ import annotations

import ast
import io
import re
import struct
import zipfile
import zlib
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, PngImagePlugin

from disclosures.domain import attachments, imports
from disclosures.domain.refused import Refused
from disclosures.importing.kind import Kind
from disclosures.models import Filing, Import, Pledge
from tests.disclosures.desk import acting, college_filing, person
from tests.disclosures.domain.test_pledges import sealed
from tests.disclosures.importing.wordfiles import docx, p
from tests.nginx import ROOT

FIELDS = {
    "disclosures.filing.imports.forms.FilesForm.documents",
    "disclosures.forms.answers.PictureForm.upload",
    "disclosures.forms.answers.PledgeForm.scan",
}
"""Every field of a form that takes a file; each has its tests below."""
WITHOUT_FORM = {"disclosures/public/uploads.py"}
"""Where a file is read that no form of Django's names: brought to be compared, kept nowhere (below)."""
LURE = b"<html><script>alert(document.domain)</script>"
NAMES = (
    "../../etc/passwd", "..\\..\\windows\\x.png", "/etc/cron.d/x.png", "a\x00.html", "photo\u202egpj.exe",
    "x.php.png", "x.png.html", "CON", ".htaccess", "长" * 300, "a\r\nSet-Cookie: x=1.png", "'\"><script>.png",
)  # fmt: skip
STORED = re.compile(
    r"(attachments|pledges|imports)/\d{4}/\d+-[0-9a-f]{16}(_[A-Za-z0-9]{7})?\.[a-z]{3,4}"
)


def png(chunk: bytes = b"", **save: Any) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 6), "white").save(target, format="PNG", **save)
    return target.getvalue() + chunk


def commented() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", LURE.decode())
    return png(pnginfo=words)


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a few bytes that says it has thousands of millions of pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\x00" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def zipped(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


NO_PICTURES = {
    "a page": LURE,
    "a drawing with script": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "a GIF that is script": b"GIF89a/*" + b"\x00" * 20 + b"*/=1;alert(1)",
    "a program": b"MZ\x90\x00" + b"\x00" * 200,
    "an archive": zipped(a=b"a"),
    "a picture of a million lines": bomb(),
    "a beginning of a picture": png()[:40],
    "a PDF": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF",
    "nothing": b"",
}
POLYGLOTS = {
    "a page behind it": png(LURE),
    "a page in its remark": commented(),
    "an archive behind it": png(zipped(evil=LURE)),
}


def declared() -> set[str]:
    """Every field of every form of ours that takes a file."""
    found = set()
    for package in ("portal", "disclosures", "reviews"):
        for module in walk_packages([str(ROOT / package)], f"{package}."):
            if re.search(
                r"\.(migrations|settings|embedded|demo)(\.|$)|wsgi|celery|management", module.name
            ):
                continue
            for form in vars(import_module(module.name)).values():
                if not (isinstance(form, type) and issubclass(form, forms.BaseForm)):
                    continue
                for name, field in getattr(form, "base_fields", {}).items():
                    if isinstance(field, forms.FileField) and form.__module__.startswith(package):
                        found.add(f"{form.__module__}.{form.__name__}.{name}")
    return found


def test_every_field_that_takes_a_file_is_known_here() -> None:
    assert declared() == FIELDS


def test_every_place_that_reads_a_file_is_known_here() -> None:
    reading = {
        str(file.relative_to(ROOT))
        for package in ("portal", "disclosures", "reviews")
        for file in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "request.FILES"
    }
    with_form = {
        "disclosures/filing/imports/start.py", "disclosures/filing/pledge.py", "disclosures/filing/saving.py",
        "disclosures/filing/section.py", "portal/views/asking.py", "portal/views/resume.py",
    }  # fmt: skip
    assert reading == WITHOUT_FORM | with_form


def picture(filing: Filing, raw: bytes, name: str) -> Any:
    return attachments.add(acting(filing), filing, "congress", io.BytesIO(raw), name)


@pytest.mark.django_db
@pytest.mark.parametrize("what", sorted(NO_PICTURES))
def test_a_picture_is_one_by_its_content(what: str) -> None:
    with pytest.raises(Refused):
        picture(college_filing(), NO_PICTURES[what], "photo.png")


@pytest.mark.django_db
@pytest.mark.parametrize("what", sorted(POLYGLOTS))
def test_of_a_picture_the_pixels_alone_are_kept(what: str) -> None:
    kept = picture(college_filing(), POLYGLOTS[what], "photo.html")
    with kept.file.open() as stored:
        content = stored.read()
    assert b"script" not in content
    assert b"PK\x03\x04" not in content
    assert kept.content_type == "image/png"
    assert kept.file.name.endswith(".png")


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_picture_lies_under_a_name_of_ours_and_is_handed_out_as_one(name: str) -> None:
    filing = college_filing()
    kept = picture(filing, png(), name)
    assert STORED.fullmatch(kept.file.name), kept.file.name
    assert not re.search("[\x00-\x1f/\\\\\u202a-\u202e]", kept.name), ascii(kept.name)
    client = Client()
    client.force_login(person(filing))
    answer = client.get(reverse("filing:attachment", args=(filing.pk, kept.pk)))
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "\n" not in answer["Content-Disposition"]


@pytest.fixture
def asked(db: None) -> tuple[Filing, Client]:
    """A filing whose cycle asks for a sealed page, and its secretary's browser."""
    filing, client = sealed(), Client()
    client.force_login(person(filing))
    return filing, client


def send_scan(
    asked: tuple[Filing, Client], raw: bytes, name: str, claimed: str = "image/png"
) -> Any:
    filing, client = asked
    file = SimpleUploadedFile(name, raw, claimed)
    return client.post(reverse("filing:pledge", args=(filing.pk,)), {"scan": file})


@pytest.mark.parametrize("what", sorted(set(NO_PICTURES) - {"a PDF"}))
def test_a_sealed_page_is_one_by_its_content(asked: tuple[Filing, Client], what: str) -> None:
    assert send_scan(asked, NO_PICTURES[what], "scan.png").status_code == 422
    assert not Pledge.objects.exists()


@pytest.mark.parametrize("name", ["scan.html", "scan.png.svg", "photo\u202egpj.exe"], ids=ascii)
def test_a_sealed_page_is_handed_out_as_what_it_is(asked: tuple[Filing, Client], name: str) -> None:
    filing, client = asked
    for raw, kind in (
        (png(LURE), "image/png"),
        (b"%PDF-1.7\n" + LURE + b"\n%%EOF", "application/pdf"),
    ):
        assert send_scan(asked, raw, name, "text/html").status_code == 302
        pledge = Pledge.objects.latest("pk")
        assert STORED.fullmatch(str(pledge.file.name))
        answer = client.get(reverse("filing:pledge_scan", args=(filing.pk, pledge.pk)))
        assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == (kind, "nosniff")
        if kind == "application/pdf":
            assert answer["Content-Disposition"].startswith("attachment")


def bring(raw: bytes, name: str) -> Import:
    filing = college_filing()
    return imports.upload(acting(filing), filing, io.BytesIO(raw), name, at_once=False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "what",
    ["a program", "an archive", "a GIF that is script", "a picture of a million lines", "nothing"],
)
def test_a_document_is_one_by_its_content(what: str) -> None:
    with pytest.raises(Refused):
        bring(NO_PICTURES[what], "章程.docx")
    assert not Import.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_document_lies_under_a_name_of_ours_and_is_only_saved(name: str) -> None:
    brought = bring(docx(p("学生会章程")), name)
    assert STORED.fullmatch(str(brought.file.name)), brought.file.name
    assert str(brought.file.name).endswith(".docx")
    client = Client()
    client.force_login(person(brought.filing))
    answer = client.get(reverse("filing:import_file", args=(brought.filing_id, brought.pk)))
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_what_is_page_and_pdf_at_once_is_shown_as_pdf_only() -> None:
    """`x.html` with `%PDF-` in its first thousand bytes was once shown in a frame as its name said."""
    raw = b"GIF89a" + LURE + b"\n%PDF-1.7\n%%EOF"
    brought = bring(raw, "x.html")
    assert brought.kind == Kind.PDF
    client = Client()
    client.force_login(person(brought.filing))
    answer = client.get(reverse("filing:import_look", args=(brought.filing_id, brought.pk)))
    assert answer.status_code == 200
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        "application/pdf",
        "nosniff",
    )
    assert "script-src 'unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("raw", [*NO_PICTURES.values(), png(LURE)], ids=[*NO_PICTURES, "polyglot"])
def test_a_file_that_is_compared_is_kept_nowhere_and_never_said_again(
    raw: bytes, settings: Any
) -> None:
    file = SimpleUploadedFile("<script>.pdf", raw, "text/html")
    answer = Client().post(reverse("public:verify_file"), {"file": file})
    assert answer.status_code in {200, 302}
    assert b"<script>alert" not in answer.content
    assert b"<script>.pdf" not in answer.content
    kept = [
        one for root in (settings.MEDIA_ROOT, settings.PUBLISHED_ROOT) for one in root.rglob("*")
    ]
    assert [one for one in kept if one.is_file()] == []
