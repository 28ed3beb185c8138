"""How many must be there, and how many votes elect: charter against election rules."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

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
    heeds=r"到会|出席|实到|参会|参加|到场|法定人数|人数|票|赞成|同意|半数|分之",
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
        for each in islice(told(facts, _NO_QUORUM, (section,)), 1):
            said = f"“{facts.title(section)}”{each.evidence}。大会选举应当规定到会的人数。请核对。"
            yield Hit(f"{section}.text", said, each.evidence)
    yield from _majorities(facts)


HALF = r"半数|二分之一|1/2|一半|50%|过半"
PART = rf"(?:{HALF}|[二三四五六七八九十]分之[一二三四五六七八九]|[1-9]/[2-9]|[1-9][0-9]%)"
VALID = (
    r"(?:方可|方能|方为|有效|方始|才能|才可|可以|始得|即可|就可以?|即能|能(?:召开|举行|进行)|方)"
)
THERE = r"(?:到会|出席|实到|参会|参加|到场)"
_QUORUM = Says(
    patterns=(
        rf"{THERE}[^。;]{{0,26}}?{PART}[^。;票]{{0,16}}?{VALID}",
        rf"{PART}[^。;票]{{0,14}}?{THERE}[^。;票]{{0,14}}?{VALID}",
        rf"(?:大会|会议|选举)[^,。;票]{{0,4}}(?:须|应|必须|需|要)(?:当)?(?:有)?[^,。;票]{{0,12}}{PART}[^,。;票]{{0,12}}{THERE}",
        rf"{THERE}[^,。;]{{0,12}}(?:不足|未达到|少于|未达|低于)[^,。;]{{0,14}}{PART}[^。;]{{0,12}}(?:延期|改期|不得|不能|另行|推迟)",
        rf"{THERE}[^,。;]{{0,10}}(?:不得?少于|不低于|达到|超过)[^,。;票]{{0,10}}{PART}(?![^。;]{{0,6}}(?:赞成|同意|票))",
        rf"法定人数[^。;]{{0,12}}{PART}",
    ),
    unless=(
        r"修改|修正|临时|提前|联名|提议|罢免|收回",
        r"主席团(?:会议|成员须)|部长|例会|学院(?:召开|组织|学生)|班级|选举单位",
        r"原(?:办法|章程|规定)|(?:修改|改|调整|修订)为",
    ),
    aside=(r"得票|赞成|同意|当选|选票|常任代表会|常委会|委员会",),
    negatable=False,
)
_NO_QUORUM = Says(
    patterns=(rf"{THERE}[^。;]{{0,10}}?(?:不受|不限)[^,。;]{{0,4}}人数|人数(?:不限|不受限制)",),
    negatable=False,
)
_VOTES = re.compile(
    rf"(?:赞成|同意|得票|票数)[^。;]{{0,20}}?({PART})|({PART})[^。;]{{0,14}}?(?:赞成|同意)[^。;]{{0,10}}?(?:当选|有效|生效|通过)"
)


def _share_text(words: str) -> str:
    return re.sub(HALF, "二分之一", words)


def _majorities(facts: Facts) -> Iterator[Hit]:
    """Compare the majority for elections in the charter with that of the election rules, and these with themselves."""
    charter = next(_majority(facts, ("charter",), must=r"选举"), None)
    all_rules = list(_majority(facts, ("candidate_rules", "election_rules"), must=r"当选"))
    rules = all_rules[0] if all_rules else None
    other = next((each for each in all_rules if rules and each[0] != rules[0]), None)
    if rules and other:
        said = f"选举办法{rules[1]}；{other[1]}。当选所需的票数前后不一致，请核对。"
        yield Hit("election_rules.text", said, f"{rules[1]}；{other[1]}")
    if charter and rules and charter[0] != rules[0]:
        said = f"章程{charter[1]}；选举办法{rules[1]}。当选所需的票数前后不一致，请核对。"
        yield Hit("charter.text", said, f"{charter[1]}；{rules[1]}")


def _majority(facts: Facts, sections: tuple[str, ...], must: str) -> Iterator[tuple[Fraction, str]]:
    """Yield each share of votes that is needed to be elected, with the sentence that says so."""
    for section in sections:
        for clause in facts.prose(section).clauses:
            if not re.search(must, clause.text) or _NO_ELECTION.search(clause.text):
                continue
            hit = _VOTES.search(clause.text)
            part = shares(_share_text(hit[1] or hit[2])) if hit else []
            if hit and part:
                words = clause.text[max(0, hit.start() - 20) : hit.end() + 20].strip(ENDS)
                yield part[0], written(f"{clause.where}：{words}")


_NO_ELECTION = re.compile(r"修改|修正|罢免|监票|大会主席团|再次|重新|第二轮|另行|补选|学院|班级")
