"""Bodies and departments that the rule texts name but nobody set up."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.common import TEXTS
from disclosures.checks.facts import Facts
from disclosures.checks.facts.prose import Clause
from disclosures.checks.facts.wording import listing
from disclosures.checks.finding import Severity
from disclosures.checks.prose.guards import denied, faculty_words
from disclosures.checks.registry import Hit, rule

RULES = TEXTS[:-1]
_FOR = r"(?:常务|常任|常设|学生|代表|民主|监督|监察|仲裁|权益|维权|维护|纪律|检查|执行|财务|审计|咨询|顾问|经费|管理|申诉|调解|专门|综合|工作)"
_BEFORE = r"(?:^|(?<=[由向报经与和及、,:;的设对交请给受在以是于或立置有生建举选称即(“])|(?<=本会)|(?<=学生会)|(?<=大会)|(?<=召开)|(?<=通过)|(?<=属于)|(?<=须有))"
_BODY = re.compile(
    rf"{_BEFORE}{_FOR}{{1,4}}(?:委员会|(?<=代表)会议|(?<=任代表)大会|仲裁庭)"
    rf"|{_BEFORE}(?:常代会|常委会|学委会|监委会|理事会|监事会|评审团|监督团|仲裁庭)"
)
"""A standing body of the union, by what it is for. Not those of Party, League and school."""
_ANY_BODY = re.compile(
    r"委员会|代表会议|代表大会|理事会|监事会|仲裁庭|评审团|监督团|常[代委]会|[学监]委会"
)
_GENERAL = re.compile(
    r"^(?:学生代表会议|代表会议|工作委员会|学生工作委员会|学生管理委员会|代表委员会)"
)
_OF_OTHERS = re.compile(
    r"(?:党|共青团|青年团|团委|学校|教育部|教育厅|学联|联合会|膳食|伙食|图书馆|社团|班级?|年级)[^。;]{0,30}$"
)
_MADE_BEFORE = re.compile(
    r"(?:设立|设置|下设|设有|设|成立|组建|建立|选举产生|推选产生|(?:机构|机关)(?:是|为))[^,。;]{0,12}$|(?:选举|推选|简称|称为|即)$|(?:机构|组织)(?:有|包括|由)[^。;]{0,30}$"
)
_MADE_BEHIND = re.compile(
    r"[^,。;]{0,10}(?:是|为|由|在[^,。;]{0,12}(?:选举|产生)|任期|行使|委员由|成员由|职权|职责|组成|产生)"
    r"|[(（]?(?:以下)?简称|每|设|对[^,。;]{0,10}负责|,(?:委员|成员)由"
)
_OWN_SENTENCE = re.compile(r"(?:负责|承担|履行|主要|应当?|协助)")
"""Behind a body that begins an article: the article is about it."""


@rule(
    "T23",
    "章程提到的机构和部门都有设置",
    Severity.WARNING,
    reads=(*(f"{key}.text" for key in RULES), "departments.name", "roster.department"),
    together=(RULES, ("charter", "departments", "roster")),
    heeds=f"{_ANY_BODY.pattern}|部",
)
def everything_established(facts: Facts) -> Iterator[Hit]:
    """The rules name a standing body that no article sets up, the charter departments that are not there.

    Left alone: bodies of Party, League, school and faculties, bodies for one congress (选举委员会),
    a body that has a sentence on how it is made or what it does, what is denied or abolished,
    departments whose name the table or the roster has in another form (权益部, 权益维护部).
    """
    for section, names in _unknown_bodies(facts).items():
        said = f"“{facts.title(section)}”提到{_quoted(names)}，但没有写它怎样产生、做什么。请补写，或者核对名称。"
        yield Hit(f"{section}.text", said, "；".join(names.values()))
    if absent := _absent_departments(facts):
        said = f"章程写有{_quoted(absent)}，机构架构表和名单里没有。请核对部门名称。"
        yield Hit("charter.text", said, "；".join(absent.values()))


def _quoted(names: dict[str, str]) -> str:
    return listing([f"“{name}”" for name in names])


def _shown(text: str, start: int, end: int) -> str:
    """Quote the words round a name, with the name marked."""
    return f"{text[max(0, start - 20) : start]}【{text[start:end]}】{text[end : end + 20]}"


def _before(text: str, at: int) -> str:
    """Return the words before a place, no more than can matter."""
    return text[max(0, at - 60) : at]


def _clauses(facts: Facts, section: str, naming: re.Pattern[str]) -> Iterator[Clause]:
    """Yield the sentences about the school's own union that name something of the kind."""
    faculty = faculty_words(facts.context.school)
    for clause in facts.prose(section).clauses:
        if not naming.search(clause.text):
            continue
        if faculty.search(clause.text) or any(faculty.search(words[:30]) for words in clause.above):
            continue
        yield clause


