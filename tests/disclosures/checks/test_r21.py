"""R21: subtotals and shares of the delegates."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    (
        {"congress.delegations": [{"name": "一", "count": "70"}, {"name": "二", "count": "81"}]},
        [("contradiction", "congress.delegations")],
    ),
    ({"congress.text": "第一代表团：70名\n第二代表团：81名"}, [("contradiction", "congress.text")]),
    ({"congress.text": "其中男代表70名，女代表81名。"}, [("contradiction", "congress.text")]),
    (
        {"congress.text": "非学生会骨干代表90名，占代表总数的61.5%。"},
        [("contradiction", "congress.text")],
    ),
    ({"congress.text": "大会应到代表150名，实到152名。"}, [("contradiction", "congress.text")]),
    (
        {"congress.text": "正式代表150名，其中本科生代表100名、研究生代表60名。"},
        [("contradiction", "congress.text")],
    ),
    (
        {"congress.text": "各学院代表名额：\n文学院：50名\n数学学院：50名\n外语学院：51名"},
        [("contradiction", "congress.text")],
    ),
    (
        {"congress.delegates": "", "congress.text": "正式代表150名。男代表70名，女代表81名。"},
        [("contradiction", "congress.text")],
    ),
]
PASSES = [
    {},
    {"congress.delegations": [{"name": "一", "count": "70"}, {"name": "二", "count": "80"}]},
    {"congress.delegations": [{"name": "一", "count": "若干"}]},
    {"congress.text": "第一代表团：70名\n第二代表团：80名"},
    {"congress.text": "其中第一代表团70名表现突出。"},
    {"congress.text": "男生70人，女生80人。"},
    {"congress.text": "非学生会骨干代表90名，占代表总数的60%。"},
    {"congress.text": "女代表80人，占代表总数的53.33%。"},
    {"congress.text": "女代表80人，约占代表总数的54%。"},
    {"congress.text": "评优名额12名，占学生人数的1%。"},
    {"congress.delegates": ""},
    {"congress.text": "大会应到代表150名，实到148名。"},
    {"congress.text": "正式代表150名，其中本科生代表100名、研究生代表50名。"},
    {"congress.text": "各学院代表名额：\n文学院：50名\n数学学院：50名\n外语学院：50名"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R21", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R21", changes) == []
