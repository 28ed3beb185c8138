"""Taking a disclosure in the exchange format into a filing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from disclosures import exchange
from disclosures.content import Disclosure
from disclosures.domain import drafts, filings
from disclosures.domain.drafts import Saved
from disclosures.domain.refused import Refused
from disclosures.domain.yearform import form_of

if TYPE_CHECKING:
    from disclosures.models import Cycle, Filing
    from portal.access import Actor
    from portal.models import Union


@dataclass(frozen=True)
class Taken:
    """The filing, the keys of the sections that were saved, and everything that was not as it should be."""

    filing: Filing
    saved: tuple[str, ...]
    problems: tuple[exchange.Problem, ...]


def take_in(
    actor: Actor, union: Union, cycle: Cycle, data: object, *, replace: bool = False
) -> Taken:
    """Read ``data`` under the cycle's form and save it section by section, in one transaction.

    The filing is started where there is none. A section that the data lack stays as it is; one
    that holds something already is replaced only with ``replace``. Raises ``PermissionDenied``
    and ``Refused`` (cycle closed, filing submitted) with nothing written.
    """
    with transaction.atomic():
        filing = filings.start(actor, union, cycle)
        content, header, problems = exchange.read(data, form_of(cycle.edition))
        problems = [*_elsewhere(header, union), *problems]
        saved = []
        for key in form_of(cycle.edition).section_keys():
            if getattr(content, key) == Disclosure.model_fields[key].default:
                continue
            if problem := _save(actor, filing, key, content, replace=replace):
                problems.append(problem)
            else:
                saved.append(key)
    return Taken(filing, tuple(saved), tuple(problems))


def _elsewhere(header: exchange.Header, union: Union) -> list[exchange.Problem]:
    """Name a school or organisation that is not the one loaded for."""
    pairs = (
        ("school", header.school, union.college.name),
        ("organisation", header.organisation, union.name),
    )
    return [
        exchange.Problem(key, f"材料里写的是“{theirs[:40]}”，载入到“{ours}”，请确认没有弄错。")
        for key, theirs, ours in pairs
        if theirs and theirs != ours
    ]


def _save(
    actor: Actor, filing: Filing, key: str, content: Disclosure, *, replace: bool
) -> exchange.Problem | None:
    """Save one section; return why it was not saved, if so."""
    draft = drafts.fetch(filing, key)
    section = getattr(content, key).model_dump(mode="json")
    if draft.revision and draft.content != section and not replace:
        return exchange.Problem(
            key, "这一栏目已经填过，没有覆盖。要用文件里的内容替换，请加上 --replace。"
        )
    try:
        result = drafts.save(actor, filing, key, section, draft.revision)
    except Refused as refused:
        return exchange.Problem(key, str(refused))
    if not isinstance(result, Saved):
        return exchange.Problem(key, "别人刚刚保存了这一栏目，没有覆盖。请再载入一次。")
    return None
