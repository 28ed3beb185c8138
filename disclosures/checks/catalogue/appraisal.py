"""The appraisal rules: each term, by an assembly with student delegates, and what the results are for."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.common import against
from disclosures.checks.facts import Facts
from disclosures.checks.finding import Severity
from disclosures.checks.prose import Says, tell
from disclosures.checks.registry import OPINIONS, Hit, rule

SHORT = 60
YEARLY = r"(?:每(?:一)?(?:个)?(?:学年度?|年度?)(?!级|龄)|(?<!每)一(?:学)?年(?=一次|1次|进行|开展|召开|组织))"
REPORT = r"(?:述职|评议|考评)"


@rule(
    "T12",
    "每学期述职评议一次",
    Severity.CONTRADICTION,
    indicators=("i14",),
    reads=("appraisal_rules.text", "indicators.i14.answer"),
    source=OPINIONS,
)
def appraised_each_term(facts: Facts) -> Iterator[Hit]:
    """Reports are given, or the appraisal is held, once a year (or a term of office) instead of each term.

    Left alone: two or more times a year, a text that says 每学期 of it elsewhere, yearly summaries
    and awards.
    """
    if _EACH_TERM.search(facts.prose("appraisal_rules").plain):
        return
    said = "主席团成员和工作部门负责人应当每学期述职评议。请核对次数。"
    yield from tell(facts, _YEARLY, ("appraisal_rules",), said, against(facts, "i14"))


_TERM = r"(?:每(?:一)?(?:个)?|各|(?<!每)两个?|春[、季和]{0,2}秋季?|上下(?:两个)?)学期"
_EACH_TERM = re.compile(
    rf"{_TERM}[^。;]{{0,40}}(?:{REPORT}|一次)|{REPORT}[^。;]{{0,40}}{_TERM}|学期(?:末|初|结束)[^。;]{{0,20}}{REPORT}"
)
_YEARLY = Says(
    patterns=(
        rf"{YEARLY}[^。;]{{0,24}}?{REPORT}",
        rf"{REPORT}[^。;]{{0,18}}?(?:{YEARLY}|一年一次|一学年一次|年终|学年末|年末|年底)",
        rf"(?:学年末|学年度末|学年结束|年终|年末|年底|每年(?:的)?1?[0-9]月)[^。;]{{0,20}}?{REPORT}",
        rf"{REPORT}[^。;]{{0,12}}?每年(?:的)?1?[0-9]月",
        # under a heading such as 评议时间: 每学年一次，在学年结束前完成
        r"^(?:原则上|一般)?每(?:一)?(?:个)?(?:学)?年度?[^,。;]{0,6}(?:一次|1次)",
        # 每学年第二学期期末；每两个学期一次；评议周期为一学年；一年一评；按年度进行
        r"每(?:一)?(?:个)?学?年(?:度)?(?:的)?(?:第[一二12]|春季?|秋季?|上|下)学期",
        r"每(?:两|二|2)个?学期|周期[^。;]{0,6}一?个?学?年(?!级)|一(?:学)?年一(?:评|述)|按(?:照)?(?:自然|学)?年度?(?:进行|开展|组织)",
        rf"(?:任期|届)(?:内|满|末|届满|结束)[^。;]{{0,10}}?(?:集中|进行|开展|组织)?{REPORT}",
    ),
    unless=(
        r"两次|2次|二次|各一次|各1次|上半年|下半年|半年|[和、及与]1?[0-9]月",
        r"(?:本|该|当|各|春秋|[一1上春][季、和及与]{0,2}[二2下秋]季?)学期|春[^。;]{0,8}秋|秋[^。;]{0,8}春",
        r"(?<!每两个)(?<!每二个)(?<!第二)(?<!第一)(?<!春季)(?<!秋季)(?<![春秋上下])学期(?!期?末?[,。]?$)(?=[^。;]{0,6}(?:初|末|结束|述|评|一次))",
        r"评优|表彰|换届|评议会(?:成员|委员)|总结|不(?:再)?(?:参加|进行|安排)",
    ),
    school_only=False,
)


@rule(
    "T13",
    "由以学生代表为主的评议会评议",
    Severity.CONTRADICTION,
    indicators=("i14",),
    reads=("appraisal_rules.text", "charter.text", "indicators.i14.answer"),
    source=OPINIONS,
)
def appraised_by_assembly(facts: Facts) -> Iterator[Hit]:
    """Staff mark each other, or the presidium or a teacher marks them, and no assembly appraises them.

    The assembly (评议会) consists mainly of student delegates. Left alone: marks that are one part
    beside an assembly, the daily assessment of 干事 where the assembly is there.
    """
    said = (
        "应当由以学生代表为主的评议会评议，而不是互相打分或由主席团、团委打分。请核对评议的主体。"
    )
    softer = against(facts, "i14")
    yield from tell(facts, _OWN_ASSEMBLY, ("appraisal_rules",), said, softer)
    sections = [key for key in ("appraisal_rules", "charter") if not _assembly(facts, key)]
    if "appraisal_rules" in sections:
        yield from tell(facts, _MARKED, sections, said, softer)


def _assembly(facts: Facts, section: str) -> bool:
    """Whether a section knows an assembly (不设评议会 is none)."""
    text = facts.prose(section).plain
    hits = (hit for hit in _ASSEMBLY.finditer(text))
    return any(not _NONE.search(text[max(0, hit.start() - 6) : hit.start()]) for hit in hits)


_NONE = re.compile(r"(?:不(?:再)?设|未设|没有|取消|不(?:再)?组建)[^,。;]{0,3}$")


_STUDENTS = r"(?:学生代表|同学代表|大会代表|学代会代表|普通同学|代表)"
_ASSEMBLY = re.compile(
    r"评议会|评议委员会|评议团|评议大会|评议小组|评议组|评议代表|测评大会|评委会|述职大会"
    rf"|{_STUDENTS}[^。;]{{0,24}}(?:评议|评价|打分|测评|投票|评分|参加|参与|组成)"
    rf"|(?:邀请|组织|由)[^。;]{{0,16}}{_STUDENTS}"
)
_OFFICERS = r"(?:主席团(?:成员)?|主席|部长|部门负责人|秘书长|指导(?:老师|教师)|团委(?:老师|教师|书记)?|学生会(?:内部)?|负责人)"
_JUDGES = r"(?:打分|评分|评议|考核|考评|测评|评定|赋分|评价|投票|作出评)"
_MARKED = Says(
    patterns=(
        r"互评|互相(?:评|打分|测评)|相互(?:评|打分|测评)|交叉(?:评|打分)|(?:部门|成员)(?:之)?间[^,。;]{0,8}(?:评|打分)",
        rf"(?:由|经)[^,。;]{{0,8}}{_OFFICERS}[^,。;]{{0,16}}?{_JUDGES}",
        rf"{_OFFICERS}(?:对|给|为)[^,。;]{{0,16}}(?:打分|评分|考评|测评|进行考核|进行评议|量化考核|评定)",
        rf"(?:评价|评议|考核|打分|评分)[^,。;]{{0,6}}由[^,。;]{{0,6}}{_OFFICERS}[^,。;]{{0,4}}(?:作出|完成|决定|负责)",
    ),
    unless=(rf"{_STUDENTS}|学生满意|不(?:得|再|采用|采取|以)",),
    aside=(r"汇总|统计|监督|组织实施|负责解释|通报|主持|召集",),
    school_only=False,
)
_OWN_ASSEMBLY = Says(
    patterns=(
        rf"评议(?:会|小组|组|委员会|团)(?:成员)?[^。;]{{0,6}}由[^。;]{{0,24}}?{_OFFICERS}[^。;]{{0,30}}?(?:组成|担任|构成)",
    ),
    unless=(rf"{_STUDENTS}|同学|学生(?!会|工作|处)|组长|主任|主持|召集",),
    school_only=False,
)


@rule(
    "T16",
    "写明评议结果如何运用，不按职务加分",
    Severity.CONTRADICTION,
    indicators=("i15",),
    reads=("appraisal_rules.text", "indicators.i15.answer"),
    source=OPINIONS,
)
def results_used(facts: Facts) -> Iterator[Hit]:
    """Posts are exchanged for marks; the rules have no word on what the results are used for: information.

    Left alone: marks that depend on the result of the appraisal, the scale of the appraisal itself.
    """
    said = "评奖评优、测评加分等应当依据评议结果，不与岗位简单挂钩。请核对这一规定。"
    fired = list(tell(facts, _FOR_POSTS, ("appraisal_rules",), said, against(facts, "i15")))
    yield from fired
    text = facts.prose("appraisal_rules").plain
    if not fired and len(text) > SHORT and not _USE.search(text):
        said = "述职评议办法没有写评议结果怎样运用，第15项没有可以核对的依据。可以补写评奖评优时依据评议结果择优提名。"
        yield Hit("appraisal_rules.text", said, "未写结果运用", severity=Severity.INFORMATION)


_USE = re.compile(
    r"择优|评奖|评优|测评加分|推免|保研|推荐免试|结果(?:的)?(?:运用|应用|使用|作为)|任用|选拔|提名|挂钩|依据|参考"
)
_POST = r"(?:主席团成员|主席|副主席|部长|副部长|干事|部员|学生干部|工作人员|任职|职务|岗位|职级)"
_MARKS = r"(?:(?<!参)加|计|折算|给予|赋予?|奖励|可得|获得|享受)[^。;,]{0,8}?(?:[0-9一二三四五六七八九十]+(?:\.[0-9])?分|加分|学分|素质分|德育分|综测分|分值)"
_FOR_POSTS = Says(
    patterns=(
        rf"{_POST}[^。;]{{0,18}}?{_MARKS}",
        r"(?:主席团成员|主席|部长|副部长|干事)[^,。;0-9]{0,4}[0-9]+(?:\.[0-9])?分(?!钟|之|制)",
        r"(?:按|按照|根据|依据|依|与|由)[^,。;]{0,6}(?:职务|岗位|任职|职级)[^。;不未无]{0,18}?(?:加分|分值|学分|计分|赋分|折算|挂钩|决定)",
        r"(?:职务|岗位|任职)(?:加分|系数)|加分(?:额度|幅度|标准|依据|分值)[^。;]{0,10}(?:职务|岗位|职级|聘书)|聘书[^。;]{0,14}加分",
        r"任职(?:即|就)(?:可)?[^,。;]{0,6}(?:加分|学分)",
        r"(?:担任|任职|任期|工作)满[^。;]{0,14}?(?:加分|优先|直接|自动|[0-9]+分|学分)",
        r"(?:主席|部长|任职|学生干部|干部)[^。;]{0,14}?(?:直接|优先|自动|全部)(?:享受|获得|参评|推荐|推免|评为|认定|取得|列入)",
        r"名额单列|(?:无需|不经|免于)(?:参加)?(?:述职)?评议",
    ),
    unless=(r"满分|权重|占[0-9]",),
    aside=(
        r"评议(?:结果|等次|等级)(?!无关)|考核结果|结果为|不(?:以|再|因|按|得|与)|(?:不|未)(?:简单)?(?:直接)?挂钩",
    ),
    school_only=False,
)
