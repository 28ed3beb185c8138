"""How the union is built: standing levels beside the departments, posts beside those of item 6."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.common import against
from disclosures.checks.facts import Facts, Unit
from disclosures.checks.facts.prose import Clause, Prose
from disclosures.checks.facts.wording import bare
from disclosures.checks.finding import Severity
from disclosures.checks.prose import Says, tell
from disclosures.checks.prose.scope import headings, phrase
from disclosures.checks.registry import OPINIONS, Hit, each_with, rule


@rule(
    "T06",
    "只有主席团和工作部门，不设“中心”等常设层级",
    Severity.CONTRADICTION,
    indicators=("i02",),
    reads=(
        "charter.text",
        "party_guidance.text",
        "departments.name",
        "departments.chart_text",
        "indicators.i02.answer",
    ),
    source=OPINIONS,
    together=each_with("indicators", "charter", "party_guidance", "departments"),
)
def no_other_levels(facts: Facts) -> Iterator[Hit]:
    """Centres or project offices are set up as standing levels; a department is not named …部.

    The latter is only mentioned. Left alone: 以…为中心, 网络信息中心 and other offices of the
    college, places (活动中心), faculties, and what the text forbids.
    """
    softer = against(facts, "i02")
    for unit in facts.departments:
        yield from _level(unit, softer)
    said = "工作机构应为“主席团+工作部门”，不设“中心”“项目办公室”等常设层级。请核对。"
    yield from tell(facts, _CENTRES, ("charter", "party_guidance"), said, softer)
    chart = Prose(facts.content.departments.chart_text[:LONGEST])
    if hit := next((one for one in _in_chart(chart)), None):
        yield Hit("departments.chart_text", f"机构架构图中有“{hit}”。{said}", hit, severity=softer)


LONGEST = 4000
"""Characters of a structure chart's text that are read."""
_IN_CHART = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,8}(?<!活动)中心(?!工作|任务)(?![\u4e00-\u9fff])"
)


def _in_chart(chart: Prose) -> Iterator[str]:
    """Yield the centres that a structure chart names in boxes of their own."""
    for clause in chart.clauses:
        yield from (hit[0] for hit in _IN_CHART.finditer(clause.text) if hit[0][:1] not in "以为")


_LEVELS = ("中心", "项目办公室", "项目组", "事务所", "理事会", "分会", "委员会", "工作室")


def _level(unit: Unit, softer: Severity | None) -> Iterator[Hit]:
    name = bare(unit.row.name[:60])
    if name.endswith(_LEVELS):
        said = f"机构架构表中有“{unit.label}”。工作机构应为“主席团+工作部门”，不设“中心”“项目办公室”等常设层级。请核对。"
        yield Hit(unit.path("name"), said, name, severity=softer)
    elif name and not name.endswith("部"):
        said = f"工作部门“{unit.label}”的名称不以“部”结尾。请确认它是一个工作部门。"
        yield Hit(unit.path("name"), said, name, severity=Severity.INFORMATION)


def _other_founder(clause: Clause, hit: re.Match[str]) -> bool:
    """Whether somebody else sets the centre up, or the words before name no union at all."""
    begin, _ = phrase(clause.text, hit.start(), hit.end())
    before = clause.text[begin : hit.start()]
    own = re.search(r"学生会|研究生会|本会|主席团", before) or re.match(_UNION, hit[0])
    return bool(_FOUNDER.search(before)) and not own


def _entry_elsewhere(clause: Clause, hit: re.Match[str]) -> bool:
    """Whether a line that begins with a centre is not an entry of the union's bodies."""
    if not hit.group("entry"):
        return False
    return bool(_COLLEGES_OWN.search(hit[0])) or not any(
        _BODIES.search(words) for words in headings(clause)
    )


