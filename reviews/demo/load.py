"""Making the demonstration, once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from disclosures.domain.filings import applicable_cycles
from disclosures.models import Filing
from portal import clock
from portal.kinds import kinds
from portal.models import College, Federation, Union
from portal.scoping import scope_everything
from reviews.demo import stories
from reviews.demo.around import make_desk
from reviews.demo.cycles import BEFORE, LAST, PRESENT, make_cycles
from reviews.demo.editions import make_draft
from reviews.demo.inboxes import let_messages_leave
from reviews.demo.organisations import actor, make_organisations
from reviews.demo.people import come_and_go
from reviews.demo.rights import let_rosters_go, make_requests
from reviews.demo.steps import Desk
from reviews.demo.world import NATIONAL, SCHOOLS, School

REVIEWERS = {
    "云洲省学生联合会": "yunzhou1",
    "澜江省学生联合会": "lanjiang1",
    "汀川市学生联合会": "tingchuan1",
}
PLAN: dict[tuple[str, str], stories.Story] = {
    ("yzdx", "student"): stories.published,
    ("yzdx", "graduate"): stories.reading,
    ("yzsf", "student"): stories.returned,
    ("yzsf", "graduate"): stories.bringing,
    ("yzlg", "student"): stories.resubmitted,
    ("yzyk", "student"): stories.ready,
    ("yzyk", "graduate"): stories.waiting,
    ("yszy", "student"): stories.half,
    ("chxy", "student"): stories.muddled,
    ("ljgd", "student"): stories.published_with_explanations,
    ("ljgd", "graduate"): stories.empty,
    ("ljcj", "student"): stories.proposed,
    ("nxsf", "student"): stories.published,
    ("tcxy", "student"): stories.published,
    ("tczy", "student"): stories.third_time,
    ("tcnl", "student"): stories.untouched,
}
"""The present year, by school and kind of union."""
LAST_YEAR = frozenset(
    {(key, "student") for key in ("yzdx", "yzsf", "ljgd", "nxsf", "tcxy")} | {("yzsf", "graduate")}
)
"""Who published last year, by school and kind of union."""
THE_YEAR_BEFORE = ("nxsf", "student")
"""Whose publication of the year before is so old that its roster gave way to counts."""
CORRECTED = "tcxy"
"""Whose publication of last year was corrected."""


@dataclass(frozen=True)
class Loaded:
    """Whether anything was made, and how many colleges and filings there are."""

    new: bool
    colleges: int
    filings: int


def load(tell: Callable[[str], object] = lambda _line: None) -> Loaded:
    """Make the demonstration in one transaction; where it is there already, change nothing.

    ``tell`` is given a line for each filing that is made: it takes up to a minute in all.
    """
    with scope_everything():
        new = not Federation.objects.filter(name=NATIONAL).exists()
        if new:
            make_organisations()
            make_cycles(clock.today())
            make_draft()
            _tell_stories(tell)
            make_desk()
            make_requests()
            let_rosters_go()
            come_and_go()
            let_messages_leave()
        return Loaded(new, College.objects.count(), Filing.objects.count())


def _tell_stories(tell: Callable[[str], object]) -> None:
    schools = {school.key: school for school in SCHOOLS}
    planned: list[tuple[str, str, str, stories.Story]] = [
        (*THE_YEAR_BEFORE, BEFORE, stories.published)
    ]
    planned += [
        (key, kind, LAST, stories.corrected if key == CORRECTED else stories.published)
        for key in schools
        for kind in kinds()
        if (key, kind) in LAST_YEAR
    ]
    planned += [(key, kind, PRESENT, story) for (key, kind), story in PLAN.items()]
    for count, (key, kind, year, story) in enumerate(planned, 1):
        tell(f"{count}/{len(planned)} {schools[key].name}，{kinds()[kind].name}，{year}")
        story(_desk(schools[key], kind, year))


def _desk(school: School, kind: str, year: str) -> Desk:
    union = Union.objects.select_related("college__federation").get(
        college__name=school.name, kind=kind
    )
    cycle = next(one for one in applicable_cycles(union.college) if one.edition.key == year)
    return Desk(
        union=union,
        cycle=cycle,
        secretary=actor(f"{school.key}-shuji"),
        editor=actor(f"{school.key}-tianbao"),
        reviewer=actor(REVIEWERS[school.federation]),
        lead=actor(REVIEWERS[school.federation].rstrip("1")),
    )
