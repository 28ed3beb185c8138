"""Bringing a file, a pasted roster or an earlier filing to a filing: kept, read, corrected, given up."""

from disclosures.domain.imports.columns import rematch
from disclosures.domain.imports.copies import Copy, copied, copy_of, prepare
from disclosures.domain.imports.files import upload
from disclosures.domain.imports.giving_up import discard
from disclosures.domain.imports.last_year import from_last_year
from disclosures.domain.imports.paste import paste_roster
from disclosures.domain.imports.progress import Progress, progress
from disclosures.domain.imports.reading import TASK, read
from disclosures.domain.imports.rows import PER_FILING, evidence, of, readable, to_look_at

__all__ = [
    "PER_FILING",
    "TASK",
    "Copy",
    "Progress",
    "copied",
    "copy_of",
    "discard",
    "evidence",
    "from_last_year",
    "of",
    "paste_roster",
    "prepare",
    "progress",
    "read",
    "readable",
    "rematch",
    "to_look_at",
    "upload",
]
