"""What became of "approve all sections without a finding", in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from disclosures.checks import Severity
from reviews.domain.material import WEIGHTY
from reviews.pages.reading import Reading

NAMED = 4
"""Sections that are named one by one before the rest is counted."""


@dataclass(frozen=True)
class Swept:
    """A reading after the clean sections were approved; ``approved`` are their keys."""

    reading: Reading
    approved: Sequence[str]

    @property
    def done(self) -> str:
        """What was approved."""
        if not self.approved:
            return _("没有可以一并认可的栏目。")
        return _("一并认可了 %(count)d 个没有核验问题的栏目：%(titles)s。可以撤销。") % {
            "count": len(self.approved),
            "titles": self._titles(self.approved),
        }

    @property
    def left(self) -> str:
        """Which sections still want a look, each with the reason; empty where none does."""
        titles, keys = self.reading.held.titles, self.reading.missing
        named = [f"{titles[key]}（{self._why(key)}）" for key in keys]
        if not named:
            return ""
        words = {"count": len(named), "named": _("、").join(named)}
        return _("还有 %(count)d 个栏目要看：%(named)s。") % words

    def _why(self, key: str) -> str:
        found = [one.severity for one in self.reading.held.findings_of(key)]
        counted = [
            f"{Severity(word).label} {found.count(word)}" for word in WEIGHTY if word in found
        ]
        if counted:
            return _("、").join(counted)
        if any(one.open and one.flag.section == key for one in self.reading.questions):
            return _("上次的问题还没有了结")
        return _("有退回要求之外的改动")

    def _titles(self, keys: Iterable[str]) -> str:
        titles = [self.reading.held.titles[key] for key in keys]
        named = _("、").join(titles[:NAMED])
        return named + _("等") if len(titles) > NAMED else named
