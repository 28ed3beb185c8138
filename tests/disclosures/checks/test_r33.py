"""R33: every section there, every picture with its words."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"charter.text": ""}, [("error", "charter")]),
    ({"candidate_rules.text": ""}, [("error", "candidate_rules")]),
    ({"election_rules.text": ""}, [("error", "election_rules")]),
    ({"delegate_rules.text": ""}, [("error", "delegate_rules")]),
    ({"appraisal_rules.text": ""}, [("error", "appraisal_rules")]),
    ({"congress": {}}, [("error", "congress")]),
    ({"roster.rows": [{}]}, [("error", "roster")]),
    ({"departments": {}}, [("error", "departments")]),
    ({"responsible": {}}, [("error", "responsible")]),
    ({"responsible[1].name": "/"}, [("error", "responsible[1].name")]),
    ({"roster[5].name": ""}, [("error", "roster[5].name")]),
    (
        {"departments[2].headcount": "", "departments[3].duties": ""},
        [("error", "departments[2].headcount"), ("error", "departments[3].duties")],
    ),
    (
        {"congress.pictures": [{"attachment": "7", "alt": "会场"}, {"attachment": "8"}]},
        [("error", "congress.pictures[1].alt")],
    ),
    ({"@edition": "2020", "departments": {"chart": "9"}}, [("error", "departments")]),
    ({"@edition": "2020", "party_guidance.text": ""}, [("error", "party_guidance")]),
    ({"appraisal_rules.text": "详见附件3。"}, [("error", "appraisal_rules")]),
    ({"charter.text": "略"}, [("error", "charter")]),
]
PASSES = [
    {},
    {"party_guidance.text": ""},
    {"@edition": "2020"},
    {"@edition": "2020", "election_rules.text": ""},
    {"@edition": "2020", "departments": {"chart": "9", "chart_text": "主席团下设五个部。"}},
    {"congress.pictures": [{"attachment": "7", "alt": "会场"}]},
    {"departments.rows": [{"name": "主席团", "headcount": "3"}]},
    {"responsible[0].category": "校团委分管副书记", "responsible[1].category": "秘书长"},
    {"appraisal_rules.text": "评议结果见附件，评议会由学生代表组成，每学期听取述职。"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R33", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R33", changes) == []
