"""Administrative work of the college that a student union leaves to it, one class a pattern.

A class is a ``Says``: what does the work (an inspection, a register, an assessment) beside what it
is done to (rooms, lessons, grants). ``INTERNAL`` excuses the union's own attendance and order,
``listening`` whoever only asks, tells, teaches or celebrates.
"""

import re

from disclosures.checks.facts.prose import Clause
from disclosures.checks.prose.language import Says
from disclosures.checks.prose.scope import phrase

_N = "[^,。;、]"
_CHECK = r"(?:检查|抽查|督查|督察|督导|巡查|巡视|查验|检评|考评|整顿|稽查|排查|普查)"
_KEEP = r"(?:评比|评分|打分|考核|监督|监管|管理(?!员|委员会|中心|处|科|部门?|人员|方|条例|规定|办法|老师|阿姨)|通报|登记|统计|清点|汇总|记录|量化|整治|查处)"
_WORK = rf"(?:{_CHECK}|{_KEEP})"
_ROOM = r"(?:宿舍|寝室|公寓|舍区|楼栋|学生住宿)"
_LESSON = r"(?:早操|出操|晨跑|跑操|课间操|早锻炼|晨练|早读|晨读|早课|早自习|晚自习|早晚自习|自习|(?<!第二)(?<!微)课堂|上课|教室|升旗)"
_PUPILS = rf"(?:{_LESSON}|班级|各班|学生(?!会|干部|组织)|同学|新生|各?学院|各系|系部|日常)"
_ROLL = r"(?:考勤|点名|出勤|到勤|缺勤|到课率?|签到|签退|旷课|迟到|早退|缺课|人数|请销?假)"
_GRANT = r"(?:助学金|奖学金|奖助学?金?|贫困生|困难生|贫困学生|经济困难|困难学生|家庭困难|资助对象|助学贷款|勤工助学)"

