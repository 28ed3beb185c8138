"""Invented names of people, faculties and places."""

from collections.abc import Iterator
from random import Random

SURNAMES = (
    "安白柏蔡岑常陈程崔戴邓丁董杜范方冯傅高葛龚顾郭韩何贺洪侯胡黄霍江姜蒋康孔雷黎李梁林凌刘柳龙卢陆罗吕马毛"
    "孟莫倪宁潘庞彭齐钱秦邱任沈施石宋苏孙谭汤唐陶田童汪王韦魏温文吴武夏萧谢邢徐许薛严杨姚叶易殷尹于余袁岳曾"
    "张章赵郑钟周朱祝邹"
)
FIRST = "安博晨承楚春丹迪冬恩方芳飞峰歌冠海涵浩禾恒虹怀嘉简洁瑾景静君凯可兰乐黎立林凌露曼茂明铭木宁沛晴秋然荣如睿若"
SECOND = "安白冰波畅辰澄川岱帆妃枫歌光航禾泓华欢惠佳江杰锦菁珂岚磊蕾澜林琳玲鸣楠宁培琪谦然柔森珊舒涛彤薇汶希贤欣轩雪雅阳"
FACULTIES = (
    "文学院", "历史文化学院", "外国语学院", "法学院", "经济管理学院", "教育科学学院", "艺术设计学院", "音乐学院",
    "体育学院", "数学与统计学院", "物理与电子工程学院", "化学化工学院", "生命科学学院", "计算机学院",
    "机械工程学院", "土木建筑学院", "环境与资源学院", "医药学院", "食品工程学院", "马克思主义学院",
)  # fmt: skip
PLACES = (
    "大学生活动馆报告厅",
    "图书馆学术报告厅",
    "行政楼第一会议厅",
    "体育馆多功能厅",
    "教学主楼礼堂",
)
TWO_CHARACTERS = 0.85
"""Share of given names with two characters."""


def person_names(rng: Random) -> Iterator[str]:
    """Yield invented names without end, none of them twice."""
    seen: set[str] = set()
    while True:
        given = rng.choice(FIRST) + (rng.choice(SECOND) if rng.random() < TWO_CHARACTERS else "")
        name = rng.choice(SURNAMES) + given
        if name not in seen and len(set(name)) == len(name):
            seen.add(name)
            yield name
