"""A copy of an original to read beside a section: made by a worker when somebody first asks for it.

Kept as JSON beside the original in the private storage; nobody parses a file in a web process.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from disclosures.exchange import Unreadable
from disclosures.importing.copying import COPIER
from disclosures.importing.kind import Kind
from disclosures.importing.sandbox import read_safely
from disclosures.models import Import
from disclosures.models.storages import private_storage
from portal.domain import jobs
from portal.domain.heartbeat import report

if TYPE_CHECKING:
    from portal.models import Job

TASK = "disclosures.copy_import"
COPIED = (Kind.DOCX, Kind.DOC, Kind.ODT, Kind.HTML)
"""What a browser does not show by itself, and a copy is made of."""


@dataclass(frozen=True, slots=True)
class Copy:
    """The blocks of an original (`importing.copying`), or why there are none.

    ``sections``: number of the first block by section key.
    """

    blocks: list[dict[str, Any]]
    sections: dict[str, int]
    problem: str = ""

    def part(self, section: str) -> tuple[list[dict[str, Any]], bool]:
        """Return the blocks of a section; all of them, and False, where it was not found."""
        start = self.sections.get(section)
        if start is None:
            return self.blocks, False
        later = [place for place in self.sections.values() if place > start]
        return self.blocks[start : min(later, default=len(self.blocks))], True


def copied(import_: Import) -> bool:
    """Say whether a copy is made of such a file."""
    return bool(import_.file) and import_.kind in COPIED


def copy_of(import_: Import) -> Copy | None:
    """Return the copy; None while there is none."""
    storage, name = private_storage(), copy_name(import_)
    if not storage.exists(name):
        return None
    with storage.open(name) as file:
        data = json.load(file)
    return Copy(data.get("blocks", []), data.get("sections", {}), data.get("problem", ""))


def prepare(import_: Import) -> Job | None:
    """Have the copy made (law 8); None where there is one. Asking again does not make it twice."""
    if not copied(import_) or private_storage().exists(copy_name(import_)):
        return None
    return jobs.enqueue(TASK, import_.pk, college=None, federation=import_.filing.federation)


def make(import_id: int, seconds: float = 60) -> None:
    """Make the copy; the task's body. One that is there stays; a file that cannot be read says why."""
    import_ = Import.objects.get(pk=import_id)
    if not copied(import_) or private_storage().exists(copy_name(import_)):
        return
    try:
        with import_.file.open("rb") as file:
            found = read_safely(
                file.read(), import_.name, seconds=seconds, progress=report, reader=COPIER
            )
        data = found.data
    except Unreadable as problem:
        data = {"problem": str(problem)}
    except FileNotFoundError:
        data = {"problem": _("上传的文件已经不在了。")}
    content = json.dumps(data, ensure_ascii=False).encode()
    private_storage().save(copy_name(import_), ContentFile(content))


def copy_name(import_: Import) -> str:
    """Where the copy of an original lies in the private storage."""
    return f"{import_.file.name}.copy.json"
