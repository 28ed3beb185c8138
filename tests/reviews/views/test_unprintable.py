"""Before approving, the reviewer is told which characters the PDF cannot show."""

from __future__ import annotations

import copy

from tests.reviews.conftest import CONTENT
from tests.reviews.views.conftest import client_of


def decision(case) -> str:
    case.approve(case.open())
    page = client_of(case.reviewer).get(f"/work/reviews/{case.submission.pk}/decide/")
    return page.content.decode()


def test_the_decision_page_names_place_and_codepoint(make_case):
    content = copy.deepcopy(CONTENT)
    content["roster"]["rows"][0]["name"] = "张\ue5f1"
    page = decision(make_case(content=content))
    assert "第1行“姓名”：U+E5F1。" in page
    assert "PDF 会在这些地方印“〓”" in page
    assert "通过并公开" in page


def test_nothing_is_said_where_every_character_shows(case):
    assert "显示不出来" not in decision(case)
