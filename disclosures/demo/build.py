"""A whole invented disclosure that is in order."""

from collections.abc import Iterator
from datetime import date
from random import Random

from disclosures.content import (
    Answer,
    Congress,
    Delegation,
    Department,
    Departments,
    Disclosure,
    Indicators,
    Meeting,
    Responsible,
    ResponsiblePerson,
    RulesText,
    SecondLevel,
    SecondLevelUnit,
    Survey,
)
from disclosures.demo.names import person_names
from disclosures.demo.profile import Profile, draw_profile
from disclosures.demo.roster import draw_roster
from disclosures.demo.texts import duties, fill, text
from disclosures.editions import EditionForm, Indicator
from portal.kinds import kinds

RULES = ("candidate_rules", "election_rules", "delegate_rules", "appraisal_rules", "party_guidance")


def clean_disclosure(
    rng: Random,
    college_name: str,
    kind: str,
    edition: EditionForm,
    *,
    federation: str = "本省学联",
    second_level: bool | None = None,
) -> Disclosure:
    """Return an invented disclosure of a college's union for a year's form.

    ``kind`` is a key of `portal.kinds`; the same seed gives the same disclosure. The rules
    find nothing in it that has to be mended or explained. ``second_level`` says whether an
    optional second-level table is filled (None: sometimes).
    """
    profile = draw_profile(rng, college_name, federation, kinds()[kind], edition)
    names = person_names(rng)
    roster = draw_roster(rng, profile, names)
    rules = {key: _rules(rng, key, profile) for key in RULES if edition.has_section(key)}
    if any(section.combined_with == "election_rules" for section in edition.sections):
        rules["candidate_rules"] = _both(
            rules["candidate_rules"], _rules(rng, "election_rules", profile)
        )
    return Disclosure(
        indicators=_indicators(rng, profile, edition, roster.rows[0].name),
        second_level=_second_level(rng, profile, edition, second_level),
        charter=_charter(rng, profile),
        departments=_departments(rng, profile),
        roster=roster,
        congress=_congress(rng, profile),
        responsible=_responsible(edition, names),
        **rules,
    )


def _indicators(rng: Random, profile: Profile, edition: EditionForm, secretary: str) -> Indicators:
    first = edition.congress_window.start.year
    sample = profile.students * rng.randrange(4, 9) // 100
    return Indicators(
        answers={item.id: _answer(item, profile) for item in edition.indicators},
        students=str(profile.students),
        campuses=str(rng.choice((1, 1, 2))),
        trainings=(
            Meeting(
                term="秋",
                date=str(date(first, 10, rng.randrange(12, 28))),
                remark="工作人员全员培训",
            ),
            Meeting(
                term="春",
                date=str(date(first + 1, 3, rng.randrange(5, 28))),
                remark="工作人员全员培训",
            ),
        ),
        appraisals=(
            Meeting(
                term="秋", date=str(date(first, 12, rng.randrange(20, 30))), remark="评议会述职评议"
            ),
            Meeting(
                term="春",
                date=str(date(first + 1, 6, rng.randrange(10, 25))),
                remark="评议会述职评议",
            ),
        ),
        survey=Survey(
            date=str(date(first + 1, 5, rng.randrange(6, 28))),
            sample=str(sample),
            result=f"满意和比较满意的占{rng.randrange(880, 975) / 10}%",
        ),
        branch_secretary=secretary,
    )


def _answer(item: Indicator, profile: Profile) -> Answer:
    counts = {"i03": profile.staff, "i04": profile.presidium, "i05": len(profile.departments)}
    number = str(counts[item.id]) if item.id in counts else ""
    return Answer(answer="是", number=number, date=str(profile.date) if item.id == "i11" else "")


def _second_level(
    rng: Random, profile: Profile, edition: EditionForm, wanted: bool | None
) -> SecondLevel:
    """Return the table with its matrix where the form demands it or it is wanted."""
    by_chance = rng.choice((True, False))
    items = edition.second_level_items
    if not items or not (
        edition.section("second_level").required or wanted or (wanted is None and by_chance)
    ):
        return SecondLevel()
    units = tuple(
        SecondLevelUnit(
            name=f"{faculty}{profile.union}",
            answers={item.id: "是" for item in items},
            staff=str(rng.randrange(14, 29)),
            presidium="3",
        )
        for faculty in profile.faculties
    )
    total = str(len(units))
    return SecondLevel(counts={item.id: total for item in items}, total=total, units=units)


def _charter(rng: Random, profile: Profile) -> RulesText:
    names = profile.names()
    return RulesText(
        title=f"{profile.school}{profile.union}章程",
        text=text(rng, "charter", names),
        adopted=str(profile.date),
        adopted_by=f"{profile.school}{names['nth_congress']}",
    )


def _rules(rng: Random, key: str, profile: Profile) -> RulesText:
    return RulesText(text=text(rng, key, profile.names()))


def _both(first: RulesText, second: RulesText) -> RulesText:
    return first.model_copy(
        update={
            "text": f"主席团成员候选人产生办法\n{first.text}\n主席团成员选举办法\n{second.text}"
        }
    )


def _departments(rng: Random, profile: Profile) -> Departments:
    """Return the structure table, in some colleges with a row for the presidium."""
    rows = [
        Department(
            name=name,
            headcount=str(count),
            duties=fill(rng, rng.choice(duties()[name]), profile.names()),
        )
        for name, count in profile.departments
    ]
    if rng.choice((True, False)):
        rows.insert(
            0,
            Department(
                name="主席团", headcount=str(profile.presidium), duties="主持日常工作，向大会负责。"
            ),
        )
    chart = "主席团下设" + "、".join(name for name, _ in profile.departments) + "。"
    return Departments(rows=tuple(rows), chart_text=chart)


def _congress(rng: Random, profile: Profile) -> Congress:
    names = profile.names()
    return Congress(
        ordinal=names["nth_congress"][: -len(names["congress"])],
        date=str(profile.date),
        place=profile.place,
        delegates=names["delegates"],
        students=str(profile.students),
        delegates_without_post=str(profile.delegates * rng.randrange(64, 78) // 100),
        candidates=names["candidates"],
        seats=names["seats"],
        elected=names["seats"],
        delegations=_delegations(profile),
        agenda=text(rng, "agenda", names),
        text=text(rng, "congress", names),
    )


def _delegations(profile: Profile) -> tuple[Delegation, ...]:
    """Share the delegates out among the faculties, without a rest."""
    each, rest = divmod(profile.delegates, len(profile.faculties))
    counts = [each + (place < rest) for place in range(len(profile.faculties))]
    return tuple(
        Delegation(name=f"{faculty}代表团", count=str(count))
        for faculty, count in zip(profile.faculties, counts, strict=True)
    )


def _responsible(edition: EditionForm, names: Iterator[str]) -> Responsible:
    posts = ("校团委专职副书记", "校团委专职团干部")
    rows = zip(edition.responsible.rows, posts, strict=False)
    return Responsible(
        rows=tuple(
            ResponsiblePerson(category=category, name=next(names), full_time="是", post=post)
            for category, post in rows
        )
    )
