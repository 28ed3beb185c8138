"""What an import read, as objects again: content as this year's form holds it, sources, remarks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from disclosures import editions, exchange
from disclosures.checks.finding import section_of
from disclosures.content import Disclosure
from disclosures.domain.moving import move, split_needed
from disclosures.domain.yearform import form_of, form_of_filing
from disclosures.enums import ImportSource
from disclosures.importing.imported import Remark, Source, Sureness, Unplaced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosures.editions import EditionForm
    from disclosures.models import Import
    from portal.models import Union

NOT_LOADED = "没有载入"
"""Words of those problems of the exchange format that say that something was left out."""


@dataclass(frozen=True)
class Found:
    """``content`` moved to this year's form; ``edition`` the printed name of the document's year.

    ``strange``: it names another college or another union.
    """

    content: Disclosure
    edition: str
    sure: Sureness
    no_place: tuple[str, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    strange: bool = False
    unplaced: tuple[Unplaced, ...] = ()


def found_by(import_: Import) -> Found:
    """Return what the import read, in the terms of its filing's form."""
    result, here = import_.result, form_of_filing(import_.filing)
    form = form_found(import_, here)
    content, header, problems = exchange.read(result["data"], form or here)
    moved = move(content, form or here, here)
    elsewhere = _elsewhere(header, import_.filing.union)
    remarks = [
        *elsewhere,
        *(Remark(**one) for one in result.get("remarks", ())),
        *_said(problems),
        *_to_split(content, form or here, here),
    ]
    return Found(
        content=moved.content,
        edition=form.period if form else "",
        sure=Sureness(result.get("edition_sure") or Sureness.LOW),
        no_place=tuple(moved.no_place),
        sources={key: _source(one) for key, one in result.get("sources", {}).items()},
        remarks=tuple(remarks),
        strange=bool(elsewhere),
        unplaced=tuple(Unplaced(**one) for one in result.get("unplaced", ())),
    )


def form_found(import_: Import, here: EditionForm) -> EditionForm | None:
    """Return the form of the year that the import is of; None where that is not known."""
    if import_.source == ImportSource.LAST_YEAR and import_.based_on:
        return form_of(import_.based_on.cycle.edition)
    if import_.edition == here.key:
        return here
    return editions.load(import_.edition) if import_.edition in editions.keys() else None  # noqa: SIM118


def _source(one: dict[str, Any]) -> Source:
    return Source(one["place"], one["snippet"], Sureness(one["sure"]))


def _elsewhere(header: exchange.Header, union: Union) -> list[Remark]:
    """Say that the material is another college's or another union's."""
    sentence = _("材料里写的是“%(theirs)s”，这里是“%(ours)s”的填报。请确认没有拿错文件。")
    pairs = [(header.school, union.college.name)]
    if header.organisation in (_("学生会"), _("研究生会")):
        pairs.append((header.organisation, union.name))
    return [
        Remark("", "", sentence % {"theirs": theirs[:40], "ours": ours})
        for theirs, ours in pairs
        if theirs and bare(theirs) != bare(ours)
    ]


def bare(name: str) -> str:
    """Return a name without white space."""
    return re.sub(r"\s", "", name)


def _said(problems: Iterable[exchange.Problem]) -> list[Remark]:
    """Return what the exchange format could not take; the rest an import says better."""
    return [
        Remark("", one.path, one.message)
        for one in problems
        if section_of(one.path) in Disclosure.model_fields and NOT_LOADED in one.message
    ]


def _to_split(content: Disclosure, form: EditionForm, here: EditionForm) -> list[Remark]:
    if not split_needed(content, form, here):
        return []
    sentence = _(
        "材料把候选人产生办法和选举办法写在一起，全文放在这里；请把选举办法的部分移到“选举办法”栏目。"
    )
    return [Remark("", "candidate_rules", sentence)]
