"""Pictures: judged by their content, written anew (without EXIF), kept beside the filing."""

from __future__ import annotations

import hashlib
import io
import re
import struct
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from disclosures.domain import lifecycle
from disclosures.domain.actors import person
from disclosures.domain.editing import section_locked
from disclosures.domain.refused import Refused
from disclosures.models import Attachment, Submission
from disclosures.reading.particulars import hidden
from portal.access import require
from portal.domain import audit

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL.Image import Image

    from disclosures.models import Filing
    from portal.access import Actor

BYTES = 10 * 1024 * 1024
"""Largest upload."""
PIXELS = 40_000_000
"""Largest picture that is opened at all (a camera's, with room)."""
SIDE = 2400
"""Longest side, in pixels, of what is kept: enough for A4 in print."""
NAME = 120
"""Longest file name that is kept."""
PER_FILING = 40
"""Most pictures of one filing."""
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
KINDS = {
    "PNG": ("image/png", ".png"),
    "JPEG": ("image/jpeg", ".jpg"),
    "WEBP": ("image/webp", ".webp"),
}


@dataclass(frozen=True)
class Cleaned:
    """A picture written anew: its bytes, media type and file extension."""

    data: bytes
    content_type: str
    extension: str


def submitted(picture: Attachment) -> bool:
    """Say whether a submission of its filing names the picture: before, it is the college's alone."""
    named = Q(content__congress__pictures__contains=[{"attachment": str(picture.pk)}])
    chart = Q(content__departments__chart=str(picture.pk))
    return Submission.objects.filter(named | chart, filing_id=picture.filing_id).exists()


def add(
    actor: Actor, filing: Filing, section: str, upload: IO[bytes], name: str, alt: str = ""
) -> Attachment:
    """Keep ``upload`` as a picture of ``section`` and return it.

    Two files of the same ``name`` are both kept. Raises ``PermissionDenied``, or ``Refused``
    where the section is locked or the file is no PNG, JPEG or WebP picture of at most 10 MB.
    """
    refuse_unless_room(actor, filing, section)
    picture = clean(upload)
    with transaction.atomic():
        refuse_unless_room(actor, lifecycle.lock(filing), section)
        kept = store(actor, filing, section, picture, name, alt)
        audit.record(
            actor.user,
            "filing.picture",
            filing,
            college=filing.college,
            federation=filing.federation,
            section=section,
            size=kept.size,
        )
        return kept


def refuse_unless_room(actor: Actor, filing: Filing, section: str) -> None:
    """Raise unless ``actor`` may add a picture to the section now.

    Asked before the picture is read, and again under the filing's lock: it may have been submitted.
    """
    require(actor, "filing.edit", filing)
    reason = section_locked(filing, section)
    if reason:
        raise Refused(reason)
    if filing.attachments.count() >= PER_FILING:
        raise Refused(_("每份填报最多保存%s张图片。请先删去不用的图片。") % PER_FILING)


def store(
    actor: Actor, filing: Filing, section: str, picture: Cleaned, name: str, alt: str
) -> Attachment:
    """Write the picture and its row."""
    digest = hashlib.sha256(picture.data).hexdigest()
    return Attachment.objects.create(
        filing=filing,
        section=section,
        file=ContentFile(picture.data, name=f"{filing.pk}-{digest[:16]}{picture.extension}"),
        name=shown_name(name),
        alt=alt.replace("\x00", "").strip()[:500],
        content_type=picture.content_type,
        size=len(picture.data),
        sha256=digest,
        uploaded_by=person(actor),
    )


def shown_name(name: str) -> str:
    """Return the file name as typed, without folders, at most 120 characters, its ending kept.

    Characters that are not seen, or that turn the order of the others (``gpj.exe`` for ``exe.jpg``), go.

    Telephones and other particulars in it (``张三13800001234.jpg``) give way to their kind.
    """
    seen = _UNSEEN.sub("", name.replace("\\", "/"))
    path = PurePath(hidden(seen))
    return (
        path.name
        if len(path.name) <= NAME
        else path.stem[: NAME - len(path.suffix[:NAME])] + path.suffix
    )


def clean(upload: IO[bytes]) -> Cleaned:
    """Read, turn upright, shrink to ``SIDE`` and write the picture anew; ``Refused`` where it is none."""
    raw = upload.read(BYTES + 1)
    if len(raw) > BYTES:
        raise Refused(_("图片超过10 MB，没有上传。请先压缩或截取后再传。"))
    image, kind = decode(raw)
    content_type, extension = KINDS[kind]
    image.thumbnail((SIDE, SIDE))
    return Cleaned(encode(image, kind), content_type, extension)


def decode(raw: bytes) -> tuple[Image, str]:
    """Return the picture and its format (PNG, JPEG or WEBP), whatever the file is called."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        image = Image.open(io.BytesIO(raw), formats=tuple(KINDS))
        if image.width * image.height > PIXELS:
            raise Refused(_("图片尺寸太大（超过4000万像素），没有上传。请先缩小后再传。"))
        # Many telephones write two pictures into one JPEG file (MPO): the first one is it.
        kind = "JPEG" if image.format == "MPO" else str(image.format)
        return upright(image, ImageOps.exif_transpose), kind
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
    ) as problem:
        raise Refused(
            _("这个文件不是能打开的图片，没有上传。请上传 PNG、JPG 或 WebP 格式的图片。")
        ) from problem


def upright(image: Image, transpose: Callable[[Image], Image]) -> Image:
    """Turn the picture as its EXIF says; where that cannot be read, take the picture as it lies."""
    try:
        return transpose(image)
    except (struct.error, TypeError, KeyError):
        return image.copy()


def encode(image: Image, kind: str) -> bytes:
    """Write the picture's pixels and nothing else: no EXIF, no place, no comment."""
    target = io.BytesIO()
    if kind == "JPEG" and image.mode not in ("RGB", "L"):
        image = image.convert("RGB")
    bare = image.copy()
    bare.info = {key: value for key, value in image.info.items() if key == "transparency"}
    bare.save(target, format=kind, **({"quality": 85} if kind != "PNG" else {"optimize": True}))
    return target.getvalue()
