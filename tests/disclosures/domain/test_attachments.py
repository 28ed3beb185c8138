"""Pictures: by content, without EXIF, both of the same name."""

import io
import struct

import pytest
from django.core.exceptions import PermissionDenied
from PIL import Image

from disclosures.domain import attachments
from disclosures.domain.refused import Refused
from disclosures.enums import FilingState
from portal.enums import Role
from tests.disclosures.desk import acting, college_filing
from tests.privacy.story import IN_PICTURE, photograph

pytestmark = pytest.mark.django_db


def picture(kind="PNG", size=(8, 6), mode="RGB", **save):
    target = io.BytesIO()
    Image.new(mode, size, "white").save(target, format=kind, **save)
    target.seek(0)
    return target


def exif():
    data = Image.Exif()
    data[0x010E] = "拍摄地点"
    data[0x0112] = 6
    return data


@pytest.fixture
def filing():
    return college_filing()


def add(filing, upload, name="会场.png", **kwargs):
    return attachments.add(acting(filing), filing, "congress", upload, name, **kwargs)


@pytest.mark.parametrize(
    ("kind", "media"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp")]
)
def test_three_kinds_are_kept_whatever_the_file_is_called(filing, kind, media):
    kept = add(filing, picture(kind), "照片.bmp", alt=" 会场全景 ")
    assert (kept.content_type, kept.name, kept.alt) == (media, "照片.bmp", "会场全景")
    with kept.file.open() as stored:
        assert Image.open(stored).format == kind
    assert kept.size == kept.file.size


def test_two_files_of_one_name_are_both_kept(filing):
    first, second = add(filing, picture(size=(8, 6))), add(filing, picture(size=(9, 6)))
    assert first.name == second.name
    assert first.file.name != second.file.name
    same = add(filing, picture(size=(8, 6)))
    assert same.file.name != first.file.name


def test_exif_is_gone_and_the_picture_stands_upright(filing):
    kept = add(filing, picture("JPEG", (80, 40), exif=exif()))
    with kept.file.open() as stored:
        image = Image.open(stored)
        assert image.size == (40, 80)
        assert not image.getexif()
        stored.seek(0)
        assert "拍摄地点".encode() not in stored.read()


def test_a_large_picture_is_made_smaller(filing):
    kept = add(filing, picture("JPEG", (5000, 100)))
    with kept.file.open() as stored:
        assert Image.open(stored).size == (2400, 48)


@pytest.mark.parametrize(
    "upload",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        b"\x89PNG\r\n\x1a\n" + b"x" * 50,
        "纯文字".encode(),
    ],
)
def test_what_is_no_picture_is_refused_in_words(filing, upload):
    with pytest.raises(Refused, match="不是能打开的图片"):
        add(filing, io.BytesIO(upload))
    assert not filing.attachments.exists()


def test_a_gif_and_a_cut_off_picture_are_refused(filing):
    with pytest.raises(Refused, match="PNG、JPG 或 WebP"):
        add(filing, picture("GIF", mode="P"))
    with pytest.raises(Refused, match="不是能打开的图片"):
        add(filing, io.BytesIO(picture("JPEG", (300, 300)).getvalue()[:400]))


def test_too_many_bytes_and_too_many_pixels_are_refused(filing):
    with pytest.raises(Refused, match="超过10 MB"):
        add(filing, io.BytesIO(b"0" * (attachments.BYTES + 1)))
    with pytest.raises(Refused, match="尺寸太大"):
        add(filing, picture("PNG", (8000, 6000), mode="1"))


def test_a_filing_keeps_only_so_many(filing, monkeypatch):
    monkeypatch.setattr(attachments, "PER_FILING", 1)
    add(filing, picture())
    with pytest.raises(Refused, match="最多保存1张"):
        add(filing, picture())


def test_only_those_who_edit_an_open_section_add(filing):
    with pytest.raises(PermissionDenied):
        attachments.add(acting(filing, Role.OBSERVER), filing, "congress", picture(), "甲.png")
    locked = college_filing(
        union=filing.union, state=FilingState.SUBMITTED, cycle__edition__key="2023-2024"
    )
    with pytest.raises(Refused, match="已经锁定"):
        add(locked, picture())


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("..\\..\\etc/会场.png", "会场.png"),
        ("长" * 200 + ".png", "长" * 116 + ".png"),
        ("<script>.png", "<script>.png"),
        ("空\x00.png", "空.png"),
    ],
)
def test_a_name_is_kept_as_a_name(name, kept):
    assert attachments.shown_name(name) == kept


def test_two_pictures_in_one_jpeg_as_telephones_write_them(filing):
    upload = picture("MPO", save_all=True, append_images=[Image.new("RGB", (8, 6), "red")])
    assert Image.open(upload).format == "MPO"
    upload.seek(0)
    kept = add(filing, upload, "会场.jpg")
    assert kept.content_type == "image/jpeg"
    with kept.file.open() as stored:
        assert Image.open(stored).format == "JPEG"


@pytest.mark.parametrize("problem", [struct.error, TypeError, KeyError])
def test_a_picture_whose_exif_cannot_be_written_again_is_kept_as_it_lies(problem):
    """Pillow raises these while it writes the tags anew, on files that browsers show."""

    def transpose(image):
        raise problem

    assert attachments.upright(Image.new("RGB", (8, 6)), transpose).size == (8, 6)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("张三13800001234.jpg", "张三【手机号】.jpg"),
        ("IMG_20240501_13800001234.jpg", "IMG_20240501_【手机号】.jpg"),
        ("微信图片_20241112093011.jpg", "微信图片_20241112093011.jpg"),
    ],
)
def test_a_file_name_keeps_no_particulars(name: str, kept: str) -> None:
    assert attachments.shown_name(name) == kept


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_nothing_but_pixels_is_kept_of_a_picture(kind: str) -> None:
    """No EXIF, XMP, comment or text chunk."""
    cleaned = attachments.clean(io.BytesIO(photograph(kind)))
    assert IN_PICTURE.encode() not in cleaned.data
    for mark in (b"Exif", b"xmpmeta", b"tEXt", b"iTXt", b"eXIf", b"XMP "):
        assert mark not in cleaned.data
