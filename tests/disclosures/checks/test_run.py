"""Running rules: order, one finding a place, nothing raises, quickly."""

import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosures.checks import Context, Severity, build_facts, rules, run, verdicts
from disclosures.checks.registry import Hit, Rule
from disclosures.content import Disclosure
from disclosures.editions import keys, load
from tests.disclosures.checks.filings import data, facts, spoilt

PIECES = ["", "是", "否", "both", "4/38", "15", "2024-12-11", "12月11日", "主席团", "部长", "一年级", "2024级", "😀", "\u202e", "第三次学生代表大会",
          "第一条", "（二）", "。" * 50, "\x00", "９９９", "-1", "1/0", "占全体代表的60%", "男生3人女生4人", "<script>", "x" * 5000]  # fmt: skip
texts = st.one_of(
    st.sampled_from(PIECES),
    st.text(max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=6).map("\n".join),
)


def fill(value: Any, draw: Any) -> Any:
    """Replace every text of the data by a drawn one, keep the shape."""
    if isinstance(value, dict):
        return {key: fill(item, draw) for key, item in value.items()}
    if isinstance(value, list):
        return [fill(item, draw) for item in value]
    return draw(texts) if draw(st.booleans()) else value


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), st.sampled_from(keys()), st.booleans())
def test_no_content_makes_a_rule_raise(draws, edition, ranks):
    content = Disclosure.model_validate(fill(data(edition), draws.draw))
    read = build_facts(content, load(edition), Context(school=draws.draw(texts), ranks=ranks))
    found = run(read)
    assert len({finding.key for finding in found}) == len(found)
    assert set(verdicts(read, found)) == set(read.answers)
    for finding in found:
        assert 0 < len(finding.path) <= 120
        assert len(finding.message) < 1000
        assert finding.message.endswith(("。", "？"))


def test_lone_surrogates_and_a_hundred_thousand_characters():
    long = "第一条 学生代表大会（" * 10_000
    row = data()["roster"]["rows"][5]
    content = data()
    content["roster"]["rows"] = [
        {**row, "name": f"{long}{n}", "rank": long, "post": long} for n in range(60)
    ]
    content["charter"]["text"] = content["congress"]["text"] = long
    read = facts(content)
    typed = read.content.roster.rows[0].model_copy(
        update={"name": "\ud800", "rank": "\udfff/3", "post": "\ud800"}
    )
    roster = read.content.roster.model_copy(update={"rows": (typed, *read.content.roster.rows)})
    odd = build_facts(read.content.model_copy(update={"roster": roster}), read.form, read.context)
    assert all(finding.basis for finding in run(odd))


def test_an_empty_filing_says_what_is_missing_and_contradicts_nothing():
    found = run(build_facts(Disclosure(), load("2024-2025"), Context()))
    assert {f.severity for f in found} <= {Severity.ERROR, Severity.UNCHECKED}
    assert {f.path for f in found if f.rule == "R33"} == {
        s.key for s in load("2024-2025").sections
    } - {"indicators", "second_level"}


def test_of_two_findings_at_one_place_the_heavier_stays():
    def both(read):
        yield Hit("charter", "轻。", severity=Severity.INFORMATION)
        yield Hit("charter", "重。", severity=Severity.ERROR)

    rule = Rule("X01", "试", Severity.WARNING, (), ("charter",), "试", both)
    assert [f.message for f in run(facts(data()), [rule])] == ["重。"]


def test_a_rule_about_an_indicator_that_the_year_does_not_ask_for_is_left_out():
    rule = Rule(
        "X02",
        "试",
        Severity.WARNING,
        ("i19",),
        ("charter",),
        "试",
        lambda read: [Hit("charter", "说。")],
    )
    assert len(run(facts(data()), [rule])) == 1
    assert run(facts(data("2020"), "2020"), [rule]) == []


def test_selected_rules_run_alone_and_give_the_same():
    read = facts(spoilt({"roster[5].rank": "10/32", "indicators.i03.number": "24"}))
    alone = [f for rule in rules() for f in run(read, [rule])]
    assert sorted(alone, key=lambda f: f.order) == run(read)


@pytest.mark.parametrize("where", ["indicators.i03.number", "roster[5].rank"])
def test_a_rule_says_which_sections_it_reads(where):
    spoils = {"indicators.i03.number": "24", "roster[5].rank": "10/32"}
    before, after = run(facts(data())), run(facts(spoilt({where: spoils[where]})))
    changed = {f.rule for f in set(after) ^ set(before)}
    reading = {rule.id for rule in rules() if where.split(".")[0].split("[")[0] in rule.sections}
    assert changed
    assert changed <= reading


def test_all_rules_over_a_filing_take_less_than_thirty_milliseconds():
    content, form = Disclosure.model_validate(data()), load("2024-2025")
    run(build_facts(content, form, Context()))
    best = min(timed(content, form) for _ in range(7))
    assert best < 0.030


def timed(content, form):
    start = time.process_time()
    run(build_facts(content, form, Context()))
    return time.process_time() - start
