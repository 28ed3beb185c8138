"""What the union does and how it is built: administrative duties, standing levels, posts."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.common import against
from disclosures.checks.facts import Facts, Unit
from disclosures.checks.facts.prose import prepared
from disclosures.checks.facts.wording import bare
from disclosures.checks.finding import Severity
from disclosures.checks.prose import Says, tell
from disclosures.checks.prose.guards import NEGATED
from disclosures.checks.registry import OPINIONS, Hit, rule

ADMINISTRATIVE = re.compile(
    r"(?:查寝|查宿|查课|点名检查)"
    r"|(?:宿舍|寝室|公寓)[^,。;、]{0,6}(?:管理|检查|抽查|纪律|晚归|评比检查)"
    r"|(?:检查|抽查|督查|巡查|管理)[^,。;、]{0,4}(?:宿舍|寝室|公寓)(?!文化)"
    r"|(?:早操|晨跑|早锻炼|早自习|晚自习|早晚自习|课堂|上课|班级|各班|学生)[^,。;、]{0,10}(?:考勤|出勤|点名|签到检查|到课率)"
    r"|(?:早操|早自习|晚自习|早晚自习|课堂)[^,。;、]{0,6}(?:检查|督查|督察|巡查|纪律)"
    r"|(?:检查|督查|督察|巡查)[^,。;、]{0,6}(?:早操|早自习|晚自习|课堂纪律|仪容)"
    r"|学风(?:督查|督察|纠察|检查|巡查)"
    r"|(?:校园|文明)(?:文明)?(?:纠察|巡逻|执勤|督察)|纪律(?:检查|纠察|督查|巡查)|违纪[^,。;、]{0,6}(?:登记|处理|检查)"
    r"|(?:安全保卫|治安|校园安全)(?:工作|巡逻|管理)|安全保卫"
    r"|(?:助学金|奖学金|贫困生|困难生|家庭经济困难学生|奖助学金)[^,。;、]{0,12}(?:评定|评审|认定|审核|信息采集|评选)"
)
LISTENING = re.compile(
    r"意见|建议|反映|反馈|诉求|权益|维权|宣传|协调解决|座谈|问题|文化节|文化活动|内部|本部门|例会|会议|干事|部员|成员|工作人员"
)


@rule(
    "T05",
    "学生会不承担宿舍管理、考勤、纠察、安全保卫等行政工作",
    Severity.CONTRADICTION,
    indicators=("i01",),
    reads=("departments.duties", "departments.chart_text", "indicators.i01.answer"),
    source=OPINIONS,
)
def no_administrative_work(facts: Facts) -> Iterator[Hit]:
    """A department's duties contain administrative work of the college.

    Dormitory management or inspection, discipline patrol, security, checking attendance, morning
    exercise or self-study, 学风督查, assessing grants. Left alone: collecting opinions on such
    matters, attendance at the union's own meetings, 宿舍文化节, and what is denied.
    """
    softer = against(facts, "i01")
    for unit in facts.departments:
        found = list(_administrative(unit.row.duties))
        if found:
            words = "、".join(dict.fromkeys(found))
            said = f"“{unit.label}”的职责中有“{words}”，属于学校的行政工作，与第1项“未承担行政职能”不符。请核对职责。"
            yield Hit(unit.path("duties"), said, words, severity=softer)


def _administrative(duties: str) -> Iterator[str]:
    for part in re.split(r"[。;,\n]", prepared(duties[:4000].replace("\n", "。"))):
        hit = ADMINISTRATIVE.search(part)
        if hit and not LISTENING.search(part) and not NEGATED.search(part[: hit.start()]):
            yield hit[0]


@rule(
    "T06",
    "只有主席团和工作部门，不设“中心”等常设层级",
    Severity.CONTRADICTION,
    indicators=("i02",),
    reads=("charter.text", "departments.name", "indicators.i02.answer"),
    source=OPINIONS,
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
    yield from tell(facts, _CENTRES, ("charter",), said, softer)


def _level(unit: Unit, softer: Severity | None) -> Iterator[Hit]:
    name = bare(unit.row.name[:60])
    if name.endswith(("中心", "项目办公室", "项目组")):
        said = f"机构架构表中有“{unit.label}”。工作机构应为“主席团+工作部门”，不设“中心”“项目办公室”等常设层级。请核对。"
        yield Hit(unit.path("name"), said, name, severity=softer)
    elif name and not name.endswith("部"):
        said = f"工作部门“{unit.label}”的名称不以“部”结尾。请确认它是一个工作部门。"
        yield Hit(unit.path("name"), said, name, severity=Severity.INFORMATION)


_CENTRES = Says(
    patterns=(
        r"(?:学生会|研究生会|本会|主席团)(?:下属|下设的|所属|的)?(?:各|若干)(?:个)?(?:职能)?中心(?!工作(?!人员)|任务|环节|组)",
        r"(?:学生会|研究生会|本会|主席团|部门)[^,。;]{0,6}(?:下设|设立|设置|设有|增设)[^。;]{0,40}?(?:[\u4e00-\u9fff]{2,6}(?<!为)(?<!活动)(?<!我为)中心(?!工作|任务)|项目办公室)",
    ),
    unless=(r"(?:不|未|不再|不得)(?:再)?(?:下|增)?设", r"取消|撤销"),
)


@rule(
    "T07",
    "不设主席助理等职务",
    Severity.CONTRADICTION,
    indicators=("i06",),
    reads=("charter.text", "indicators.i06.answer"),
    source=OPINIONS,
)
def no_other_posts(facts: Facts) -> Iterator[Hit]:
    """The charter provides posts beside those of item 6, such as assistants to the chair.

    Left alone: a text that forbids them, and posts of teachers (顾问, 指导教师, 秘书长).
    """
    said = "除主席、副主席（执行主席）、部长、副部长、干事外不设其他职务。请核对。"
    yield from tell(facts, _ASSISTANTS, ("charter",), said, against(facts, "i06"))


_ASSISTANTS = Says(
    patterns=(
        r"(?:设|设立|设置|聘任|聘请|任命|配备|选聘)[^,。;]{0,12}(?:主席|部长|秘书长)助理",
        r"(?:设|设立|设置|聘任|任命|配备)[^,。;]{0,12}(?:部门|中心|办公室)?(?:主任|总监|委员长)(?!教师|单位)",
    ),
    unless=(r"(?:不|未|不再|不得)(?:再)?(?:另|增)?设",),
)
