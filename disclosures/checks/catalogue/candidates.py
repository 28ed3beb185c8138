"""Who puts candidates for the presidium forward, and who settles the list."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.common import against
from disclosures.checks.facts import Facts
from disclosures.checks.facts.prose import Clause
from disclosures.checks.facts.wording import squeeze
from disclosures.checks.finding import Severity
from disclosures.checks.prose import Says, tell
from disclosures.checks.prose.scope import headings, phrase
from disclosures.checks.prose.words import BODY
from disclosures.checks.registry import OPINIONS, Hit, rule

SECTION = ("candidate_rules",)
LEAGUE = r"团组织|团委|团总支|共青团|团支部"
_MAY = r"(?:均?可以?|也可以?|有权|直接|联名|联合|共同|讨论|研究|负责|进行|按照?.{0,6}|各|择优|民主|酝酿|和|、|或|及|集体|书面|会议|投票|后|,)*"
_PUTS = r"(?:推荐|提名|推举|举荐|推选(?!产生代表))(?!会|表|材料|人选经|办法|程序|工作|名额|人选的|信|通知|函|单位|主体|资格|条件)"


@rule(
    "T08",
    "主席团候选人均由学院（系）团组织推荐",
    Severity.CONTRADICTION,
    indicators=("i09",),
    reads=("candidate_rules.text", "indicators.i09.answer"),
    source=OPINIONS,
)
def put_forward_by_league(facts: Facts) -> Iterator[Hit]:
    """Candidates for the presidium are put forward by anyone but the faculty's League organisation.

    By the union itself, its chair, presidium or departments, faculty unions, classes, delegates,
    teachers, or by themselves where that decides. Left alone: applying of one's own accord before
    the League organisation recommends, who is recommended *to* the union, and how staff of the
    departments, tellers and delegates are put forward.
    """
    said = "主席团候选人应当均由学院（系）团组织推荐。请核对推荐的主体。"
    fired = list(tell(facts, _BY_OTHERS, SECTION, said, against(facts, "i09")))
    yield from fired
    prose = facts.prose("candidate_rules")
    if not fired and _CHOSEN.search(prose.plain) and not _LEAGUE_PUTS.search(prose.plain):
        yield from tell(facts, _APPLIES, SECTION, said, against(facts, "i09"))


def _to_the_union(clause: Clause, hit: re.Match[str]) -> bool:
    """Whether the union is recommended to (向学生会推荐), or only what it recommended is spoken of."""
    return bool(re.search(r"(?:向|为|给|报|至|送)[^,。;]{0,8}$", clause.text[: hit.start()]))


def _then_the_league(clause: Clause, hit: re.Match[str]) -> bool:
    """Whether who applies, or is named by a class, is then recommended by the League organisation."""
    rest = clause.text[hit.start() :] + clause.after[:60]
    if re.search(_SELF, hit[0]):
        return bool(re.search(rf"(?:{LEAGUE})[^。;]{{0,20}}(?:推荐|提名|审核|同意|考察)", rest))
    if re.search(_CLASSES, hit[0]):
        rest = clause.text[hit.end() :] + clause.after[:60]
        return bool(re.search(rf"(?:{LEAGUE})[^。;]{{0,20}}(?:推荐|提名)", rest))
    return False


def _of_others(clause: Clause, hit: re.Match[str]) -> bool:
    """Whether the heading above, or the phrase, is about staff, tellers, delegates or faculties."""
    begin, stop = phrase(clause.text, hit.start(), hit.end())
    after = clause.text[hit.end() : stop]
    subject = clause.text[begin : hit.start()]
    return bool(
        _NOT_CANDIDATES.search(after)
        or _NOT_CANDIDATES.search(subject)
        or any(_STAFF_HEADING.search(words[:24]) for words in headings(clause))
    )


_NOT_CANDIDATES = re.compile(
    r"监票|计票|唱票|(?:部门|部)(?:的)?(?:成员|工作人员|负责人|干事)|工作人员(?:的产生|由|经)|干事|执行主席|轮值|秘书长|大会主席团成员|代表候选人|(?:正式|学生)代表(?:由|的|人选|$)|评议会|审查小组"
    r"|(?:院|系|学院|二级)[^,。;]{0,6}学生会[^,。;]{0,8}(?:主席团|成员|候选人)(?:由|的|经)|优秀(?!学生干部|学生|同学|干部)|入党|入团|先进"
)
_STAFF_HEADING = re.compile(
    r"工作部门|工作人员|部门成员|代表(?:的)?产生|二级|院系|监票|各学院学生会"
)
_UNION = r"(?:学生会|研究生会)(?:组织)?(?:的)?(?:现任|上届|上一届|本届|当届|应届)?(?:各)?(?:主席团成员|主席团|主席|部长|部门|委员会|秘书处|全体成员|成员|骨干)?"
_INCUMBENT = r"(?:现任|上届|上一届|本届|往届|前任|当届|在任|离任)(?:学生会|研究生会|校)?(?:主席团?|部长)(?:成员)?"
_CLASSES = r"(?:班委会?|班级(?:委员会|(?!团))|班长|班主任|辅导员|任课教师|指导教师|指导老师|教师|老师|学生社团|社团|学工(?:办|部|处)|学生(?:工作)?处|(?:各|工作)部门(?:部长|负责人)?|(?:各部)?部长|学生干部)"
_DELEGATES = r"(?:(?:[一二三四五六七八九十\d]{1,4}[名人位])(?:以上|及以上)?(?:的)?(?:正式)?(?:代表|同学|学生|会员|团员)|代表团|(?:与会|到会|正式|学生|全体)代表|同学|学生|会员)"
_BECOMES = r"(?:直接|即|自动|均?可|便|就)*(?:成为|列为|作为|进入|参加|参选|参与|确定为|列入|取得|获得|登记为|产生|为)[^,。;]{0,8}(?:候选人|候选资格|竞选|选举|差额|答辩)"
_OUT = (
    rf"(?:{_UNION}|{_INCUMBENT}|{_CLASSES}|筹备(?:工作)?(?:委员会|组)|筹委会|工作组|秘书长|秘书处|学生(?:工作)?[处部]|学工[处部]"
    rf"|大会主席团|主席团(?:成员|会议)?|代表团|评委会?|{BODY})"
)
_TELLS = rf"(?:(?!{LEAGUE}|候选|人选|由|经|向|报|须|应|会同|审[查核]|经[历验]|反映|班主任|汇总|印发|把关|不|意见后|意见的?反馈)[^,。;]){{0,20}}"
_SELF = r"(?:自荐|自愿报名|自主报名|自由报名|个人报名|自我推荐|本人申请|个人申请|毛遂自荐|公开报名|公开竞聘|公开招募|公开竞选|海选|竞聘)"
_BY_OTHERS = Says(
    patterns=(
        # 学生会主席团可提名, 上届主席团推荐, 各学院学生会推荐
        rf"(?:{_UNION}|{_INCUMBENT}){_MAY}{_PUTS}",
        r"(?<!大会)(?<!代会)主席团(?:成员)?(?:讨论|会议|研究|集体)*(?:提名|推荐|推举)(?!的?候选人经)",
        # 由班委会推荐, 辅导员提名, 各部门可推荐一名候选人
        rf"(?:由|经|可由|或|、|和|^|,){_CLASSES}{_MAY}{_PUTS}",
        # 由各部门部长从干事中推荐, 筹备委员会在征求意见的基础上提名, 学生会提出候选人建议名单
        rf"(?:^|[由经,、或和:;])(?:各|校|学校|上级|原)?{_OUT}{_TELLS}(?:{_PUTS}|提出[^,。;]{{0,14}}(?:人选|候选|名单))",
        rf"候选人?(?:预备)?(?:人选|名单)?由[^,。;党团]{{0,6}}{_OUT}(?:讨论|研究|集体|酝酿)*提出",
        # 校团委在部长中提名
        r"(?:校|学校)团委(?:(?!推荐|学院|审)[^,。;]){0,20}提名",
        # 十人以上联名，即可提名
        rf"(?:代表|同学|学生|会员)[^,。;]{{0,10}}(?:联名|联合|附议),?(?:即可|可以?|均可|有权)*{_PUTS}",
        # 十名以上代表联名提名
        rf"{_DELEGATES}(?:可以?|也可|有权)*(?:联名|联合|共同|附议|署名){_MAY}(?:{_PUTS}|提出(?:候选人|人选))",
        # 由常任代表会议提名, 校团委直接提名
        rf"(?:由|经)[^,。;党团]{{0,12}}?(?:{BODY}){_MAY}(?:{_PUTS}|提出候选人)",
        rf"(?:校|学校)团委(?:也?可以?)?(?:直接|另行|指定|单独){_MAY}{_PUTS}",
        # 自荐后直接成为候选人, 也可自荐
        rf"(?:{_SELF}[^。;]{{0,30}}?{_BECOMES})",
        rf"(?:采取|采用|通过|以|由|实行|经)[^,。;]{{0,8}}(?:{_SELF})(?:的?方式|的?形式|的?办法)?[^,。;]{{0,4}}产生",
        rf"(?:或|或者|也可以?|也可由|均可|还可以?|亦可)(?:由|经|通过|以|采取)?(?:本人|个人|学生|同学|自行|自我|他人)*{_SELF}",
        rf"{_SELF}(?:或|或者|、|和|与)(?:他人|同学|群众|联名|师生|老师|教师|他荐|互荐|学生会|部门)(?:推荐|联名)?",
    ),
    unless=(
        r"班级?团支部推荐|团支部推荐",
        r"仍[应须需当要]*经[^。;]{0,16}(?:团组织|团委|团总支)推荐",
    ),
    school_only=False,
    guards=(_to_the_union, _of_others, _then_the_league),
)


_APPLIES = Says(patterns=(_SELF, r"报名(?!表|时间|截止)"), school_only=False)
"""A way of one's own to become a candidate; where nobody of the League recommends, it decides."""
_CHOSEN = re.compile(r"竞聘|竞选|答辩|面试|笔试|评委|打分|考核|海选|演讲")
_LEAGUE_PUTS = re.compile(
    rf"(?:{LEAGUE}|分团委|团工委)[^。]{{0,40}}(?:推荐|提名|报送|选送|上报|推选)|推荐[^。]{{0,20}}(?:{LEAGUE})|组织推荐"
)


