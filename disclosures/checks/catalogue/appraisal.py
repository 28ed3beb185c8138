"""The appraisal rules: each term, and what the results are for."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.common import against
from disclosures.checks.facts import Facts
from disclosures.checks.finding import Severity
from disclosures.checks.prose import Says, tell
from disclosures.checks.registry import OPINIONS, Hit, rule

SHORT = 60


@rule(
    "T12",
    "每学期述职评议一次",
    Severity.CONTRADICTION,
    indicators=("i14",),
    reads=("appraisal_rules.text", "indicators.i14.answer"),
    source=OPINIONS,
)
def appraised_each_term(facts: Facts) -> Iterator[Hit]:
    """Reports are given, or the appraisal is held, once a year instead of each term.

    Left alone: two or more times a year, a text that says 每学期 of it elsewhere, yearly summaries
    and awards.
    """
    if re.search(
        r"(?:每|各)(?:一)?(?:个)?学期[^。;]{0,40}(?:述职|评议)|(?:述职|评议)[^。;]{0,40}(?:每|各)(?:一)?(?:个)?学期",
        facts.prose("appraisal_rules").plain,
    ):
        return
    said = "主席团成员和工作部门负责人应当每学期述职评议。请核对次数。"
    yield from tell(facts, _YEARLY, ("appraisal_rules",), said, against(facts, "i14"))


_YEARLY = Says(
    patterns=(
        r"每(?:一)?(?:个)?(?:学年|年度?)(?!级)[^。;]{0,24}?(?:述职|评议)",
        r"(?:述职|评议)[^。;]{0,16}?(?:每(?:一)?(?:个)?(?:学年|年度?)(?!级)|一年一次|一学年一次)",
    ),
    unless=(r"两次|2次|二次|各一次|学期", r"评优|表彰|换届|评议会(?:成员|委员|每)"),
    school_only=False,
)


@rule(
    "T16",
    "写明评议结果如何运用",
    Severity.INFORMATION,
    indicators=("i15",),
    reads=("appraisal_rules.text",),
    source=OPINIONS,
)
def results_used(facts: Facts) -> Iterator[Hit]:
    """The appraisal rules have no word on what the results are used for (择优提名, 评奖评优)."""
    text = facts.prose("appraisal_rules").plain
    if len(text) > SHORT and not re.search(
        r"择优|评奖|评优|测评加分|推免|推荐免试|结果(?:的)?(?:运用|应用|使用|作为)|任用|选拔|提名|挂钩|依据|参考",
        text,
    ):
        said = "述职评议办法没有写评议结果怎样运用，第15项没有可以核对的依据。可以补写评奖评优时依据评议结果择优提名。"
        yield Hit("appraisal_rules.text", said, "未写结果运用")