_FOUNDER = re.compile(
    r"学校|校方|校团委|团委|学院|学工|党委|后勤|社团|协会|政府|教育厅|志愿者|班级|学生处|图书馆|大会(?!主席团)"
)
_COLLEGES_OWN = re.compile(
    r"网络|信息|心理|资助|就业|后勤|活动中心|会议|学术交流|图书|体育中心|文体中心|实验|医疗|保健"
)
_BODIES = re.compile(
    r"设(?:立|置|有)?(?:以下|下列|如下)|(?:机构|部门)(?:如下|为|有|:)|组织机构|工作机构|机构设置|组织架构|工作部门|部门设置|部门职责|职能部门|组织结构"
)
_UNION = r"(?:学生会|研究生会|本会|主席团|秘书处|(?:工作)?部门)"
_SETS_UP = r"(?:下设|设立|设置|设有|增设|分设|内设|新设|成立|组建|建立|下辖|下属|设(?!在|于|备|计|施|想|法|定|点))"
_NAME = r"[\u4e00-\u9fffA-Za-z]{2,12}?"
_CENTRE = r"(?<!为)(?<!我为)中心(?!工作(?!人员|室)|任务|环节|组|思想|内容|议题|校区|城|地位|小学|学校|幼儿|社区|主任|负责)"
_LEVEL = rf"(?:{_NAME}{_CENTRE}|项目办公室|项目(?:工作)?组|项目部|事务所|理事会|工作委员会|{_NAME}分会|工作室|[^,。;、常任执]{{2,6}}(?<!选举)(?<!审查)(?<!筹备)(?<!评议)(?<!常务)(?<!代表)(?<!学生)(?<!监督)委员会)"
_UNDER = r"(?:项目组|项目小组|工作小组|工作组|小组|项目部|工作室|分队|服务队|分部|分中心|科室|组)"
_GAP = (
    r"(?:(?!对接|联系|配合|协助|地点|位于|依托|挂靠|隶属|在学校|在大学|围绕|坚持|以)[^。;,]){0,40}?"
)
_CENTRES = Says(
    patterns=(
        # 学生会各中心, 五个中心, 主席团下属中心
        rf"{_UNION}(?:下属|下设的?|所属|的)?(?:各|若干|[一二三四五六七八九十\d]{{1,4}}个?)个?(?:职能|工作|大)?中心(?!工作(?!人员)|任务|环节|组)",
        r"(?<!校)各(?:职能|工作)?中心(?:的?(?:主任|负责人|工作人员|成员|干事|下设|设|由|在主席团|负责|和部门|与部门|、部门|及部门|和各部|、各部))",
        # 本会下设办公室、新媒体中心; 部门下设项目组
        rf"{_SETS_UP}{_GAP}{_LEVEL}",
        rf"(?:部门|各部|[\u4e00-\u9fff]部|中心)(?:内部|之下|可|根据需要|按需)*{_SETS_UP}(?:若干|[一二三四五六七八九十\d]{{1,4}})?个?[^。;,]{{0,14}}?{_UNDER}",
        # “主席团+中心+部门”, 三级架构
        r"主席团[”“\"'+＋—\-–、和与→]{1,4}[^,。;]{0,8}中心",
        r"(?:三级|四级)(?:组织|管理|工作|机构)?(?:架构|结构|模式|体系)",
        # 由办公室、新媒体中心等部门组成
        rf"{_UNION}[^。;,]{{0,6}}(?:由|包括|分为|包含|涵盖){_GAP}{_NAME}{_CENTRE}[^。;,]{{0,14}}(?:组成|构成|部门|机构|$|。)",
        # 新媒体中心：负责… under 工作机构
        rf"^(?:[((]?[一二三四五六七八九十\d]{{1,3}}[)).、.]?)?(?P<entry>{_NAME}{_CENTRE})(?:的?(?:主要)?(?:职责|职能)|[,(]?(?:含|包括|下设|下辖|由)|:|主任|负责(?!人)|$)",
    ),
    unless=(r"取消|撤销|(?:不|未)(?:再|得)?(?:另|增|下)?设[^。;]{0,30}(?:中心|项目|层级|机构)",),
    aside=(
        r"筹备|提案|资格审查|选举|临时|评议|调研组|自行解散|领导小组|班级|团支部|解散|任务完成",
    ),
    guards=(_other_founder, _entry_elsewhere),
)