@rule(
    "T09",
    "主席团候选人报校党委确定",
    Severity.CONTRADICTION,
    indicators=("i09",),
    reads=("candidate_rules.text", "indicators.i09.answer"),
    source=OPINIONS,
)
def settled_by_party(facts: Facts) -> Iterator[Hit]:
    """The final list of candidates is settled by another body than the school's Party committee.

    Where the rules go through review and never name the Party committee at all: a warning.
    Left alone: preliminary lists (预备人选), what a later step lays before the Party committee,
    the order of names on the ballot, who settles staff and delegates.
    """
    said = "主席团候选人应当报校党委确定。请核对由谁确定最终名单。"
    softer = against(facts, "i09")
    fired = list(tell(facts, _SETTLED, SECTION, said, softer))
    yield from fired
    plain = facts.prose("candidate_rules").plain
    if not fired and len(plain) > SHORT and _REVIEWED.search(plain) and not _NAMED.search(plain):
        said = "候选人产生办法没有写候选人报校党委确定。请写明由校党委确定候选人名单。"
        yield Hit(
            "candidate_rules.text", said, "未出现“党委确定”", severity=softer or Severity.WARNING
        )


SHORT = 120
"""A text no longer than this leaves too much unsaid to miss something in it."""
_PARTY = (
    r"(?:(?:校|学校|本校|上级)党(?:委|组织)(?!学生工作|学工|组织部|宣传部|[处部办])|(?<!院)(?<!系)(?<!院的)党委(?!学生工作|学工|组织部|宣传部|[处部办])|党委常委|党委会"
    r"|党的委员会|中共[^,。;]{2,20}委员会|中国共产党[^,。;]{2,20}委员会|上级党"
    r"|(?<=报)学院党委(?!学)|(?<=请)学院党委(?!学))"
)
_NAMED = re.compile(rf"{_PARTY}|党总支确定|党委常委")
_REVIEWED = re.compile(
    r"候选人[^。]{0,200}(?:审查|审核|考察|确定|面试|答辩)|(?:审查|审核|考察|面试|答辩)[^。]{0,60}候选人"
)
_SETTLES_AS_PARTY = re.compile(
    rf"{_PARTY}[^。;]{{0,40}}(?:确定|审定|批准|审批|同意|决定|研究|审议|核准|批复)|(?:报|经|由|提请|呈)[^。;]{{0,12}}{_PARTY}"
)
_FILED = re.compile(rf"(?:报|向|送)[^。;]{{0,10}}{_PARTY}[^。;]{{0,6}}(?:备案|知悉|报备|报告)")


