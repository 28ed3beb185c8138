"""The original that a section was taken from, beside the reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain import imports
from disclosures.importing.kind import Kind
from disclosures.models import Import
from reviews.pages.reading import Reading

_PAGE = re.compile(r"第(\d+)页")


@dataclass
class Source:
    """The originals of a filing beside one section; ``chosen`` is the number of one of them, 0 for the likeliest.

    The likeliest is the newest that the section was taken from, else the newest in which it was found.
    """

    reading: Reading
    key: str
    chosen: int = 0

    @cached_property
    def originals(self) -> list[Import]:
        """What the college brought and used, the newest first."""
        return list(imports.evidence(self.reading.filing).defer("table"))

    @cached_property
    def original(self) -> Import | None:
        """The one that is shown."""
        ranked = sorted(self.originals, key=self._likely)
        chosen = [one for one in self.originals if one.pk == self.chosen]
        return next(iter([*chosen, *ranked]), None)

    @property
    def place(self) -> str:
        """Where in the original the section was read, in words; empty where it was not found."""
        return str(self._source.get("place", ""))

    @property
    def frame(self) -> str:
        """The address of a PDF at the section's page; empty for what the browser does not show."""
        if self.original is None or self.original.kind != Kind.PDF:
            return ""
        page = _PAGE.search(self.place)
        return self._url("import_look") + (f"#page={page[1]}" if page else "")

    @property
    def file(self) -> str:
        """The address of the original to download."""
        return self._url("import_file")

    @cached_property
    def copy(self) -> imports.Copy | None:
        """The copy to read; None while there is none."""
        return imports.copy_of(self.original) if self.original and self.copied else None

    @property
    def copied(self) -> bool:
        """Whether it is shown as a copy that a worker makes."""
        return self.original is not None and imports.copied(self.original)

    @property
    def part(self) -> list[dict[str, Any]]:
        """The blocks of this section in the copy; all where it was not found in it."""
        return self.copy.part(self.key)[0] if self.copy else []

    @property
    def whole(self) -> bool:
        """Whether all of the copy is shown, because the section was not found in it."""
        return self.copy is not None and not self.copy.part(self.key)[1]

    @cached_property
    def sheet(self) -> list[list[str]]:
        """The rows of a roster that came as a sheet or was pasted, as they stood there."""
        if self.original is None or self.copied or self.frame:
            return []
        table = Import.objects.values_list("table", flat=True).get(pk=self.original.pk)
        return [[str(cell) for cell in row] for row in table.get("rows", [])]

    @property
    def waiting(self) -> str:
        """How far the copy is, in words."""
        return _("正在把原件做成可以对照的副本，通常几秒钟。")

    @property
    def url(self) -> str:
        """The address of this pane alone, asked again while the copy is made."""
        return f"{self.reading.url('source', self.key)}?original={self.original.pk if self.original else 0}"

    @property
    def _source(self) -> dict[str, Any]:
        found = self.original.result.get("sources", {}) if self.original else {}
        return found.get(self.key) or {}

    def _likely(self, one: Import) -> tuple[bool, bool, int]:
        return (
            self.key not in one.taken,
            self.key not in one.result.get("sources", {}),
            -one.pk,
        )

    def _url(self, name: str) -> str:
        if self.original is None:
            return ""
        return reverse(f"filing:{name}", args=[self.reading.filing.pk, self.original.pk])
