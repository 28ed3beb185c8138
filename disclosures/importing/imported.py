"""What an import gives: exchange data, and for every section where it was read and how sure that is."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from disclosures.importing.blocks import Picture

Json = dict[str, Any]


class Sureness(StrEnum):
    """How sure a reading is: ``high`` needs no second look, ``low`` was pieced together."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a section was read: ``place`` in words (第3页 第2张表), its first words, how sure."""

    place: str
    snippet: str
    sure: Sureness = Sureness.HIGH


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that only the import can see, at a place of the data; ``sentence`` says what to do.

    ``code``: a rule's id where the rule catalogue has the matter (R01 both or no box, R34 a stale
    year, T24 debris, T22 broken numbering), else "". ``path`` as findings have it (section key alone
    for a section, "" for the whole document); ``excerpt``: the words concerned.
    """

    code: str
    path: str
    sentence: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Text that belongs to no section: where it stands, and its words (at most 2,000 characters)."""

    place: str
    text: str


@dataclass(slots=True)
class Imported:
    """One file as read.

    ``data``: exchange format, null where the file has nothing (``docs/exchange.md``); ``edition``:
    key of the year's form that was recognised, ``edition_sure`` how sure; ``sources`` by section
    key, only for sections that were found; ``pictures``: (section key, picture); ``table``: of a
    roster that came as a sheet, the rows and how they were read (``sheets.as_json``), else empty.
    """

    data: Json
    edition: str
    edition_sure: Sureness
    sources: dict[str, Source] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    pictures: list[tuple[str, Picture]] = field(default_factory=list)
    table: Json = field(default_factory=dict)

    def to_json(self) -> Json:
        """Return everything but the pictures' bytes, as plain JSON values."""
        return {
            "data": self.data,
            "edition": self.edition,
            "edition_sure": self.edition_sure,
            "sources": {key: asdict(source) for key, source in self.sources.items()},
            "remarks": [asdict(remark) for remark in self.remarks],
            "unplaced": [asdict(text) for text in self.unplaced],
            "table": self.table,
            "pictures": [
                {
                    "section": key,
                    "name": picture.name,
                    "content_type": picture.content_type,
                    "alt": picture.alt,
                    "size": len(picture.data),
                }
                for key, picture in self.pictures
            ],
        }
