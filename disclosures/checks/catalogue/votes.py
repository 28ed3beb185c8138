"""How many must be there, and how many votes elect: charter against election rules."""

import re
from collections.abc import Iterator
from fractions import Fraction

from disclosures.checks.facts import Facts
from disclosures.checks.facts.wording import written
from disclosures.checks.finding import Severity
from disclosures.checks.prose import Says, told
from disclosures.checks.prose.language import ENDS
from disclosures.checks.registry import CONGRESS_RULES, Hit, rule
from disclosures.reading import in_chinese, shares


@rule(
    "T17",
    "到会人数不低于三分之二，表决规定前后一致",
    Severity.WARNING,
    reads=("charter.text", "candidate_rules.text", "election_rules.text"),
    source=CONGRESS_RULES,
)
def quorum_and_majority(facts: Facts) -> Iterator[Hit]:
    """The quorum of the congress is at least two thirds; charter and election rules ask for one majority.

    No official quorum was found: this only warns; the share is the edition's (``limits.quorum``).
    Left alone: votes needed to be elected when quorum is meant, amendments of the charter, meetings
    of faculties, of the presidium and of delegates' electors.
    """
    least = facts.limits.quorum
    for section in ("charter", "candidate_rules", "election_rules"):
        for each in told(facts, _QUORUM, (section,)):
            part = shares(_share_text(each.clause.text[each.start : each.end]))
            if part and part[0] < least:
                wanted = f"{in_chinese(least.denominator)}分之{in_chinese(least.numerator)}"
                said = f"“{facts.title(section)}”{each.evidence}。到会代表一般应达到应到会代表的{wanted}以上。请核对。"
                yield Hit(f"{section}.text", said, each.evidence)
                break
    yield from _majorities(facts)


HALF = r"半数|二分之一|1/2|一半|50%|过半"
PART = rf"(?:{HALF}|[三四五]分之[二三四]|[2-4]/[3-5]|[1-9][0-9]%)"
VALID = (
    r"(?:方可|方能|方为|有效|方始|才能|才可|可以|始得|即可|就可以?|即能|能(?:召开|举行|进行)|方)"
)
_QUORUM = Says(
    patterns=(
        rf"(?:到会|出席|实到|参会|参加|到场)[^。;]{{0,26}}?{PART}[^。;票]{{0,16}}?{VALID}",
        rf"{PART}[^。;票]{{0,14}}?(?:到会|出席|参会|参加|到场)[^。;票]{{0,14}}?{VALID}",
        rf"(?:大会|会议|选举)(?:须|应|必须|需)[^,。;票]{{0,6}}{PART}[^,。;票]{{0,10}}(?:到会|出席|参会|参加|到场)",
    ),
    unless=(
        r"得票|赞成|同意|当选|选票|修改|修正|临时|提前|延期|联名|提议|罢免|收回",
        r"主席团(?:会议|成员)|部长|例会|学院(?:召开|组织|学生)|班级|选举单位",
    ),
    negatable=False,
)
_VOTES = re.compile(
    rf"(?:赞成|同意|得票|票数)[^。;]{{0,20}}?({PART})|({PART})[^。;]{{0,14}}?(?:赞成|同意)[^。;]{{0,10}}?(?:当选|有效|生效|通过)"
)


def _share_text(words: str) -> str:
    return re.sub(HALF, "二分之一", words)


def _majorities(facts: Facts) -> Iterator[Hit]:
    """Compare the majority for elections in the charter with the one in the election rules."""
    charter = _majority(facts, ("charter",), must=r"选举")
    rules = _majority(facts, ("candidate_rules", "election_rules"), must=r"当选")
    if charter and rules and charter[0] != rules[0]:
        said = f"章程{charter[1]}；选举办法{rules[1]}。当选所需的票数前后不一致，请核对。"
        yield Hit("charter.text", said, f"{charter[1]}；{rules[1]}")


def _majority(facts: Facts, sections: tuple[str, ...], must: str) -> tuple[Fraction, str] | None:
    for section in sections:
        for clause in facts.prose(section).clauses:
            if not re.search(must, clause.text) or re.search(
                r"修改|修正|罢免|监票|大会主席团", clause.text
            ):
                continue
            hit = _VOTES.search(clause.text)
            part = shares(_share_text(hit[1] or hit[2])) if hit else []
            if hit and part:
                words = clause.text[max(0, hit.start() - 20) : hit.end() + 20].strip(ENDS)
                return part[0], written(f"{clause.where}：{words}")
    return None
