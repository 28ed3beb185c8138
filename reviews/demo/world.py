"""Who and what there is: organisations and accounts of the demonstration. All invented."""

from __future__ import annotations

from typing import NamedTuple

from portal.enums import Role

PASSWORD = "yanshi2026"  # noqa: S105 - known to everybody, for the demonstration alone
NATIONAL = "全国学联（演示）"
NATIONAL_EMAIL = "quanguo-mishuchu@example.org"


class Body(NamedTuple):
    """A federation below another one; ``key`` begins the log-in names of its members."""

    key: str
    name: str
    short_name: str
    parent: str
    email: str


class School(NamedTuple):
    """A college of a federation; ``kinds`` are its unions."""

    key: str
    name: str
    city: str
    federation: str
    kinds: tuple[str, ...] = ("student",)


class Account(NamedTuple):
    """Who may log in, as what, for which organisation (by name)."""

    username: str
    full_name: str
    role: Role
    organisation: str


BODIES = (
    Body("yunzhou", "云洲省学生联合会", "云洲省学联", NATIONAL, "yunzhou-xuelian@example.org"),
    Body("lanjiang", "澜江省学生联合会", "澜江省学联", NATIONAL, "lanjiang-xuelian@example.org"),
    Body("tingchuan", "汀川市学生联合会", "汀川市学联", "澜江省学生联合会", ""),
)
BOTH = ("student", "graduate")
SCHOOLS = (
    School("yzdx", "云洲大学", "云阳市", "云洲省学生联合会", BOTH),
    School("yzsf", "云洲师范大学", "云阳市", "云洲省学生联合会", BOTH),
    School("yzlg", "云洲理工学院", "鹿溪市", "云洲省学生联合会"),
    School("yzyk", "云洲医科大学", "云阳市", "云洲省学生联合会", BOTH),
    School("yszy", "屿山职业技术学院", "屿山市", "云洲省学生联合会"),
    School("chxy", "澄湖学院", "鹿溪市", "云洲省学生联合会"),
    School("ljgd", "澜江工业大学", "澜州市", "澜江省学生联合会", BOTH),
    School("ljcj", "澜江财经学院", "澜州市", "澜江省学生联合会"),
    School("nxsf", "南岫师范学院", "南岫市", "澜江省学生联合会"),
    School("tcxy", "汀川学院", "汀川市", "汀川市学生联合会"),
    School("tczy", "汀川职业学院", "汀川市", "汀川市学生联合会"),
    School("tcnl", "汀川农林大学", "汀川市", "汀川市学生联合会"),
)
_SECRETARIES = [
    "卢静安",
    "邢若岚",
    "童培文",
    "殷可欣",
    "侯嘉禾",
    "邹明澜",
    "尹思雅",
    "戴冠轩",
    "龚怀瑾",
    "崔沛琳",
    "易铭川",
    "祝晴雅",
]
_EDITORS = [
    "安浩然",
    "白如意",
    "岑一帆",
    "柏春晓",
    "庞恒光",
    "霍兰汐",
    "倪凯阳",
    "温秋彤",
    "樊景行",
    "舒曼青",
    "裴亦楠",
    "骆荣轩",
]

ROOT = Account("guojia", "江承泽", Role.LEAD, NATIONAL)
ACCOUNTS = (
    ROOT,
    Account("guancha", "黎清秋", Role.OBSERVER, NATIONAL),
    Account("yunwei", "方恩铭", Role.OPERATOR, NATIONAL),
    Account("yunzhou", "梁海澄", Role.LEAD, "云洲省学生联合会"),
    Account("yunzhou1", "沈如岚", Role.REVIEWER, "云洲省学生联合会"),
    Account("yunzhou2", "傅景和", Role.REVIEWER, "云洲省学生联合会"),
    Account("lanjiang", "孟庆霖", Role.LEAD, "澜江省学生联合会"),
    Account("lanjiang1", "薛宁薇", Role.REVIEWER, "澜江省学生联合会"),
    Account("tingchuan", "龙远帆", Role.LEAD, "汀川市学生联合会"),
    Account("tingchuan1", "殷若菁", Role.REVIEWER, "汀川市学生联合会"),
    *(
        Account(f"{school.key}-shuji", name, Role.SECRETARY, school.name)
        for school, name in zip(SCHOOLS, _SECRETARIES, strict=True)
    ),
    *(
        Account(f"{school.key}-tianbao", name, Role.EDITOR, school.name)
        for school, name in zip(SCHOOLS, _EDITORS, strict=True)
    ),
    Account("yzdx-guancha", "康楠希", Role.OBSERVER, "云洲大学"),
    # A peer reviewer from a college: may review every college but her own.
    Account("yzsf-shuji", "邢若岚", Role.REVIEWER, "云洲省学生联合会"),
)
