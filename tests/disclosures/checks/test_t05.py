"""T05: departments do no administrative work of the college."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "departments[1].duties"
FIRES = [
    "负责学生宿舍管理。",
    "检查宿舍卫生和晚归情况。",
    "1.组织晚自习检查；\n2.举办讲座。",
    "做好学风督查工作。",
    "监督各班日常考勤。",
    "负责早操考勤。",
    "负责校园文明纠察。",
    "协助保卫处做好安全保卫工作。",
    "负责助学金评定相关事宜。",
    "负责贫困生信息采集和存档。",
    "开展课堂纪律检查。",
    "负责查寝、查课。",
    "家庭经济困难学生的认定工作。",
    "组织学生上课出勤统计。",
]
PASSES = [
    "收集同学对宿舍管理的意见建议。",
    "反映宿舍管理中的问题。",
    "举办宿舍文化节。",
    "负责学生会内部考勤。",
    "负责部门例会考勤。",
    "做好干事考勤和档案整理。",
    "不承担宿舍管理、安全保卫等工作。",
    "举办学风建设讲座。",
    "组织学习经验交流会，促进学风建设。",
    "宣传奖助学金政策。",
    "收集同学对食堂的意见。",
    "组织早操打卡公益活动。",
    "维护同学权益，协调解决宿舍管理方面的诉求。",
    "策划安全教育知识竞赛。",
    "",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T05", {PLACE: text}) == [("contradiction", "departments[1].duties")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T05", {PLACE: text}) == []