ROOMS = Says(
    patterns=(
        # 宿舍卫生检查, 寝室内务评比
        rf"{_ROOM}{_N}{{0,10}}(?:{_WORK}|纪律|晚归|查寝)",
        # 检查宿舍卫生, 对寝室进行抽查
        rf"(?:{_CHECK}|管理|评比|整治){_N}{{0,6}}{_ROOM}(?!文化|装|设计)",
        r"查寝|查宿|查房|查夜|查铺|晚点名",
        # 登记晚归, 违章电器排查
        rf"(?:晚归|夜不归宿|不归|归寝|就寝|内务|(?:违章|违规|大功率)(?:用电|电器)){_N}{{0,8}}(?:{_WORK}|卫生)",
        rf"{_WORK}{_N}{{0,6}}(?:晚归|夜不归宿|归寝|就寝|内务|(?:违章|违规|大功率)(?:用电|电器))",
        # 负责宿舍卫生
        rf"(?:负责|做好|抓好|承担|主管|分管){_N}{{0,8}}{_ROOM}{_N}{{0,4}}(?:卫生|安全|内务|事务|工作|秩序)",
    ),
    aside=(r"文化|装扮|设计|美化|大赛|比赛|联谊",),
)
ATTENDANCE = Says(
    patterns=(
        # 早读签到, 各班日常考勤
        rf"{_PUPILS}{_N}{{0,10}}{_ROLL}",
        rf"{_ROLL}{_N}{{0,8}}{_WORK}",
        rf"{_WORK}{_N}{{0,8}}{_ROLL}",
        r"查课|查到|抬头率|晨检|午检|晚检|(?:负责|做好|承担|协助|开展|组织)(?:日常)?(?:考勤|点名)",
    ),
    aside=(
        r"活动|讲座|会场|比赛|赛事|大会|培训|志愿|演出|晚会|报到|迎新|例会|会议|参会|沙龙|打卡",
    ),
)
ORDER = Says(
    patterns=(
        # 晚自习检查, 课堂纪律, 维护早操秩序
        rf"{_LESSON}{_N}{{0,8}}(?:{_WORK}|纪律|秩序)",
        rf"(?:{_CHECK}|监督|通报|管理){_N}{{0,8}}(?:{_LESSON}|仪容|仪表|着装|校牌|校徽|手机(?:入|进)袋)",
        rf"(?:仪容|仪表|着装|校牌|校徽){_N}{{0,6}}{_WORK}",
        r"纪律(?:检查(?!委)|纠察|督查|巡查|督察|监察(?!委)|考评|评比|管理|监督)",
        # 违纪登记, 对不文明行为进行查处
        rf"(?:违纪|违规|违反校规|不文明){_N}{{0,8}}(?:登记|处理|检查|(?<!受到)(?<!受过)处分|查处|通报|记录|纠正|纠察|制止)",
        rf"(?:登记|查处|通报|处理|记录|纠正){_N}{{0,8}}(?:违纪|违规|不文明)",
        # 对校牌、仪容、课间纪律进行检查; 发现违纪上报
        rf"(?:校牌|校徽|仪容|仪表|着装|课间|纪律)[^,。;]{{0,14}}(?:进行|开展)[^,。;]{{0,4}}{_CHECK}",
        r"发现(?:有)?违[纪规][^,。;]{0,8}(?:上报|登记|报告|通报)",
        # 负责早操工作
        rf"(?:负责|抓好|主管|分管|承担){_N}{{0,6}}{_LESSON}{_N}{{0,4}}(?:工作|管理|组织|安排)",
    ),
    aside=(r"活动秩序|会场|演出|比赛",),
)
STUDY = Says(
    patterns=(
        # 学风督查, 学风建设检查
        rf"学风(?:建设|情况|班风|状况)*{_N}{{0,4}}(?:{_CHECK}|纠察|评比|考核|监督|通报|整治)",
        rf"(?:{_CHECK}|监督|通报){_N}{{0,8}}学风",
    ),
)
PATROL = Says(
    patterns=(
        # 校园巡逻, 文明纠察, 门岗执勤
        r"(?:校园|校门|校区|校内|文明|门岗|夜间|值周|护校|楼宇|教学楼|路口)[^,。;、网]{0,8}(?:纠察|巡逻|执勤|督察|值守|值勤|巡查|巡视|站岗|督导|巡护|检查|看守)",
        r"纠察(?:队|工作|活动)?|护校队|治安巡|(?:学生|校卫)(?:巡逻|执勤|督察)",
        r"(?:巡逻|站岗|执勤|值守|值勤)[^,。;、]{0,8}(?:校园|校门|门岗|教学楼|校区)",
    ),
)
SECURITY = Says(
    patterns=(
        # 安全保卫, 治安管理, 消防安全检查
        r"安全保卫|安保|治安|保卫工作",
        rf"(?:校园|消防|学校|学生人身|实验室|公共)安全{_N}{{0,4}}(?:工作|巡逻|{_WORK}|防范|保障|稳定)",
        rf"安全(?:隐患)?{_N}{{0,4}}(?:{_CHECK}|巡逻|整改)",
        rf"{_CHECK}{_N}{{0,6}}(?:安全隐患|消防)",
        r"维持[^,。;、]{0,4}(?:校园|学校|校内)(?:公共|治安)?秩序",
    ),
    aside=(
        r"活动(?:现场|期间|安全|秩序|的安|开展|中的|举办|过程)|赛事|晚会|演出|网络|食品|财产安全意识",
    ),
)
GRANTS = Says(
    patterns=(
        # 助学金评定, 困难学生认定
        rf"{_GRANT}[^,。;]{{0,14}}(?:评定|评审|认定|审核|核定|核实|审查|信息采集|采集|评选|初审|评议|评比|审定|复核|核查|发放|名单|建档|存档)",
        rf"(?:评定|评审|认定|审核|核定|审查|评选|初审|复核|发放)[^,。;、]{{0,8}}{_GRANT}",
        # 评奖评优材料审核
        r"(?:评奖|评优|评先|推优|推免|保研|三好学生|优秀毕业生|先进(?:班|个人)|荣誉称号)[^,。;]{0,10}(?:评定|认定|审核|核定|审查|初审|审定|复核|评审)",
        rf"(?:评定|认定|审核|核定|审查|初审|审定|复核|评审){_N}{{0,8}}(?:评奖|评优|评先|推优|三好学生|优秀毕业生)",
    ),
)
MARKS = Says(
    patterns=(
        # 综合测评分数核定
        rf"(?:综合测评|综测|素质测评|综合素质|德育(?:学?分|成绩|考核)|操行(?:分|评定|评语)?|量化(?:分|考核)){_N}{{0,10}}(?:核定|核算|评定|认定|审核|计算|统计|登记|录入|汇总|复核|打分|评分|管理|工作|加减?分)",
        rf"(?:核定|核算|评定|认定|审核|计算|统计|录入|汇总){_N}{{0,8}}(?:综合测评|综测|德育分|操行分|学分)",
    ),
)
PUNISH = Says(
    patterns=(
        rf"(?:处分|违纪学生|违规学生|违纪同学){_N}{{0,6}}(?:决定|认定|处理|执行|下达|登记|审核|拟定|建议)",
        rf"(?:作出|给予|提出|拟定|参与|对.{{0,8}}进行)(?:学生|同学)?{_N}{{0,6}}处分(?!期)",
    ),
)
FEES = Says(
    patterns=(
        rf"(?:学费|学杂费|住宿费|水电费|电费|教材费|书费|书本费|医保费?|保险费?|缴费){_N}{{0,8}}(?:催缴|收缴|收取|缴纳|代收|登记|核对|统计|管理|工作)",
        rf"(?:催缴|收缴|收取|代收|代缴|催收){_N}{{0,8}}(?:学费|学杂费|住宿费|水电费|电费|教材费|书费|保险费?|医保)",
        r"学籍(?:管理|审核|注册)|(?:学生|同学)请假(?:审批|登记|管理)",
    ),
)
CANTEEN = Says(
    patterns=(
        rf"(?:食堂|餐厅|伙食|餐饮|饭菜)[^,。;]{{0,12}}(?:{_CHECK}|评比|管理(?!员|委员会|部门|方|处))",
        rf"{_CHECK}{_N}{{0,6}}(?:食堂|餐厅)",
    ),
)
"""The weakest: where nothing else is said, only a warning."""

