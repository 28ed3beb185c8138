"""Section ten: the League committee's people who guide the union."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.common import against, unchecked
from disclosures.checks.facts import Facts, Guide
from disclosures.checks.facts.wording import clip, squeeze
from disclosures.checks.finding import Severity
from disclosures.checks.prose import Says, tell
from disclosures.checks.registry import OPINIONS, RESPONSIBILITY, Hit, each_with, rule

READS = ("responsible", "indicators.i17.answer")


@rule(
    "R24",
    "分管学生会的是校团委专职副书记",
    Severity.CONTRADICTION,
    indicators=("i17",),
    reads=READS,
    source=OPINIONS,
)
def supervised_by_deputy(facts: Facts) -> Iterator[Hit]:
    """The official in charge is a full-time deputy secretary (副书记) of the League committee.

    A post, a remark or a category that says 校团委书记 names another office.
    """
    guide = _guide(facts, "副书记")
    if guide is None or not guide.name:
        return
    if guide.full_time is None:
        yield _unsaid(guide)
    elif not guide.full_time:
        said = f"“{guide.category}”{_who(guide)}填写为不是专职团干部。这一职责应由校团委专职副书记承担，请核对。"
        yield Hit(
            guide.path("full_time"),
            said,
            f"{_who(guide)}：{clip(guide.row.full_time)}",
            severity=against(facts, "i17"),
        )
    field = next((name for name in ("post", "note", "category") if _secretary(guide, name)), "")
    if field and "副书记" not in guide.words:
        post = clip(getattr(guide.row, field), 20)
        said = f"“{guide.category}”{_who(guide)}的职务是“{post}”，不是校团委副书记。请核对。"
        evidence = f"{_who(guide)}：{post}"
        yield Hit(guide.path(field), said, evidence, severity=against(facts, "i17"))


def _secretary(guide: Guide, field: str) -> bool:
    """Whether a cell says that the person is the secretary of the League committee (书记)."""
    return bool(re.search(r"团委(?:书记)|^书记$", squeeze(getattr(guide.row, field)[:200])))


@rule(
    "R25",
    "秘书长由校团委专职干部担任",
    Severity.CONTRADICTION,
    indicators=("i17",),
    reads=READS,
    source=OPINIONS,
)
def secretary_general_is_cadre(facts: Facts) -> Iterator[Hit]:
    """The secretary-general is a full-time deputy secretary or cadre of the League committee."""
    guide = _guide(facts, "秘书长")
    if guide is None or not guide.name:
        return
    if guide.full_time is None:
        yield _unsaid(guide)
    elif not guide.full_time:
        said = f"“{guide.category}”{_who(guide)}填写为不是专职团干部。秘书长应由校团委专职副书记或干部担任，请核对。"
        yield Hit(
            guide.path("full_time"),
            said,
            f"{_who(guide)}：{clip(guide.row.full_time)}",
            severity=against(facts, "i17"),
        )


@rule(
    "R26",
    "分管副书记与秘书长不是同一人",
    Severity.WARNING,
    indicators=("i17",),
    reads=("responsible",),
    source=OPINIONS,
)
def two_people(facts: Facts) -> Iterator[Hit]:
    """The two are usually different people; one person in both places is asked about."""
    deputy, general = _guide(facts, "副书记"), _guide(facts, "秘书长")
    if deputy and general and deputy.name and deputy.name == general.name:
        said = f"分管学生会组织的副书记和秘书长填的是同一人（{clip(general.name, 12)}）。如属实，请说明情况。"
        yield Hit(general.path("name"), said, general.name)


def _guide(facts: Facts, word: str) -> Guide | None:
    return next((guide for guide in facts.guides if word in guide.category), None)


def _who(guide: Guide) -> str:
    return clip(guide.name, 12)


def _unsaid(guide: Guide) -> Hit:
    need = f"“{guide.category}”{_who(guide)}没有写明是否为专职团干部，无法核对。请填“是”或“否”。"
    return unchecked(guide.path("full_time"), need)


@rule(
    "T15",
    "分管副书记和秘书长没有挂职、兼任其他主要职务",
    Severity.CONTRADICTION,
    indicators=("i17",),
    reads=(*READS, "party_guidance.text", "congress.text"),
    source=RESPONSIBILITY,
    together=each_with("indicators", "responsible", "party_guidance", "congress"),
)
def not_seconded(facts: Facts) -> Iterator[Hit]:
    """The person is seconded (挂职, 借调), serves part-time or holds another main office.

    Read in the row, and in the texts of sections seven and nine. Left alone: offices of the League
    committee and the union's own secretary-general, and what is denied (无兼职).
    """
    softer = against(facts, "i17")
    for guide in facts.guides:
        seen = _other_office(guide.words) if guide.name and guide.full_time else ""
        if seen and "兼职副书记" not in guide.category:
            said = f"“{guide.category}”{_who(guide)}的说明中写有“{seen}”，与专职不符。请核对。"
            path = guide.path("post" if seen in squeeze(guide.row.post) else "note")
            yield Hit(path, said, f"{guide.name}：{seen}", severity=softer)
    said = "分管副书记和秘书长应当专职，不是挂职或借调。请核对。"
    yield from tell(facts, _SECONDED, ("party_guidance", "congress"), said, softer)


def _other_office(words: str) -> str:
    """Return the words of a remark that say so; what is over, denied or about others does not count."""
    for part in re.split(r"[,，。；;、]", words):
        hit = _OTHER_OFFICE.search(part)
        if hit and not re.search(
            r"曾|原任|另有|另设|联系|已(?:经)?结束|期满|不再|不(?:是|属|兼)", part
        ):
            return hit[0]
    return ""


_OTHER_OFFICE = re.compile(
    r"(?<![无非未不])(?<!没有)(?<!不再)(?:挂职|挂任|借调|兼职|双肩挑|返聘|外聘)(?!情况)|[(（]挂[)）]"
    r"|(?<![无未不])(?:兼任|兼|现任|身兼|同时担任|同时任|还担任)(?!职)(?!学生会|研究生会|秘书长|校?团委|团校|青年|共青团)[^,，。;；]{0,14}?"
    r"(?:处长|科长|部长|院长|主任|馆长|校长|书记|辅导员|班主任|教师|组长)"
    r"|(?:学生(?:工作)?[处部]|学工[处部]|教务处|保卫处|组织部|宣传部|后勤|招生|就业)[^,，。;；]{0,6}(?:处长|部长|科长|主任)"
)
_SECONDED = Says(
    patterns=(
        r"(?:副书记|秘书长)[^,。;]{0,8}(?:挂职|借调)",
        r"(?:挂职|借调)[^,。;]{0,6}(?:团委)?(?:副书记|秘书长|干部)[^,。;]{0,14}(?:分管|指导|负责|担任)",
    ),
    school_only=False,
)
