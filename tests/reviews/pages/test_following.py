"""A place of an earlier submission, found in a later one."""

from __future__ import annotations

import pytest

from disclosures.content import Disclosure, Roster, RosterRow, RulesText
from reviews.pages.following import here

OLD = Disclosure(
    charter=RulesText(
        text="第一条 本会服务同学。\n第二条 本会接受党委领导。\n第三条 会址设在校内。"
    ),
    roster=Roster(rows=(RosterRow(name="张清越"), RosterRow(name="王听雨", rank="1/30"))),
)
NEW = Disclosure(
    charter=RulesText(
        text="第一条 本会服务同学。\n第二条 会徽另定。\n第三条 本会接受学校党委领导。"
    ),
    roster=Roster(rows=(RosterRow(name="王听雨", rank="1/31"),)),
)


@pytest.mark.parametrize(
    ("path", "now"),
    [
        ("charter.text#第二条", "charter.text#第三条"),
        ("charter.text#第三条", "charter"),
        ("charter.text#第九条", "charter"),
        ("roster[1].rank", "roster[0].rank"),
        ("roster[0]", "roster"),
        ("charter", "charter"),
    ],
)
def test_a_row_goes_by_its_name_and_an_article_by_its_words(path, now):
    assert here(path, OLD, NEW) == now
