"""Whatever is filed, the checks give valid findings or a clear refusal, in bounded time."""

import copy
import json
import math
import time

import pytest
from django.template import Context as Variables
from django.template import Engine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosures import exchange
from disclosures.checks import Context, build_facts, rules, run, verdicts
from disclosures.checks.finding import SECTIONS
from disclosures.content import Disclosure
from disclosures.domain import contents, paths
from disclosures.domain.refused import Refused
from disclosures.editions import keys, load
from tests.disclosures.checks.filings import SCHOOL, data
from tests.disclosures.strategies import json_values

EVIDENCE = 6000
MESSAGE = 3000
DEEP: list = []
for _ in range(100):
    DEEP = [DEEP]
BAD = [
    None, True, 0, -1, 10**400, 1e308, math.nan, math.inf, "", " ", "是", "否", "both", "９９", "4/38", "2024年13月45日",
    "\ud800", "\udfff第一条", "\x00", "\x1b[31m", "\u202e", "\ufeff", "😀" * 50, "<script>", "{{ x }}", "%s %(a)s", "[0]", "i03",
    "一" * 100_000, "9" * 100_000, "第一条（一）主席团由" * 10_000, [], {}, [[]], [{}], {"": ""}, {"\ud800": "\ud800"},
    {"rows": "x"}, [None] * 200, ["第三次"], DEEP, {"name": {"name": {}}},
]  # fmt: skip
bad = st.one_of(st.sampled_from(BAD), json_values)
LIMITS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
PAGE = Engine().from_string("{{ finding.message }}|{{ finding.evidence }}|{{ finding.source }}")