@rule(
    "T07",
    "不设主席助理等职务",
    Severity.CONTRADICTION,
    indicators=("i06",),
    reads=("charter.text", "party_guidance.text", "departments.duties", "indicators.i06.answer"),
    source=OPINIONS,
    together=each_with("indicators", "charter", "party_guidance", "departments"),
)
def no_other_posts(facts: Facts) -> Iterator[Hit]:
    """The charter provides posts beside those of item 6, such as assistants to the chair.

    Left alone: a text that forbids them, and posts of teachers (顾问, 指导教师, 秘书长).
    """
    said = "除主席、副主席（执行主席）、部长、副部长、干事外不设其他职务。请核对。"
    for unit in facts.departments:
        prose = Prose(unit.row.duties[:LONGEST])
        if hit := next((told for each in prose.clauses if (told := _post(each))), None):
            words = f"“{unit.label}”的职责中有“{hit[0]}”。{said}"
            yield Hit(unit.path("duties"), words, hit[0], severity=against(facts, "i06"))
    yield from tell(facts, _ASSISTANTS, ("charter", "party_guidance"), said, against(facts, "i06"))


def _post(clause: Clause) -> re.Match[str] | None:
    """Return an assistant among the people of a department's duties."""
    return _ASSISTANTS.match(clause, re.compile("(?!)"))


_APPOINTS = r"(?:增?设(?:立|置|有)?|聘任|聘请|聘用|任命|配备|选聘|选任|选拔|产生|担任|兼任|推选|出任|包括|分为)"
_ASSISTANTS = Says(
    patterns=(
        # 主席助理 anywhere; 部长助理
        r"(?:主席团?|部长|秘书长|部门)(?:特别|行政|工作|执行|高级|学生)?助理",
        # 学生会设主席团秘书二名; 学生担任秘书长
        rf"(?:学生会|研究生会|本会|主席团|各?部门|办公室|中心)(?:可|根据需要|下|内)*{_APPOINTS}[^,。;]{{0,10}}(?:学生秘书|秘书(?!长|处|部|科|组)|干事长|总干事|理事长?|总监|委员长|团长|队长|部长级|常务副部长|行政助理|助理)",
        # 副主席可配备助理; 聘请名誉主席、常务副部长; 记者站站长; 由历届主席担任顾问
        r"(?:主席|部长|本会|学生会)(?:均?可|各)*(?:配备|设立?|设置|聘任|选聘)(?:学生)?助理",
        rf"{_APPOINTS}[^,。;]{{0,16}}(?:名誉(?:主席|会长)|常务副?(?:主席|部长)|站长|艺术团团长|队长|社长)",
        r"顾问[^。;]{0,10}由(?:历届|往届|上届|前任|学生|高年级|在校|老|研究生|优秀)",
        r"(?:主席团|主席|学生)秘书(?!长|处|部|科|组)",
        r"(?:学生(?:担任|兼任|副)?秘书长|秘书长(?:由|从)(?:[^,。;师老团]{0,8})(?:学生|同学|主席团成员)[^,。;]{0,4}(?:担任|兼任|中)|副秘书长)",
        # 办公室设主任一名, 设置宣传总监
        rf"{_APPOINTS}[^,。;]{{0,12}}?(?<!班)(?<!系)(?:副?主任(?!教师|单位|委员)|总监|委员长|总干事|干事长)",
        r"(?:中心|办公室|秘书处|项目组)(?:副?主任|总监)(?:和|、|由|负责|主持|[一二三四五六\d])",
        # 各部门设组长; 学生会设宣传委员
        r"(?:部门|各部|[\u4e00-\u9fff]部|学生会|本会|中心)(?:内|下|可)*设(?:立|置|有)?[^,。;]{0,12}?(?:(?<!工作)(?<!领导)组长|(?:宣传|学习|文体|生活|组织|纪检|权益|体育|文艺|常务)委员(?!会)|委员(?:若干|[一二三四五六七八九十\d]{1,4})[名人])",
    ),
    unless=(r"(?:不|未|不再|不得)(?:再)?(?:另|增)?设[^。;]{0,30}(?:助理|秘书|职务|岗位)",),
    aside=(
        r"委员会|班主任|班委|班级|团支部|党支部|党小组|教师|老师|校团委|团委|辅导员|学校|学工|专职|领导小组|筹备|临时|审查|代表团|选举|大会|代表会议|常委会|常代会|调研|项目团队",
    ),
)
