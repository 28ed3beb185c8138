"""What the tables of a cycle's results hold: their titles, hints and columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

PARTS = ("indicators", "rules", "cities", "kinds")


@dataclass(frozen=True)
class Column:
    """One column: the key of the rows' value, its heading; `of`: the key whose share a bar shows."""

    key: str
    label: str
    number: bool = True
    of: str = ""


def titles() -> dict[str, str]:
    """Return the names of the parts."""
    return {
        "indicators": _("各项指标"),
        "rules": _("各条核验规则"),
        "cities": _("各地"),
        "kinds": _("各类组织"),
    }


def hint(part: str) -> str:
    """Return the sentence above a part's table."""
    return {
        "indicators": _("各校自己填报的“是”“否”，以及核验发现有出入的份数。"),
        "rules": _(
            "每条规则在多少份填报中发现错误、矛盾或需要说明的地方；没有发现问题的规则不列出。"
        ),
    }.get(part, _("应公开的学生会组织有多少提交、按期提交、通过审核。"))


def columns_of(data: dict[str, Any], part: str) -> list[Column]:
    """Return the columns of a part, those that its rows hold: some are withheld from the public."""
    known = set().union(*data[part]) if data[part] else set()
    return [one for one in _all(data, part) if one.key in known or not data[part]]


def _all(data: dict[str, Any], part: str) -> list[Column]:
    if part == "indicators":
        yes, no = data["head"]["values"][:2]
        return [
            Column("number", _("编号"), number=False),
            Column("name", _("指标"), number=False),
            Column("yes", yes, of="sent"),
            Column("no", no),
            Column("open", _("未填或都勾")),
            Column("doubted", _("核验有出入"), of="sent"),
        ]
    if part == "rules":
        return [
            Column("number", _("编号"), number=False),
            Column("name", _("规则"), number=False),
            Column("filings", _("填报份数"), of="sent"),
            Column("error", _("错误")),
            Column("contradiction", _("矛盾")),
            Column("warning", _("提醒")),
        ]
    name = _("地方") if part == "cities" else _("组织")
    return [
        Column("name", name, number=False),
        Column("unions", _("应公开")),
        Column("sent", _("已提交"), of="unions"),
        Column("in_time", _("按期提交")),
        Column("published", _("通过审核")),
        Column("doubted", _("核验有出入"), of="sent"),
    ]
