"""Tables beside last year's: who came, who went, who changed the post."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from disclosures.content import Content
from disclosures.domain import paths
from reviews.domain.comparison import Change, Kind
from reviews.pages.last_year.parts import Both, Compared, cells, items

POST = re.compile(r"roster\[\d+\]\.(post|department)")
HEADCOUNT = re.compile(r"departments\[\d+\]\.headcount")
_ROW = re.compile(r"\w+\[\d+\]")


def roster(both: Both) -> Compared:
    """Tell new people, those who left, and those who changed post or department."""
    came, went = _rows(both, Kind.ADDED), _rows(both, Kind.REMOVED)
    moved = _moved(both)
    before, now = len(_all(both.old)), len(_all(both.new))
    if not before:
        return Compared(both.before.period, _("去年没有公开名单。"))
    sentence = _(
        "去年 %(before)d 人，今年 %(now)d 人：新任 %(came)d 人，离任 %(went)d 人，换岗 %(moved)d 人。"
    )
    figures = {"before": before, "now": now, "came": len(came), "went": len(went)}
    return Compared(
        both.before.period,
        sentence % (figures | {"moved": len(moved)}),
        masked=both.before.masked,
        names=_listed((_("新任"), map(_called, came)), (_("离任"), map(_called, went)), (_("换岗"), moved)),
        cells=cells(both.changes),
    )  # fmt: skip


def departments(both: Both) -> Compared:
    """Tell new departments, those that are gone, and whose number of people changed."""
    came, went = _rows(both, Kind.ADDED), _rows(both, Kind.REMOVED)
    sized = {one.path for one in both.changes if HEADCOUNT.fullmatch(one.path)}
    before, now = len(_all(both.old)), len(_all(both.new))
    if not before:
        return Compared(both.before.period, _("去年没有公开机构表。"))
    figures = {"before": before, "now": now, "came": len(came), "went": len(went)}
    sentence = _(
        "去年 %(before)d 个机构，今年 %(now)d 个：新设 %(came)d 个，撤销 %(went)d 个，人数有变 %(sized)d 个。"
    )
    return Compared(
        both.before.period,
        sentence % (figures | {"sized": len(sized)}),
        same=not both.changes,
        names=_listed((_("新设"), map(_called, came)), (_("撤销"), map(_called, went))),
        items=items(one for one in both.changes if one.path.endswith(".duties")),
        cells=cells(one for one in both.changes if not one.path.endswith(".duties")),
    )  # fmt: skip


def responsible(both: Both) -> Compared:
    """Tell which of the responsible people are others than last year."""
    if not any(row.name for row in _all(both.old)):
        return Compared(both.before.period, _("去年没有公开主要责任人。"))
    named = [one for one in both.changes if one.path.endswith(".name")]
    sentence = _("%d 名责任人与去年不同。") % len(named) if named else _("责任人与去年公开的一致。")
    return Compared(both.before.period, sentence, same=not named, cells=cells(both.changes))


def _all(content: Content) -> tuple:
    return tuple(getattr(content, "rows", ()))


def _rows(both: Both, kind: Kind) -> list[Content]:
    found = [both.row(one) for one in both.changes if one.kind is kind]
    return [row for row in found if row is not None]


def _moved(both: Both) -> list[str]:
    """Name the people whose post or department changed, each once, with both."""
    found: dict[str, Change] = {}
    for one in both.changes:
        if POST.fullmatch(one.path) and (row := _ROW.match(one.path)):
            found.setdefault(row[0], one)
    return [
        _("%(name)s（%(old)s → %(new)s）") % _both_posts(both, row, one)
        for row, one in found.items()
    ]


def _both_posts(both: Both, row: str, one: Change) -> dict[str, str]:
    there = _ROW.match(one.old_path)
    old = paths.value_at(both.before.disclosure, there[0] if there else row)
    new = paths.value_at(both.held.disclosure, row)
    return {"name": new.name, "old": _post(old), "new": _post(new)}


def _post(row: Content) -> str:
    return f"{getattr(row, 'department', '')}{getattr(row, 'post', '')}" or "—"


def _called(row: Content) -> str:
    name, post = getattr(row, "name", "") or "—", getattr(row, "post", "")
    return f"{name}（{_post(row)}）" if post else name


def _listed(*groups: tuple[str, Iterable[str]]) -> tuple[tuple[str, str], ...]:
    joined = ((title, _("、").join(names)) for title, names in groups)
    return tuple((title, names) for title, names in joined if names)
