"""Who adopts the election rules."""

from collections.abc import Iterator

from disclosures.checks.facts import Facts
from disclosures.checks.finding import Severity
from disclosures.checks.prose import Says, tell
from disclosures.checks.prose.words import BODY
from disclosures.checks.registry import CONGRESS_RULES, Hit, rule


@rule(
    "T18",
    "选举办法由学生代表大会通过",
    Severity.WARNING,
    reads=("election_rules.text", "candidate_rules.text"),
    source=CONGRESS_RULES,
    together=(),
)
def adopted_by_congress(facts: Facts) -> Iterator[Hit]:
    """The election rules take effect by the vote of another body than the congress.

    Left alone: a preparatory body or the congress's own presidium (大会主席团) that lays the rules
    before the congress; who drafts, interprets or supervises them; the Party committee's consent.
    """
    said = "选举办法应当由学生代表大会通过。请核对通过的机构。"
    yield from tell(facts, _ADOPTED, ("candidate_rules", "election_rules"), said)


_RULES = r"(?:本|该|此)(?:选举|产生)?(?:办法|规则|细则|规定)|(?:选举|产生)(?:的)?(?:具体)?(?:办法|规则|细则)"
_OTHERS = (
    rf"(?:主席团|{BODY}|(?:学生会|研究生会)(?!第)(?=[^,。;]{{0,8}}(?:审|讨|通|研|表))"
    r"|(?:校)?团委|共青团[^,。;]{0,14}委员会|学生(?:工作)?(?:处|部)|筹委会|筹备委员会|筹备(?:组|工作组|领导小组)|工作(?:组|小组)|领导小组|(?:书记)?办公会|部长(?:例会|会议))"
)
_PASSES = r"(?:审议|讨论|表决|研究|举手|投票|会议|全体|并|获得|批准|一致|上)*(?:通过|批准|审定)"
_ADOPTED = Says(
    patterns=(
        rf"(?:{_RULES})[^。;]{{0,24}}?(?:经|由|在|报|需经|须经|自|(?<!无需)(?:提请|提交))[^。;]{{0,26}}?{_OTHERS}[^。;]{{0,12}}?{_PASSES}",
        rf"^(?:经|由|自)[^。;]{{0,20}}?{_OTHERS}[^。;]{{0,12}}?{_PASSES}(?:之日|后)[^。;]{{0,6}}(?:起)?(?:施行|实施|生效|执行)",
        rf"\([^()]{{0,40}}?{_OTHERS}[^()]{{0,20}}?通过\)",
    ),
    unless=(
        r"(?:代表大会|学代会|研代会|(?<!人员)(?<!干部)(?<!部员)大会|全体代表|(?<!常任)(?<!常务)代表)(?!主席团)(?:预备会议|全体会议|全体)?(?:代表)?(?:的)?(?:审议|讨论|表决|举手|鼓掌|投票|审查|批准)*(?:表决)?(?:通过|批准|决定)",
        r"(?<!无需)(?<!不)(?<!不再)提(?:交|请)[^,。;]{0,8}(?:代表大会|学代会|大会)(?!主席团)",
    ),
    school_only=False,
)
