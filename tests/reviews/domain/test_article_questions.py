"""A question about an article: from the flag to the letter, the college's list and the next round."""

from __future__ import annotations

import pytest

from reviews.domain import letters, replies, settling
from reviews.domain.refusals import Refused
from tests.reviews.conftest import CONTENT

pytestmark = pytest.mark.django_db
ARTICLE = "charter.text#第二条"
CHARTER = CONTENT["charter"]
TEXT = CHARTER["text"]


@pytest.fixture
def asked(case):
    """The filing, returned with a question on the charter's second article."""
    review = case.return_(ARTICLE)
    case.filing.refresh_from_db()
    case.filing.state = "returned"
    return review


def settled(case, text):
    case.draft("charter", CHARTER | {"text": text})
    (point,) = replies.open_points(case.filing)
    return point.settled


def test_the_letter_names_the_article(case, asked):
    assert "第二条" in letters.current(asked).text


def test_an_article_that_is_not_there_cannot_be_asked_about(case):
    review = case.open()
    with pytest.raises(Refused, match="找不到这个位置"):
        case.flag(review, "charter.text#第九条")


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (TEXT, False),
        (TEXT.replace("本会服务同学", "本会服务全体同学"), False),
        (TEXT.replace("党委领导", "学校党委领导"), True),
        (
            TEXT.replace(
                "第二条 本会接受党委领导", "第二条 会址设在校内。\n第三条 本会接受学校党委领导"
            ),
            True,
        ),
        (
            TEXT.replace(
                "第二条 本会接受党委领导", "第二条 会址设在校内。\n第三条 本会接受党委领导"
            ),
            False,
        ),
        (TEXT.replace("\n第二条 本会接受党委领导。", ""), True),
    ],
    ids=["nothing", "another article", "it", "it, renumbered", "only renumbered", "taken out"],
)
def test_it_is_met_by_the_change_of_that_article(case, asked, text, met):
    assert settled(case, text) is met


def test_the_next_round_knows_that_it_was_changed_and_that_another_was_not_asked_for(case, asked):
    text = TEXT.replace("党委领导", "学校党委领导").replace("服务同学", "服务全体同学")
    case.send_again(charter=CHARTER | {"text": text})
    review = case.open()
    (question,) = settling.questions(review)
    assert question.changed
    assert [change.path for change in settling.unasked(review)] == ["charter.text#第一条"]