INTERNAL = re.compile(
    r"内部|本部|各?部门|例会|会议|干事|部员|成员|工作人员|学生会|研究生会|主席团|本会|学生干部|部长|值班|志愿者"
)
_OUTSIDE = re.compile(
    r"各班|班级|课堂|上课|自习|早操|晨跑|早读|晨读|课间|各学院|各系|全校|同学|学生(?!会|干部|组织)|教室|全体学生"
)
_ASKS = re.compile(
    r"收集|征集|听取|反映|反馈|征求|倾听|搜集|采集(?!贫)|了解|调研|调查|问卷|宣传|宣讲|普及|解读|讲解|倡导|倡议|引导|号召|鼓励|提醒|教育|学习贯彻"
    r"|遵守|服从|自觉|维权|权益|关注|建议|监督(?=学校|后勤|有关|相关|职能)|咨询|答疑|解答|帮助|向同学|公示栏|转发|张贴"
)
_DONE = re.compile(r"意见|建议|诉求|问题|并|同时|以及|开展|进行|做好|负责")
_MATTER = re.compile(
    r"^(?:(?!并|同时|后)[^,。;]){0,12}(?:意见|建议|看法|想法|诉求|呼声|需求|讲座|知识|竞赛|宣传|培训|演练|主题|征文|海报|比赛|大赛|倡议|经验|座谈|政策|权益|问卷"
    r"|联谊|委员会|条例|规定|满意度|的困难|的疑问|文化节|课程|沙龙|报告会|文化|咨询|答疑|小品|视频|漫画|体验|提案|问题(?!进行|的?(?:检查|处理|查处|整改|登记)))"
)
_VERB = re.compile(rf"^(?:{_CHECK}|{_KEEP}|评定|认定|审核|核定|查|登记|统计|维护)")


def internal(clause: Clause, hit: re.Match[str]) -> bool:
    """Say whether attendance and order are those of the union's own people and meetings."""
    begin, stop = phrase(clause.text, hit.start(), hit.end())
    said = clause.text[begin:stop]
    return bool(INTERNAL.search(said)) and not _OUTSIDE.search(said)


def listening(clause: Clause, hit: re.Match[str]) -> bool:
    """Say whether the work is only asked about, explained or celebrated.

    收集同学对宿舍管理的意见, 安全保卫知识讲座; but 收集意见、检查宿舍 is work.
    """
    begin, stop = phrase(clause.text, hit.start(), hit.end())
    if _MATTER.search(clause.text[hit.end() : stop]):
        return True
    before = clause.text[begin : hit.start()]
    asks = list(_ASKS.finditer(before))
    if not asks:
        return False
    between = before[asks[-1].end() :]
    own_verb = _VERB.search(hit[0]) and re.search(r"[、并和及与]$", before)
    return not (_DONE.search(between) or own_verb)


KINDS: tuple[tuple[Says, bool], ...] = (
    (ROOMS, False),
    (ATTENDANCE, True),
    (ORDER, True),
    (STUDY, False),
    (PATROL, False),
    (SECURITY, False),
    (GRANTS, False),
    (MARKS, True),
    (PUNISH, True),
    (FEES, False),
)
"""The classes, and whether the union may do the same with its own people."""