def places(value, above=()):
    """Yield the address of everything inside JSON data."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in inside:
        yield (*above, key)
        if isinstance(item, dict | list):
            yield from places(item, (*above, key))


def spoil(draw, value):
    """Replace, take away or add something at one to four places of the data."""
    value = copy.deepcopy(value)
    for _ in range(draw(st.integers(1, 4))):
        where = list(places(value))
        if not where:
            break
        *above, last = draw(st.sampled_from(where))
        target = value
        for key in above:
            target = target[key]
        kind = draw(st.sampled_from(["set", "set", "delete", "add"]))
        if kind == "delete":
            del target[last]
        elif kind == "add" and isinstance(target, list):
            target.insert(last, copy.deepcopy(draw(bad)))
        elif kind == "add":
            target[draw(st.text(max_size=6))] = copy.deepcopy(draw(bad))
        else:
            target[last] = copy.deepcopy(draw(bad))
    return value


def judge(disclosure, edition):
    """Run everything over a disclosure, and hold what comes out to its bounds."""
    read = build_facts(disclosure, load(edition), Context(school=SCHOOL))
    found = run(read)
    for finding in found:
        valid(finding, disclosure)
    said = verdicts(read, found)
    assert set(said) == set(read.answers)
    for verdict in said.values():
        assert verdict.reason
        assert len(verdict.reason) <= MESSAGE + EVIDENCE
    return found


def valid(finding, disclosure):
    assert finding.section in SECTIONS
    assert finding.path == finding.section or reachable(finding.path, disclosure), finding.path
    assert 0 < len(finding.path) <= 120
    assert 0 < len(finding.anchor) <= 300
    assert 0 < len(finding.whole) <= 300
    assert 0 < len(finding.message) <= MESSAGE, finding.rule
    assert len(finding.evidence) <= EVIDENCE, finding.rule
    assert type(finding).from_dict(json.loads(json.dumps(finding.to_dict()))).key == finding.key
    assert len(finding.basis) == 64
    assert PAGE.render(Variables({"finding": finding}))


def reachable(path, disclosure):
    """Whether something stands, or can be filled in, at the path: a row of the form may be blank yet."""
    return paths.exists(disclosure, path) or path.startswith("responsible[")


@pytest.mark.parametrize("edition", keys())
@LIMITS
@given(draws=st.data())
def test_anything_in_the_exchange_format(edition, draws):
    clean = exchange.write(
        Disclosure.model_validate(data(edition)), load(edition), exchange.Header(school=SCHOOL)
    )
    read, _, problems = exchange.read(spoil(draws.draw, clean), load(edition))
    for problem in problems:
        assert problem.message
    judge(read, edition)


@LIMITS
@given(json_values)
def test_any_json_at_all(value):
    read, _, _ = exchange.read(value, load("2024-2025"))
    judge(read, "2024-2025")


@pytest.mark.parametrize("edition", keys())
@LIMITS
@given(draws=st.data())
def test_anything_in_a_draft(edition, draws):
    content = data(edition)
    key = draws.draw(st.sampled_from(sorted(content)))
    section = parsed(key, spoil(draws.draw, content[key]))
    if isinstance(section, Refused):
        assert section.sentence.endswith("。")
    else:
        judge(Disclosure.model_validate({**content, key: section.model_dump()}), edition)


def parsed(key, raw):
    """What the draft of a section would hold, or the refusal."""
    try:
        return contents.parse(key, raw)
    except Refused as refused:
        return refused


SHORT, TIMES, MOST = 12_000, 4, 10
"""Characters of the shorter text; how often the longer; the factor in time that is still linear."""
ADVERSARIAL = [
    "第一条（一）主席团由",
    "第一条（一）主席团由\n",
    "主席团由学生委员会选举产生，学生代表大会委员会选举主席团",
    "应到会代表三分之二以上到会方可召开，赞成票超过半数",
    "每学期述职评议，每学年述职评议一次，",
    "代表大会（",
    "一、二、三、",
    "第十条第（二）项第1目",
    "男代表3人女代表4人占全体代表的60%",
    "1391391391",
    "2024年12月11",
    "不得不得不得",
    "a.a.a.@",
    "《《《",
    "（（（）",
    "学生会下设中心学生会",
    "    \u3000",
]
TEXTS = [
    "charter",
    "candidate_rules",
    "election_rules",
    "delegate_rules",
    "appraisal_rules",
    "party_guidance",
    "congress",
]


def cpu(section, text):
    """The least CPU time that the rules which read a section take over a text."""
    mine = [rule for rule in rules() if section in rule.sections]
    content = Disclosure.model_validate({**data(), section: {"text": text}})
    taken = []
    for _ in range(2):
        start = time.process_time()
        read = build_facts(content, load("2024-2025"), Context(school=SCHOOL))
        verdicts(read, run(read, mine))
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("section", TEXTS)
@pytest.mark.parametrize("piece", ADVERSARIAL, ids=range(len(ADVERSARIAL)))
def test_time_grows_with_the_length_and_not_with_its_square(section, piece):
    short = piece * (SHORT // len(piece))
    floor = 0.004
    for _ in range(3):
        ratio = (cpu(section, short * TIMES) + floor) / (cpu(section, short) + floor)
        if ratio <= MOST:
            return
    pytest.fail(f"{TIMES} times the text took {ratio:.1f} times as long")


@pytest.mark.parametrize("section", TEXTS)
def test_a_hundred_thousand_characters_are_read_in_bounded_findings(section):
    text = "第一条（一）主席团由" * 10_000
    judge(Disclosure.model_validate({**data(), section: {"text": text}}), "2024-2025")


def test_tables_as_large_as_the_portal_takes_them():
    long, content = "主席团（部长、副部长）" * 300, data()
    row = content["roster"]["rows"][5]
    content["roster"]["rows"] = [{**row, "name": f"{long}{n}", "post": long} for n in range(150)]
    content["departments"]["rows"] = [
        {"name": f"{long}{n}", "headcount": "9" * 500, "duties": long} for n in range(150)
    ]
    content["second_level"] = {
        "total": "x" * 5000,
        "counts": {f"s{n:02}": "9" * 300 for n in range(1, 15)},
        "units": [{"name": long, "staff": "99", "answers": {"s01": "是"}}] * 150,
    }
    judge(Disclosure.model_validate(content), "2024-2025")
