"""The Word file as a file: what it says about itself, and that it holds nothing else."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from PIL import Image

from disclosures.exporting.word import to_docx
from tests.disclosures.exporting.test_word import STAMP, picture
from tests.disclosures.exporting.word_reading import by_section, part, tree
from tests.disclosures.publication import invented


def congress(**changes: object) -> invented.Disclosure:
    whole = invented.disclosure()
    return whole.model_copy(update={"congress": whole.congress.model_copy(update=changes)})


def external(raw: bytes) -> list[str]:
    """The addresses outside that the file names."""
    found = tree(raw, "word/_rels/document.xml.rels")
    return [one.get("Target") for one in found if one.get("TargetMode") == "External"]


def encoded(form: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 20), (90, 120, 90)).save(made, form)
    return made.getvalue()


def test_it_says_whose_it_is_and_nothing_about_who_made_it() -> None:
    properties = docx.Document(io.BytesIO(to_docx(invented.document()))).core_properties
    assert properties.title == "云岭海洋大学学生会改革情况（2024—2025学年）"
    assert properties.author == "云岭海洋大学学生会"
    assert properties.language == "zh-CN"
    assert (properties.last_modified_by, properties.comments) == ("", "")
    assert properties.created is None


def test_a_publication_bears_the_time_of_its_approval() -> None:
    raw = to_docx(invented.document(), stamp=STAMP)
    properties = docx.Document(io.BytesIO(raw)).core_properties
    assert properties.created.replace(tzinfo=None) == STAMP.approved.replace(tzinfo=None)


def test_it_holds_our_parts_and_no_other() -> None:
    raw = to_docx(invented.document(), {"congress-1": picture()})
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = set(archive.namelist())
    assert names == {
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml",
        "word/_rels/document.xml.rels", "word/styles.xml", "word/settings.xml",
        "word/fontTable.xml", "word/footer1.xml", "word/footer2.xml", "word/media/image1.png",
    }  # fmt: skip
    assert b"python" not in b"".join(part(raw, name).lower() for name in names)


def test_it_leads_to_the_addresses_of_the_congress_and_to_no_other() -> None:
    assert external(to_docx(invented.document(), stamp=STAMP)) == ["https://example.org/news/1"]


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("https://example.org/新闻 一.html?a=1&b=二#顶", "https://example.org/%E6%96%B0%E9%97%BB%20%E4%B8%80.html?a=1&b=%E4%BA%8C#%E9%A1%B6"),
        ("https://例.中国/新闻", None),
        ("http://[1", None),
        ("http://", None),
        ("http://a@b.example.org/", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("见校园网", None),
    ],
)  # fmt: skip
def test_an_address_that_word_would_refuse_stays_text(typed: str, target: str | None) -> None:
    raw = to_docx(invented.document(content=congress(links=(typed,))))
    assert external(raw) == ([target] if target else [])
    assert any(typed in text for _title, text in by_section(raw)[1])


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_every_kind_of_picture_that_is_kept_is_shown(form: str) -> None:
    raw = to_docx(invented.document(), {"congress-1": encoded(form)})
    assert len(docx.Document(io.BytesIO(raw)).inline_shapes) == 1


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\xff\xd8\xff\xe0broken", b"no picture at all"])
def test_a_picture_that_cannot_be_read_leaves_its_caption(data: bytes) -> None:
    raw = to_docx(invented.document(), {"congress-1": data})
    assert len(docx.Document(io.BytesIO(raw)).inline_shapes) == 0
    assert any("沈䶮在会场发言" in text for _title, text in by_section(raw)[1])


def test_long_titles_fit_into_the_properties() -> None:
    document = invented.document()
    long = document.model_copy(update={"title": "学" * 600})
    properties = docx.Document(io.BytesIO(to_docx(long))).core_properties
    assert len(properties.title) == 255


def test_a_document_without_any_section_is_still_a_file() -> None:
    empty = invented.document().model_copy(update={"sections": ()})
    assert by_section(to_docx(empty))[1] == []
