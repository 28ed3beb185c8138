"""The rank of each student: readable, within the first 30 per cent, missing only where it may."""

from collections import Counter
from collections.abc import Iterator

from disclosures.checks.catalogue.common import against, unchecked
from disclosures.checks.facts import Facts, Person
from disclosures.checks.facts.wording import clip, listing, squeeze
from disclosures.checks.finding import Severity
from disclosures.checks.registry import Hit, rule
from disclosures.reading import RankKind

READS = ("roster.rank", "roster.grade", "roster.faculty", "indicators.i08.answer")
LEAST = 5
MANY = 4
PER_CENT = 100
SHARE = 4


@rule("R12", "成绩排名在本专业前30%以内", Severity.CONTRADICTION, indicators=("i08",), reads=READS)
def rank_within_share(facts: Facts) -> Iterator[Hit]:
    """In whole numbers 100 * rank <= 30 * cohort: 9/30 passes, 10/32 does not.

    The share is the edition's (``limits.rank_percent``). Graduates need no rank.
    """
    percent = facts.limits.rank_percent
    for person in _ranked(facts):
        rank = person.rank
        if rank.possible and not rank.within(percent):
            most = percent * (rank.cohort or 0) // 100
            said = f"{person.label}的排名是{rank.place}/{rank.cohort}，不在前{percent}%以内（{rank.cohort}人中应为前{most}名）。请核对。"
            yield Hit(
                person.path("rank"),
                said,
                f"{rank.place}/{rank.cohort}",
                severity=against(facts, "i08"),
            )


@rule("R13", "排名写成“本人排名/所属专业人数”", Severity.ERROR, indicators=("i08",), reads=READS)
def rank_readable(facts: Facts) -> Iterator[Hit]:
    """A rank is a/b with 1 <= a <= b; a bare number, an impossible fraction or a date is none."""
    for person in _ranked(facts):
        rank, typed = person.rank, clip(person.row.rank, 20)
        if rank.kind is RankKind.NONE or rank.possible:
            continue
        if rank.kind is RankKind.BARE:
            why = "只有一个数，缺少所属专业人数"
        elif rank.kind is RankKind.GIVEN:
            why = "名次应当从1起，且不大于专业人数"
        else:
            why = "看不出名次和人数"
        said = (
            f"{person.label}的排名写作“{typed}”，{why}。请写成“本人排名/所属专业人数”，例如 4/38。"
        )
        yield Hit(person.path("rank"), said, typed)


@rule(
    "R14",
    "只有一年级新生和研究生可以不填排名",
    Severity.CONTRADICTION,
    indicators=("i08",),
    reads=READS,
)
def rank_missing_for_cause(facts: Facts) -> Iterator[Hit]:
    """No rank only for first-years of the form's intake year, and for graduates.

    一年级, 新生, 未达到一学期, a dash or a blank all mean that none is given; the grade decides.
    Where no grade is known, whether the rank may be missing cannot be checked.
    """
    intake, unclear = facts.form.intake_year, []
    for person in _ranked(facts):
        if person.rank.kind is not RankKind.NONE or person.rank.claims == "graduate":
            continue
        if person.came_in is None:
            unclear.append(person)
        elif person.came_in < intake:
            grade = clip(person.row.grade or f"{person.came_in}级", 12)
            typed = f"写作“{clip(person.row.rank, 12)}”" if person.row.rank else "空着"
            said = f"{person.label}是{grade}，不是{intake}级新生，排名却{typed}。请补填排名，例如 4/38。"
            evidence = f"{grade}；{clip(person.row.rank, 20) or '空白'}"
            yield Hit(person.path("rank"), said, evidence, severity=against(facts, "i08"))
    if unclear:
        who = listing([person.label for person in unclear])
        need = f"有{len(unclear)}人没有填写排名，名单也没有写明年级，无法核对是否都是一年级新生：{who}。请补填年级。"
        yield unchecked("roster", need)


@rule("R36", "排名数据可信", Severity.INFORMATION, indicators=("i08",), reads=READS)
def ranks_plausible(facts: Facts) -> Iterator[Hit]:
    """Many equal numerators from 5 on, or cohorts of exactly 100, look like percentages.

    One rank given to two people of one cohort is unusual too; people of different faculties or
    years are of different cohorts.
    """
    ranked = [person for person in _ranked(facts) if person.rank.possible]
    places = [p.rank.place for p in _ranked(facts) if p.rank.place is not None]
    pairs = Counter((p.rank.place, p.rank.cohort) for p in ranked)
    common, times = Counter(places).most_common(1)[0] if places else (0, 0)
    same_cohort = max((n for (place, _), n in pairs.items() if place == common), default=0)
    said, seen = [], []
    if common >= LEAST and times >= MANY and times * SHARE >= len(places) and same_cohort < times:
        said.append(f"有{times}人的名次都是{common}，是不是把百分比当成了名次？请核对。")
        seen.append(f"名次{common}共{times}人")
    hundreds = sum(n for (_, cohort), n in pairs.items() if cohort == PER_CENT)
    if hundreds >= MANY and hundreds * SHARE >= len(places):
        said.append(f"有{hundreds}人的专业人数都是100，是不是把百分比当成了名次？请核对。")
        seen.append(f"专业人数100共{hundreds}人")
    if twice := _twice(ranked):
        said.append(f"同一名次出现不止一次：{listing(twice)}，请确认是不同专业或并列。")
        seen += twice
    if said:
        yield Hit("roster", "".join(said), "；".join(seen))


def _twice(ranked: list[Person]) -> list[str]:
    """Return the ranks that two people share whom neither faculty nor year tells apart."""
    same = Counter(
        (p.rank.place, p.rank.cohort, squeeze(p.row.faculty[:60]), p.came_in) for p in ranked
    )
    return list(dict.fromkeys(f"{place}/{of}" for (place, of, _, _), n in same.items() if n > 1))


def _ranked(facts: Facts) -> list[Person]:
    """Return the people who owe a rank: nobody in a union of graduates, no graduate elsewhere."""
    return [p for p in facts.people if not p.graduate] if facts.context.ranks else []
