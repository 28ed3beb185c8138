"""Bodies and departments that the charter names but nobody set up."""

import re
from collections.abc import Iterator

from disclosures.checks.facts import Facts
from disclosures.checks.facts.wording import listing
from disclosures.checks.finding import Severity
from disclosures.checks.prose.guards import faculty_words
from disclosures.checks.registry import Hit, rule

_KIND = r"(?:常务|常任|常设|学生|代表|民主|监督|监察|仲裁|权益|维权|维护|纪律|检查|执行|财务|咨询|顾问|经费|管理|申诉|调解|专门|综合)"
_BODY = re.compile(
    rf"(?<![党团班治委工院系部校省市国])(?<!学术)(?<!选举)(?<!大会)(?<!资格){_KIND}{{1,4}}(?:委员会|(?<=代表)会议|理事会|监事会|仲裁庭)"
    r"|(?<![\u4e00-\u9fff])(?:常代会|常委会|学委会|监委会|理事会|监事会)"
)
"""A standing body of the union, by what it is for. Not those of Party, League and school."""
_GENERAL = re.compile(r"^学生代表会议")
_OF_OTHERS = re.compile(r"(?:党|共青团|青年团|团委|学校|教育部|学联|联合会)[^,。;]{0,8}$")
_LIST = re.compile(r"(?:设立|设置|下设|设有|设)[^。;]{0,60}?部[^。;]{0,160}")
LEAST = 3
"""As many departments in one sentence are the charter's list of them."""


@rule(
    "T23",
    "章程提到的机构和部门都有设置",
    Severity.WARNING,
    reads=("charter.text", "departments.name", "roster.department"),
)
def everything_established(facts: Facts) -> Iterator[Hit]:
    """The charter names a standing body that no article sets up, or lists departments that are not there.

    Left alone: bodies of Party, League, school and faculties, bodies for one congress (选举委员会),
    a body that has a sentence on how it is made or what it does.
    """
    if unknown := _unknown_bodies(facts):
        said = f"章程提到{listing(unknown)}，但没有写它怎样产生、做什么。请补写，或者核对名称。"
        yield Hit("charter.text", said, listing(unknown))
    elif absent := _absent_departments(facts):
        said = f"章程写有{listing(absent)}，机构架构表和名单里没有。请核对部门名称。"
        yield Hit("charter.text", said, listing(absent))


def _unknown_bodies(facts: Facts) -> list[str]:
    """Return the bodies that are named and never set up, quoted."""
    faculty = faculty_words(facts.context.school)
    named: dict[str, bool] = {}
    for clause in facts.prose("charter").clauses:
        if faculty.search(clause.text) or any(faculty.search(words[:30]) for words in clause.above):
            continue
        for hit in _BODY.finditer(clause.text):
            if _GENERAL.search(hit[0]) or _OF_OTHERS.search(clause.text[: hit.start()]):
                continue
            made = _makes(clause.text, hit) or hit[0] in "".join(clause.above[:2])
            named[hit[0]] = named.get(hit[0], False) or made
    return [f"“{name}”" for name, made in named.items() if not made]


def _makes(text: str, hit: re.Match[str]) -> bool:
    """Whether the words round a body set it up: 设立监督委员会, 监督委员会由…组成."""
    before, after = text[max(0, hit.start() - 12) : hit.start()], text[hit.end() : hit.end() + 30]
    return bool(
        re.search(r"(?:设立|设置|下设|设有|设|成立|组建|建立|选举产生|选举|推选)[^,。;]{0,12}$", before)
        or re.match(r"[^。;]{0,10}(?:是|为|由|在[^,。;]{0,12}(?:选举|产生)|任期|行使|负责|的?(?:职权|职责|组成|产生)|[(（]?(?:以下)?简称|每|设|对[^,。;]{0,10}负责)", after)
    )  # fmt: skip


def _absent_departments(facts: Facts) -> list[str]:
    """Return departments of the charter's own list that table and roster do not have, quoted."""
    known = {unit.key for unit in facts.departments} | set(facts.by_department)
    if not known:
        return []
    faculty = faculty_words(facts.context.school)
    for clause in facts.prose("charter").clauses:
        found = _LIST.search(clause.text)
        if not found or faculty.search(clause.text):
            continue
        names = _names(found[0])
        if len(names) >= LEAST:
            return [f"“{name}”" for name in names if name not in known]
    return []


def _names(words: str) -> list[str]:
    """Return the departments of a list: 设办公部、学习部和文体部."""
    parts = re.split(r"[,、。;:()]|以及|[和及](?=[\u4e00-\u9fff]{2,8}部)", words)
    bare = (re.sub(r"^.*(?:设立|设置|下设|设有|设|包括|分为|为|即)", "", part) for part in parts)
    return [part for part in bare if re.fullmatch(r"[\u4e00-\u9fff]{2,10}部", part)]
