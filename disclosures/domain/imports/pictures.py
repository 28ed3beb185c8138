"""Pictures found in an imported file: offered, and taken into the filing as its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from disclosures.domain import attachments
from disclosures.domain.proposed import Line, Part
from disclosures.domain.refused import Refused
from disclosures.models import Attachment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from disclosures.editions import EditionForm, Section
    from disclosures.models import Filing, Import, ImportPicture
    from portal.access import Actor

Json = dict[str, Any]
PREFIX = "picture-"


def wanted(form: EditionForm, pictures: Iterable[ImportPicture]) -> dict[str, list[ImportPicture]]:
    """Return the pictures by section that this year's form has a place for: one chart, any of the congress."""
    found: dict[str, list[ImportPicture]] = {}
    for picture in sorted(pictures, key=lambda one: (-one.size, one.pk)):
        section = form.section(picture.section) if form.has_section(picture.section) else None
        room = _room(section) if section else 0
        if len(found.get(picture.section, ())) < room:
            found.setdefault(picture.section, []).append(picture)
    return {key: sorted(group, key=lambda one: one.pk) for key, group in found.items()}


def _room(section: Section) -> int:
    """How many pictures a section holds."""
    if section.kind == "congress":
        return attachments.PER_FILING
    return int(section.kind == "departments" and section.picture)


def left_over(form: EditionForm, pictures: list[ImportPicture]) -> list[str]:
    """Say which sections' pictures have no place."""
    taken = {one.pk for group in wanted(form, pictures).values() for one in group}
    left: dict[str, int] = {}
    for picture in pictures:
        if picture.pk not in taken:
            left[picture.section] = left.get(picture.section, 0) + 1
    return [_sentence(form, key, count) for key, count in left.items()]


def _sentence(form: EditionForm, key: str, count: int) -> str:
    title = form.text(form.section(key).title).strip("《》") if form.has_section(key) else ""
    words = {"title": title or _("文件其他地方"), "count": count}
    return (
        _("“%(title)s”里有%(count)d张图片没有带入；如果内容写在图片上，请对照着填写文字。") % words
    )


def parts(key: str, pictures: list[ImportPicture], old: Json) -> list[Part]:
    """Return one part for each picture of a section."""
    return [_part(key, picture, old) for picture in pictures]


def _part(key: str, picture: ImportPicture, old: Json) -> Part:
    name = picture.name or _("图片")
    line = Line(picture.alt, name if _held(key, picture, old) else "", name)
    label = _("组织架构图") if key == "departments" else _("大会图片：%s") % name
    if _held(key, picture, old):
        return Part(f"{PREFIX}{picture.pk}", label, (line,), "same", picture.pk)
    if key == "departments" and old.get("chart"):
        shown = Attachment.objects.filter(pk=int(old["chart"])) if old["chart"].isdecimal() else ()
        before = "".join(one.name for one in shown) or _("已上传的架构图")
        line = Line(picture.alt, before, name)
        return Part(f"{PREFIX}{picture.pk}", label, (line,), "differs", picture.pk)
    return Part(f"{PREFIX}{picture.pk}", label, (line,), "new", picture.pk)


def _held(key: str, picture: ImportPicture, old: Json) -> bool:
    """Whether the draft holds the picture already."""
    attachment = str(picture.attachment_id or "")
    if key == "departments":
        return bool(attachment) and old.get("chart") == attachment
    return any(one.get("attachment") == attachment for one in old.get("pictures") or ())


def missing(
    key: str, pictures: Iterable[ImportPicture], chosen: AbstractSet[str], old: Json
) -> bool:
    """Say whether a chosen picture is not in the draft yet."""
    return any(
        f"{PREFIX}{picture.pk}" in chosen and not _held(key, picture, old) for picture in pictures
    )


def take(
    actor: Actor,
    filing: Filing,
    key: str,
    pictures: Iterable[ImportPicture],
    chosen: AbstractSet[str],
    content: Json,
) -> Json:
    """Return ``content`` with the chosen pictures, kept as attachments of the filing."""
    for picture in pictures:
        if f"{PREFIX}{picture.pk}" in chosen and not _held(key, picture, content):
            number = str(_attachment(actor, filing, key, picture).pk)
            if key == "departments":
                content = content | {"chart": number}
            else:
                entry = {"attachment": number, "alt": picture.alt}
                content = content | {"pictures": [*(content.get("pictures") or ()), entry]}
    return content


def _attachment(actor: Actor, filing: Filing, key: str, picture: ImportPicture) -> Attachment:
    """Return the attachment that the picture became, made on first use."""
    if picture.attachment is None:
        try:
            with picture.file.open("rb") as file:
                picture.attachment = attachments.add(
                    actor, filing, key, file, picture.name, picture.alt
                )
        except FileNotFoundError as problem:
            raise Refused(
                _("图片“%s”的文件已经不在了。请不勾选这张图片，或者重新上传材料。") % picture.name
            ) from problem
        picture.save(update_fields=["attachment"])
    return picture.attachment


def take_back(pictures: Iterable[ImportPicture], before: AbstractSet[int]) -> None:
    """Remove the files of attachments whose rows were rolled back; ``before``: pictures that had one."""
    for picture in pictures:
        if picture.attachment and picture.pk not in before:
            picture.attachment.file.storage.delete(str(picture.attachment.file.name))
            picture.attachment = None


def of_import(import_: Import) -> list[ImportPicture]:
    """Return the import's pictures."""
    return list(import_.pictures.select_related("attachment"))
