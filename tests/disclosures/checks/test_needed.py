"""What a sentence must hold at the least: cheap to look for, and never too much."""

import gc
import re

import pytest

from disclosures.checks import rules
from disclosures.checks.prose import Says
from disclosures.checks.prose.needed import needed
from tests.disclosures.checks.filings import data, facts
from tests.disclosures.checks.test_examples import FIRES


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"主席团[^,]{0,8}由委员会选举", {"由委员会选举"}),
        (r"(?:检查|抽查)宿", {"检查", "抽查"}),
        (r"(?:检查|抽查)?宿舍", {"宿舍"}),
        (r"甲|乙丙", {"甲", "乙丙"}),
        (r"(?<!不)设[立置]中心(?!工作)", {"中心"}),
        (r"(?:设立){1,2}", {"设立"}),
    ],
)
def test_the_words_that_every_match_holds(pattern, words):
    assert set(needed(pattern).pattern.split("|")) == words


@pytest.mark.parametrize("pattern", [r"[^,]+", r"(?:查寝)?", r"查寝|.", r"\d"])
def test_where_nothing_is_certain_there_is_no_condition(pattern):
    assert needed(pattern) is None


def test_no_match_of_any_rule_lacks_what_is_needed():
    """Every match in every example holds the words that are looked for first."""
    rules()
    gc.unfreeze()  # a PDF that this process has set took them out of the collector's sight
    known = [
        one for one in gc.get_objects() if type(one) is Says
    ]  # asking a lazy object would wake it
    texts = [str(value) for _number, one in FIRES for value in one.set.values()]
    texts += [clause.text for clause in facts(data()).prose("charter").clauses]
    assert len(known) > 40
    for says in known:
        for text in texts if says.needed else ():
            if hit := re.search(says.pattern, text):
                assert says.needed.search(hit[0]), (says.patterns, text)