def _unknown_bodies(facts: Facts) -> dict[str, dict[str, str]]:
    """Return the bodies that are named and never set up, by section, each as quoted."""
    named: dict[str, tuple[str, str]] = {}
    made = set()
    for section in RULES:
        for clause in _clauses(facts, section, _ANY_BODY):
            for hit in _BODY.finditer(clause.text):
                name = hit[0]
                if _GENERAL.search(name) or _OF_OTHERS.search(_before(clause.text, hit.start())):
                    continue
                if _makes(clause, hit) or denied(clause.text, hit.start(), hit.end()):
                    made.add(name)
                named.setdefault(name, (section, _shown(clause.text, hit.start(), hit.end())))
    found: dict[str, dict[str, str]] = {}
    for name, (section, shown) in named.items():
        if not any(name in other or other in name for other in made):
            found.setdefault(section, {})[name] = shown
    return found


def _makes(clause: Clause, hit: re.Match[str]) -> bool:
    """Whether the words round a body set it up: 设立监督委员会, 监督委员会由…组成, a heading."""
    text, start, end = clause.text, hit.start(), hit.end()
    behind = text[end : end + 30]
    heads = any(hit[0] in words for words in clause.above[:2]) or text == hit[0]
    begins = start == 0 and bool(clause.node.label) and bool(_OWN_SENTENCE.match(behind))
    return bool(
        heads
        or begins
        or _MADE_BEFORE.search(text[max(0, start - 16) : start])
        or _MADE_BEHIND.match(behind)
    )


_ANY_DEPARTMENT = re.compile(r"部(?!分|门|署)")
_LIST = re.compile(
    r"(?:设立|设置|下设|设有|设|包括|分为|工作部门(?:为|有|:)|部门(?:为|有|:))[^。;]{0,60}?部[^。;]{0,160}"
)
_SIGN = r"[^\x00-\u4dff\ua000-\uffff由向报经与和及的给归对以撤原]"
_NAMED = re.compile(
    rf"(?:^|(?<=[由向报经与和及、,;交给归对以]))(?:校?学生会|本会|校级)?({_SIGN}{{2,6}}?部)(?:部长|副部长)?"
    r"(?=负责|组织|协助|登记|管理|提出|承担|牵头|每|应|审|制定|举办|开展|统筹|提交|批准|汇总|监督|主要|定期|须|要|、|和|及|与|,|。|;|$)"
)
"""A department that acts, or that something is done by."""
_NO_DEPARTMENT = re.compile(
    r"^(?:[各该本某其此]|党|团|校|系|院|班|[一二三四五六七八九十几两多]个?部|新一届)|[支干全内外学系院各本总局]部$|俱乐部$|(?:教务|后勤管理|后勤保障|资产|招生|就业|基础|思政|公共.{0,4}|教学|党群|人事)部$"
    r"|教育部|中宣部|武装部|保卫部|学生工作部|学工部|研究生部|工作部$|职能部|^工作部|[是为在设有等]|撤销|取消"
)
_SCHOOLS = re.compile(
    r"党委|学校|校团委|团委|教育部|职能部门|党政|[^全]校(?!学生会|级)|处[、,和]|原|兄弟|外校"
)
LEAST = 3
"""As many departments in one sentence are the charter's list of them."""


def _absent_departments(facts: Facts) -> dict[str, str]:
    """Return departments of the charter that table and roster do not have, each as quoted."""
    known = {unit.key for unit in facts.departments} | set(facts.by_department)
    if not known:
        return {}
    absent: dict[str, str] = {}
    for clause in _clauses(facts, "charter", _ANY_DEPARTMENT):
        for name, start in (*_listed(clause.text), *_acting(clause)):
            if name not in absent and not _known(name, known):
                absent[name] = _shown(clause.text, start, start + len(name))
    return absent


def _listed(text: str) -> list[tuple[str, int]]:
    """Return the departments of a list: 设办公部、学习部和文体部."""
    hit = _LIST.search(text)
    if not hit or re.search(r"可以?(?:设|根据)|不(?:再|得)?设", text):
        return []
    parts = re.split(r"[,、。;:()和及]|以及", hit[0])
    bare = [
        re.sub(r"^.*(?:设立|设置|下设|设有|设|包括|分为|部门|为|即|有|[0-9.]+)", "", part)
        for part in parts
    ]
    names = [part for part in bare if re.fullmatch(r"[\u4e00-\u9fff]{2,8}部", part)]
    names = [name for name in names if not _NO_DEPARTMENT.search(name)]
    return [(name, text.index(name)) for name in names] if len(names) >= LEAST else []


def _acting(clause: Clause) -> Iterator[tuple[str, int]]:
    """Yield the departments that a sentence speaks of as doing something, or being asked."""
    text = clause.text
    for hit in _NAMED.finditer(text):
        name, before = hit[1], _before(text, hit.start(1))
        if _NO_DEPARTMENT.search(name) or _SCHOOLS.search(before):
            continue
        if not re.search(r"[、和及与]$", before) and not denied(text, hit.start(1), hit.end(1)):
            yield name, hit.start(1)


def _known(name: str, known: set[str]) -> bool:
    """Whether a department is there under this name or one that shares a word with it."""
    stem = name.removesuffix("部")
    pairs = {stem[at : at + 2] for at in range(len(stem) - 1)} or {stem}
    return any(pair in other for other in known for pair in pairs)
