"""The structure table and section ten as rules read them."""

import re
from dataclasses import dataclass

from disclosures.checks.facts.people import PRESIDIUM, department_key
from disclosures.checks.facts.values import Count, read_count
from disclosures.checks.facts.wording import bare, clip, squeeze
from disclosures.content import Department, Departments, Responsible, ResponsiblePerson
from disclosures.reading import numeral_value, person_name

_TOTAL = re.compile(r"(?:合|总|共|小)计|总人数|总数")
_YES = re.compile(r"是|专职|√|✓|☑")
_NO = re.compile(r"否|不是|非专职|兼职|挂职|×|✗")
_BLANK = {"", "无", "-", "—", "/"}


@dataclass(frozen=True)
class Unit:
    """One row of the structure table; ``key`` is ``主席团`` for the presidium's row."""

    index: int
    row: Department
    key: str
    headcount: Count

    @property
    def label(self) -> str:
        """The name as typed, short enough for a sentence."""
        return clip(self.row.name, 20)

    def path(self, field: str) -> str:
        """Return the path of one of the row's fields."""
        return f"departments[{self.index}].{field}"

    @property
    def is_presidium(self) -> bool:
        """Whether the row is the presidium's."""
        return self.key == PRESIDIUM


@dataclass(frozen=True)
class Guide:
    """One row of section ten. ``full_time`` is None where the cell says neither."""

    index: int
    row: ResponsiblePerson
    category: str
    name: str
    full_time: bool | None

    def path(self, field: str) -> str:
        """Return the path of one of the row's fields."""
        return f"responsible[{self.index}].{field}"

    @property
    def words(self) -> str:
        """Everything that the row says of the person's post."""
        return squeeze(f"{self.row.post[:200]} {self.row.note[:200]}")


def read_units(departments: Departments) -> tuple[Unit, ...]:
    """Return the rows that are neither blank nor a total (合计)."""
    return tuple(
        Unit(index, row, department_key(row.name[:200]), read_count(row.headcount))
        for index, row in enumerate(departments.rows)
        if (row.name or row.headcount or row.duties) and not _TOTAL.fullmatch(bare(row.name[:200]))
    )


_BELOW = re.compile(r"(?:下设|设有|分设|设)(?!主席团)(?P<names>[^。;]{2,120})")
_SO_MANY = re.compile(
    r"(?:(?<![共等])[共等]++)?(?P<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})个(?:职能|工作)*(?:部门|部|机构)[::]?"
)
_UNIT = re.compile(r".{1,10}(?:部|室|处|中心)")


def charted(text: str) -> int | None:
    """Return how many departments the words beside a chart name; None where that is not plain.

    A list (主席团下设办公室、学习部、文体部) and a number (下设3个部门) have to agree.
    """
    found = set()
    for hit in _BELOW.finditer(squeeze(text[:2000])):
        said = _SO_MANY.search(hit["names"])
        names = [name for name in re.split("[、,和及]", _SO_MANY.sub("", hit["names"])) if name]
        listed = bool(names) and all(_UNIT.fullmatch(bare(name)) for name in names)
        if said and (number := numeral_value(said["n"])) is not None:
            found.add(number)
        if listed and (said or len(names) > 1):
            found.add(len(names))
    return found.pop() if len(found) == 1 else None


def read_guides(responsible: Responsible, categories: tuple[str, ...]) -> tuple[Guide, ...]:
    """Return one guide for each category of the form; a category without a row has a blank one."""
    rows = list(enumerate(responsible.rows))
    return tuple(_guide(place, category, rows) for place, category in enumerate(categories))


def _guide(place: int, category: str, rows: list[tuple[int, ResponsiblePerson]]) -> Guide:
    same = [pair for pair in rows if squeeze(pair[1].category[:200]) == squeeze(category)]
    alike = [pair for pair in rows if _office(pair[1].category) == _office(category)]
    unnamed = [pair for pair in rows if pair[0] == place and not _office(pair[1].category)]
    index, row = (same or alike or unnamed or [(place, ResponsiblePerson())])[0]
    name = person_name(row.name[:200])
    full_time = _yes_or_no(row.full_time)
    if not row.full_time and re.search(r"(?<!非)专职", squeeze(row.post[:200])):
        full_time = True
    return Guide(index, row, category, "" if name in _BLANK else name, full_time)


def _office(category: str) -> str:
    """Return what a category is about, however it is worded: 秘书长 or 书记; else nothing."""
    hit = re.search(r"秘书长|书记", squeeze(category[:200]))
    return hit[0] if hit else ""


def _yes_or_no(text: str) -> bool | None:
    plain = bare(text[:40])
    if _NO.match(plain):
        return False
    return True if _YES.match(plain) else None
