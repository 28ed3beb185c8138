"""A filing as a file: the draft as it stands, or a submission as it was frozen."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING

from disclosures import exchange
from disclosures.domain import publish
from disclosures.domain.held import Held
from disclosures.domain.pictured import pictures_of
from disclosures.exporting import filing as filed
from disclosures.exporting import rosters, workbook
from portal import clock
from portal.domain import audit
from portal.domain.downloads import Download

if TYPE_CHECKING:
    from collections.abc import Callable

    from portal.access import Actor
    from portal.models import User

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Format(StrEnum):
    """What a filing can be had as."""

    WORD = "word"
    EXCEL = "excel"
    JSON = "json"
    CSV = "csv"


def export(actor: Actor, held: Held, kind: Format, action: str = "filing.exported") -> Download:
    """Make the file and write down who took what: everything but Word holds what is not published."""
    made = MAKERS[kind](held)
    log(actor.user, held, kind, action)
    return made


def log(user: User | None, held: Held, kind: Format, action: str) -> None:
    """Write the event; ``submission`` is 0 for the draft."""
    audit.record(
        user,
        action,
        held.filing,
        college=held.filing.college,
        federation=held.filing.federation,
        format=kind.value,
        submission=held.ordinal,
    )


def to_word(held: Held) -> Download:
    """Return the document that the public would see, under the policy of the cycle."""
    from disclosures.exporting.word import to_docx

    document = publish.preview(held.filing, held.content)
    marked = document.model_copy(update={"notes": (*document.notes, f"{held.words}，未公开。")})
    pictures = {name: data for name, (data, _end) in pictures_of(held.filing.pk, document).items()}
    return Download(held.file_name("改革情况", "docx"), WORD_TYPE, to_docx(marked, pictures))


def to_excel(held: Held) -> Download:
    """Return everything that was typed and found."""
    sheets = filed.sheets(held.filed())
    body = workbook.write(sheets, held.caption, held.moment or clock.now())
    return Download(held.file_name("填报内容", "xlsx"), workbook.CONTENT_TYPE, body)


def to_json(held: Held) -> Download:
    """Return everything that was typed in the exchange format; ``_standing`` is a note that nobody reads in."""
    data = exchange.write(held.content, held.form, publish.header_of(held.filing))
    text = json.dumps({"_standing": held.words, **data}, ensure_ascii=False, indent=1)
    body = f"{text}\n".encode("utf-8", "replace")
    return Download(held.file_name("填报内容", "json"), "application/json", body)


def to_csv(held: Held) -> Download:
    """Return the roster as a text file."""
    body = rosters.to_csv(held.form, held.content.roster)
    return Download(held.file_name("工作人员名单", "csv"), "text/csv; charset=utf-8", body)


MAKERS: dict[Format, Callable[[Held], Download]] = {
    Format.WORD: to_word,
    Format.EXCEL: to_excel,
    Format.JSON: to_json,
    Format.CSV: to_csv,
}
