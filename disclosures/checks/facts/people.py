"""The roster as rules read it: who is in the presidium, who leads which department."""

import re
from dataclasses import dataclass

from disclosures.checks.facts.posts import UNIT, Post, PostKind, is_presidium, parts, posts
from disclosures.checks.facts.wording import bare, clip, squeeze
from disclosures.content import Roster, RosterRow
from disclosures.reading import Rank, RankKind, intake_year, is_graduate, person_name, read_rank

PRESIDIUM = "主席团"
LONGEST = 200
_BODY = re.compile(
    r"^(?:[0-9一二三四五六七八九十]{1,2}[.、])?(?:(?:.{2,20}(?:大学|学院|学校))?(?:校级?|院级?)?(?:学生会|研究生会)(?=.))?"
)
_NOBODY = re.compile(
    rf"姓名|(?:合|总|共|小)计.{{0,12}}|共[0-9]{{1,3}}人|总人数.{{0,12}}|主席团(?:成员)?|{UNIT}"
)
_IN_BRACKETS = re.compile(rf"[((]({UNIT})[))]")
_COHORT = re.compile(r"(?:专业(?:总?人数)?|共|总人数)[:为]?([0-9]{1,4})人?")
_KNOWN = frozenset(PostKind) - {PostKind.UNKNOWN, PostKind.BRANCH}
_OF_PRESIDIUM = {PostKind.PRESIDIUM, PostKind.HEAD, PostKind.HEAD_SYNONYM, PostKind.BRANCH}


def department_key(name: str) -> str:
    """Return one key for the spellings of a department; ``主席团`` for the presidium, else the name."""
    return PRESIDIUM if is_presidium(name) else _BODY.sub("", bare(name)) or squeeze(name)


@dataclass(frozen=True)
class Person:
    """One row of the roster, read. ``index`` counts from 0, blank rows included.

    ``department`` is the key of the department column (or of what stands for it), empty where
    unknown; ``posts`` what the post column says (or what stands for it).
    """

    index: int
    row: RosterRow
    name: str
    department: str
    posts: tuple[Post, ...]
    rank: Rank
    came_in: int | None
    graduate: bool

    @property
    def label(self) -> str:
        """``第14行 张三``: how a sentence names the row."""
        return f"第{self.index + 1}行 {clip(self.row.name, 12)}".strip()

    def path(self, field: str) -> str:
        """Return the path of one of the row's fields."""
        return f"roster[{self.index}].{field}"

    @property
    def in_presidium(self) -> bool:
        """Whether the row is one of the presidium, by post or by department."""
        kinds = {post.kind for post in self.posts}
        if PostKind.PRESIDIUM in kinds:
            return True
        in_body = self.department == PRESIDIUM
        plain = kinds == {PostKind.STAFF_SYNONYM} and self.posts[0].word == "成员"
        return in_body and (not kinds or plain or bool(kinds & _OF_PRESIDIUM))

    @property
    def is_head(self) -> bool:
        """Whether the row leads a department."""
        return any(post.kind in {PostKind.HEAD, PostKind.HEAD_SYNONYM} for post in self.posts)

    @property
    def placed(self) -> bool:
        """Whether the row says where the person belongs."""
        return bool(self.department) or self.in_presidium

    @property
    def in_both(self) -> bool:
        """Whether the row is of the presidium and names a working department as well."""
        return self.in_presidium and self.department not in {"", PRESIDIUM}


def read_people(roster: Roster, intake: int) -> tuple[Person, ...]:
    """Return the rows that are not blank; ``intake`` the year in which the first-years came."""
    rows = [(index, row) for index, row in enumerate(roster.rows) if _is_somebody(row)]
    stands_in = not any(row.department or row.post for _, row in rows) and _tells_posts(rows)
    return tuple(_person(index, row, stands_in, intake) for index, row in rows)


def _is_somebody(row: RosterRow) -> bool:
    """Whether the row is neither blank nor a heading, a department's title or a total."""
    filled = [value for value in row.model_dump().values() if value]
    alone = filled == [row.name] or row.name in {"姓名", "姓 名"}
    return bool(filled) and not (alone and _NOBODY.fullmatch(bare(row.name[:LONGEST])))


def _person(index: int, row: RosterRow, stands_in: bool, intake: int) -> Person:
    held = posts(row.post) or posts(row.experience if stands_in else "")
    department, joint = _belongs(row.department)
    inside = posts(row.department)
    if not held and len(inside) == 1 and inside[0].kind in _KNOWN and inside[0].department:
        held, department = inside, department_key(inside[0].department)
    if not held and (noted := posts(row.note)) and all(post.kind in _KNOWN for post in noted):
        held = noted
    if joint:
        held = (*held, Post(PostKind.PRESIDIUM, PRESIDIUM))
    if not department:
        department = next((department_key(p.department) for p in held if p.department), "")
    if not department and (said := _IN_BRACKETS.search(squeeze(row.post[:LONGEST]))):
        department = department_key(said[1])
    return Person(
        index=index,
        row=row,
        name=person_name(row.name[:LONGEST]),
        department=department,
        posts=held,
        rank=_rank(row, intake),
        came_in=_came_in(row, intake),
        graduate=is_graduate(row.grade[:LONGEST]) or "研究生" in row.faculty[:LONGEST],
    )


def _belongs(cell: str) -> tuple[str, bool]:
    """Return the department of a cell, and whether it names the presidium beside it."""
    named = [department_key(part) for part in parts(cell)]
    others = [name for name in named if name != PRESIDIUM]
    if others and len(others) < len(named):
        return others[0], True
    return (department_key(cell[:LONGEST]) if cell else ""), False


def _rank(row: RosterRow, intake: int) -> Rank:
    """Read the rank; its cohort may stand in the remark; a first-year's grade counts as none."""
    text = row.rank[:LONGEST]
    found = read_rank(text)
    if found.kind is RankKind.BARE and (cohort := _COHORT.search(squeeze(row.note[:LONGEST]))):
        return Rank(RankKind.GIVEN, found.place, int(cohort[1]))
    if found.kind is RankKind.UNREADABLE and "级" in text and "/" not in text:
        year = intake_year(text, intake)
        if year is not None and year >= intake:
            return Rank(RankKind.NONE, claims="first_year")
    return found


def _came_in(row: RosterRow, intake: int) -> int | None:
    """Return the year of intake as the grade column says, or where it is blank the faculty's.

    A year of graduation (``2028届``) tells nothing.
    """
    cell = (row.grade or (row.faculty if "级" in row.faculty else ""))[:LONGEST]
    year = intake_year(cell, intake)
    return None if year is not None and year > intake and "届" in cell else year


def _tells_posts(rows: list[tuple[int, RosterRow]]) -> bool:
    """Say whether the experience column holds every row's present post (2020: it often did)."""
    told = [posts(row.experience) for _, row in rows if row.experience]
    plain = [t for t in told if len(t) == 1 and t[0].kind in _KNOWN and (_whole(t[0]))]
    return (
        len(told) == len(rows) > 0
        and len(plain) == len(told)
        and any(post.kind is PostKind.PRESIDIUM for (post,) in plain)
    )


def _whole(post: Post) -> bool:
    """Say whether the post names its department too, as a present post does."""
    return post.kind is PostKind.PRESIDIUM or post.department.endswith(("部", "处", "中心", "室"))
