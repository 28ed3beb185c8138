"""R20: delegates without a post."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"congress.delegates_without_post": "89"}, [("warning", "congress.delegates_without_post")]),
    (
        {
            "congress.delegates_without_post": "",
            "charter.text": "",
            "delegate_rules.text": "非学生会骨干的代表不低于50%。",
        },
        [("warning", "delegate_rules.text")],
    ),
    (
        {
            "congress.delegates_without_post": "",
            "charter.text": "",
            "delegate_rules.text": "代表名额按比例分配。",
        },
        [("unchecked", "congress.delegates_without_post")],
    ),
    (
        {
            "congress.delegates_without_post": "",
            "congress.text": "正式代表150名，其中非学生会骨干的代表80名。",
        },
        [("warning", "congress.text")],
    ),
]
PASSES = [
    {},
    {
        "congress.delegates_without_post": "",
        "congress.text": "不担任学生会职务的学生代表占65%。",
        "delegate_rules.text": "",
        "charter.text": "",
    },
    {"congress.delegates_without_post": "90"},
    {"congress.delegates_without_post": ""},
    {
        "congress.delegates_without_post": "",
        "delegate_rules.text": "非校、院级学生会组织骨干的学生代表占比不低于百分之六十。",
        "charter.text": "",
    },
    {
        "congress.delegates_without_post": "",
        "delegate_rules.text": "非团学干部党员比例为20%。非学生组织骨干的代表不低于60%。",
        "charter.text": "",
    },
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R20", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R20", changes) == []