def _party_settles(clause: Clause, hit: re.Match[str]) -> bool:
    """Whether the sentence, or a step behind it, lays the list before the Party committee."""
    found = [clause.text, *_behind(clause)]
    return any(_SETTLES_AS_PARTY.search(text) and not _FILED.search(text) for text in found)


def _behind(clause: Clause) -> Iterator[str]:
    """Yield the next sentence and the later steps of the same list."""
    yield clause.after
    node = clause.node
    later = node.parent.children if node.parent else []
    yield from (squeeze(each.text[:200]) for each in later if each.line > node.line)


def _not_the_list(clause: Clause, hit: re.Match[str]) -> bool:
    """Whether the heading above is about staff, delegates or faculties."""
    return any(_STAFF_HEADING.search(words[:24]) for words in headings(clause))


_DECIDERS = (
    rf"(?:{BODY}|审查(?:委员会|团|组|小组)|选举委员会|筹备(?:委员会|组|工作组)|评议(?:委员会|会)|工作委员会|工作组|工作小组|领导小组|(?:评审|面试|考察|考核)(?:组|团|小组|委员会)|评委|主席团"
    r"|筹委会|筹备会|联席会议?|学生会|研究生会|团委|共青团[^,。;]{2,16}委员会|团组织|学工[部处]|学生(?:工作)?(?:部门?|处)|秘书长|秘书处|副校长|校领导|分管[^,。;]{0,8}(?:领导|书记)|书记办公会|团委会议|指导老师|指导教师|组委会|换届小组)"
)
_LIST = r"候选人?(?:的)?(?:最终|正式|建议)?(?:名单|人选)?"
_SETTLE = r"(?:确定|决定|选定|审定|敲定|定出|批准|审批|核定|拍板|核准)"
_SETTLED = Says(
    patterns=(
        # 校团委研究确定正式候选人
        rf"{_DECIDERS}[^。;]{{0,24}}?(?:{_SETTLE}|产生)(?:(?!推荐|资格)[^。;]){{0,14}}?(?:最终|正式|最后)(?:的)?候选人",
        rf"{_DECIDERS}[^。;]{{0,24}}?(?:最终|最后)(?:研究|讨论)?{_SETTLE}[^。;]{{0,14}}?(?:候选人|名单|人选)",
        rf"{_DECIDERS}(?:(?!{LEAGUE}推荐|推荐)[^。;,]){{0,20}}?{_SETTLE}(?:出|为)?(?:主席团|学生会|成员|差额|最终|正式|的|本届|新一届)*{_LIST}(?!的?(?:资格|条件|顺序|排序|人数|名额|数量|比例|产生|推荐|初步))",
        # 候选人名单由校学生会主席团讨论确定
        rf"候选人(?:的)?(?:最终|正式)?(?:名单|人选)?(?:最终|最后|经公示后|,|均|须|应当?)*(?:由|经|报|提交|提请|呈)(?:(?!推荐)[^。;]){{0,20}}?{_DECIDERS}(?:(?!推荐)[^。;]){{0,20}}?{_SETTLE}",
        # 名单报学校团委确定, 审查后由校团委确定
        rf"(?:报|由|经|提交|提请|呈)(?:请)?[^,。;]{{0,14}}?{_DECIDERS}(?:研究|讨论|审查|审核|审议|会议|集体|最终|统一|联合|后|并|和|全体|进行|面试|考察|,|表决|投票|无记名)*{_SETTLE}(?!.{{0,8}}(?:顺序|排序|推荐|名额|时间|资格|初步|预备|监票))",
        # 校团委审核后确定。 主席团面试考察，集体讨论决定候选人
        rf"(?:^|[,、;])(?:校|学校|再|并|最后|最终|与)*{_DECIDERS}(?:研究|讨论|审查|审核|审议|会议|集体|最终|统一|联合|后|并|和|全体|进行|面试|考察|表决|投票)*{_SETTLE}(?=[,。;]|$)",
        rf"{_DECIDERS}[^。;]{{0,30}},(?:集体|共同|并|讨论|研究|投票|最终|审查|审核|后|表决)*{_SETTLE}(?:正式|最终|主席团|的)*候选人",
        rf"{_DECIDERS}(?:(?!推荐|报)[^。;]){{0,20}}?形成(?:正式|最终)?候选人(?:正式|最终)?名单",
        # 公示无异议即为候选人, 过半数通过者成为候选人, 审查合格后列入选票
        r"(?:公示|无异议|审查|审核|合格|表决|投票|过半数|通过)[^。;]{0,12}?(?:即|直接|便|自动|可)?(?:为|成为|确定为|列为|列入)(?:正式|最终|主席团)*(?:候选人(?!推荐|建议|预备)|选票)",
        # 学院党总支的决定为最终决定
        r"(?:院系?|系)党(?:总支|支部)[^。;]{0,14}(?:最终决定|确定(?:为)?(?:正式|最终)?候选人)",
        # 审查合格者即为正式候选人
        rf"(?:{_DECIDERS})(?:(?!推荐)[^。;]){{0,24}}?(?:合格|通过|同意)(?:后|的|者)?,?(?:直接|即|便)?(?:列为|成为|确定为|作为|为)(?:主席团|最终|正式|的)*候选人",
        # 按得分高低确定最终候选人
        r"(?:得分|成绩|票数|得票|分数|排名|投票结果)[^。;]{0,16}(?:确定|产生|决定)(?:为)?(?:主席团|最终|正式|的)*候选人",
    ),
    unless=(
        r"姓氏笔|笔画|笔划|是否(?:推荐|同意|列入)",
        r"(?:部门|部)(?:的)?成员|工作人员|监票|计票|大会代表|代表候选人",
        r"(?:院|系|学院|二级)[^,。;]{0,6}学生会[^,。;]{0,8}(?:主席团|成员|候选人)",
    ),
    aside=(
        r"(?:条件|顺序|次序|名额|标准|时间|地点|办法|方式|资格|比例|数量|人数)[^,。;]{0,12}(?:由|经)",
    ),
    school_only=False,
    guards=(_party_settles, _not_the_list),
)
