"""Ten invented filings in front of a reviewer: five in order, three explained, one wrong, one sent again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from disclosures import editions
from disclosures.demo import with_mistakes
from disclosures.models import Cycle, Filing
from portal import clock
from portal.access import actor_of
from portal.enums import Role
from portal.models import User
from reviews.demo.steps import Desk
from reviews.domain import decide, verdicts
from reviews.enums import FlagReason
from tests.factories import (
    CollegeFactory,
    CycleFactory,
    EditionFactory,
    FederationFactory,
    UnionFactory,
    member,
)

FORM = editions.load("2025-2026")
WRONG = "河源理工大学"
"""Its roster is to be sent back."""
AGAIN = "河源财经大学"
"""It was sent back before."""
EXPLAINED = ("河源师范大学", "河源医科大学", "河源农业大学")
CLEAN = ("河源大学", "河源工业大学", "河源科技学院", "河源艺术学院", "河源海洋大学")


@dataclass(frozen=True)
class Ten:
    """The reviewer before whom ten filings wait."""

    reviewer: User


def ten_filings() -> Ten:
    """Make the ten filings, submitted through the domain functions."""
    province = FederationFactory(name="河源省学生联合会")
    edition = EditionFactory(key=FORM.key, data=FORM.data(), digest=FORM.digest)
    today = clock.today()
    cycle = CycleFactory(
        federation=province,
        edition=edition,
        opens=today - timedelta(30),
        due=today + timedelta(30),
        closes=today + timedelta(60),
    )
    reviewer = member(Role.REVIEWER, federation=province)
    for name in CLEAN:
        desk = _desk(name, cycle, reviewer)
        desk.submit(desk.fill(desk.clean()))
    for name in EXPLAINED:
        desk = _desk(name, cycle, reviewer)
        desk.submit(desk.fill(with_mistakes(desk.clean(), "one_person_twice", "rank_above_30")))
    desk = _desk(WRONG, cycle, reviewer)
    desk.submit(desk.fill(with_mistakes(desk.clean(), "rank_above_30")))
    _again(_desk(AGAIN, cycle, reviewer))
    return Ten(reviewer)


def _desk(name: str, cycle: Cycle, reviewer: User) -> Desk:
    college = CollegeFactory(name=name, federation=cycle.federation)
    secretary = actor_of(member(Role.SECRETARY, college=college))
    union = UnionFactory(college=college, name="学生会", kind="student")
    lead = actor_of(member(Role.LEAD, federation=cycle.federation))
    return Desk(
        union=union,
        cycle=cycle,
        secretary=secretary,
        editor=secretary,
        reviewer=actor_of(reviewer),
        lead=lead,
    )


def _again(desk: Desk) -> None:
    """Send a filing back for its charter's title and have it mended and submitted again."""
    content = desk.clean()
    wrong = content.charter.model_copy(update={"title": "章程（讨论稿）"})
    submission = desk.submit(desk.fill(content.model_copy(update={"charter": wrong})))
    review = desk.open(submission)
    sentence = "请提交正式通过的章程，去掉“讨论稿”字样。"
    verdicts.flag(desk.reviewer, review, "charter", "charter.title", FlagReason.UNCLEAR, sentence)
    for key in FORM.section_keys():
        if key != "charter":
            verdicts.approve(desk.reviewer, review, key, "核对过原件，情况属实。")
    decide.return_(desk.reviewer, review, clock.today() + timedelta(21), hold=timedelta(0))
    filing = Filing.objects.get(pk=submission.filing_id)
    desk.fill(content)
    desk.submit(filing)
