"""Where a college's papers name somebody: rosters of all years, publications and their files, requests to be erased."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.models import (
    Erasure,
    Import,
    Publication,
    PublicationFile,
    SectionDraft,
    Submission,
)
from disclosures.reading.names import person_name
from portal.access import can, require
from portal.domain import audit, held
from portal.models import College, Membership
from portal.scoping import visible_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from portal.actor import Actor
    from portal.domain.downloads import Download
    from portal.models import User

Row = dict[str, Any]


def in_college(college: College, name: str) -> held.Held:
    """Return where `name` stands in what the college filed and published, as far as the scope reaches."""
    wanted = person_name(name)
    ours = {"filing__college": college}
    submissions = Submission.objects.filter(**ours).select_related("filing__cycle__edition")
    publications = Publication.objects.filter(**ours).select_related("filing__cycle__edition")
    drafts = SectionDraft.objects.filter(**ours).select_related("filing__cycle__edition")
    return {
        _("提交的填报"): [row for one in submissions for row in _in_submission(one, wanted)],
        _("公开的版本"): [row for one in publications for row in _in_publication(one, wanted)],
        _("公开的文件"): [
            row for one in publications if _holds(one.document, wanted) for row in _files(one)
        ],
        _("填报中的栏目"): [
            {"year": one.filing.cycle.edition.key, "section": one.key}
            for one in drafts
            if _holds(one.content, wanted)
        ],
        _("上传的名单和材料"): [
            {"file": one.name, "created_at": one.created_at}
            for one in Import.objects.filter(**ours)
            if _holds(one.result, wanted) or _holds(one.table, wanted)
        ],
        _("删除请求"): [
            {**row}
            for row in Erasure.objects.filter(college=college, name=wanted).values(
                "number",
                "section",
                "state",
                "received_at",
                "decided_at",
                "answer",
                "contact",
                "text",
            )
        ],
    }


@transaction.atomic
def export(actor: Actor, college: College, name: str) -> Download:
    """Return it as a zip, logged without the name. Raises PermissionDenied for others than leads and operators."""
    require(actor, "person.export", college)
    found = in_college(college, name)
    audit.record(
        actor.user, "person.export", college,
        college=college, federation=college.federation, by="name", rows=sum(map(len, found.values())),
    )  # fmt: skip
    return held.to_zip(_("%s保存的某人信息") % college.name, found)


@transaction.atomic
def export_account(actor: Actor, user: User) -> Download:
    """Return what is held on a member of an organisation that the actor looks after; logged.

    Somebody of another organisation, and nobody at all, are the same PermissionDenied.
    """
    rows = visible_to(actor, Membership).filter(user=user)
    mine = [row for row in rows if can(actor, "person.export", row)]
    if not mine:
        raise PermissionDenied(_("这不是您所在单位的内容。"))
    audit.record(
        actor.user, "person.export", user,
        college=mine[0].college, federation=mine[0].federation, by="account",
    )  # fmt: skip
    return held.to_zip(_("账号信息"), held.of_account(user))


def _in_submission(one: Submission, wanted: str) -> Iterator[Row]:
    where = {"year": one.filing.cycle.edition.key, "submission": one.number}
    rows = (one.content.get("roster") or {}).get("rows") or ()
    mine = [row for row in rows if person_name(str(row.get("name") or "")) == wanted]
    yield from ({**where, "section": "roster", **row} for row in mine)
    for key, content in one.content.items():
        if key != "roster" and _holds(content, wanted):
            yield {**where, "section": key}


def _in_publication(one: Publication, wanted: str) -> Iterator[Row]:
    where = {"year": one.filing.cycle.edition.key, "code": one.code, "version": one.version}
    for section in one.document.get("sections", ()):
        if _holds(section, wanted):
            yield {**where, "section": section["title"]}


def _files(one: Publication) -> Iterator[Row]:
    for file in PublicationFile.objects.filter(publication=one).order_by("pk"):
        yield {"code": one.code, "kind": file.kind, "rendition": file.rendition, "path": file.path}


def _holds(value: Any, wanted: str) -> bool:
    return bool(wanted) and wanted in "".join(json.dumps(value, ensure_ascii=False).split())
