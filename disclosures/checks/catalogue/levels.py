"""How the union is built: standing levels beside the departments, posts beside those of item 6."""

from collections.abc import Iterator

from disclosures.checks.catalogue.common import against
from disclosures.checks.facts import Facts, Unit
from disclosures.checks.facts.wording import bare
from disclosures.checks.finding import Severity
from disclosures.checks.prose import Says, tell
from disclosures.checks.registry import OPINIONS, Hit, rule


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
