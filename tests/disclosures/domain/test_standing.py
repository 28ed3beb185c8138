"""Kept findings: only changed rules run, and the result is always that of running all."""

import copy
import json
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosures.checks import Context, build_facts, rules, run
from disclosures.content import Disclosure
from disclosures.domain import drafts
from disclosures.domain.assessment import assess
from disclosures.domain.standing import standing
from disclosures.domain.submit import submit
from disclosures.editions import RuleSetting, load
from disclosures.models import FilingFindings
from tests.disclosures.checks.filings import data, facts
from tests.disclosures.desk import acting, answer_all, college_filing, filled

CONTEXT = Context(school="青川大学")


def judged(content, kept=None, context=CONTEXT, edition="2024-2025"):
    read = build_facts(Disclosure.model_validate(content), load(edition), context)
    return standing(read, content, kept or {})


def reading(*sections):
    return {rule.id for rule in rules() if rule.sections & set(sections)}


TEXTS = (
    "",
    "第一条 主席团由学生委员会选举产生。",
    "第一条 部长可以兼任。\n第三条 每两年召开一次学生代表大会。",
    "联系电话13800138000",
)


def text_edit(key):
    return st.sampled_from(TEXTS).map(lambda text: (key, lambda part: part | {"text": text}))


def row_edit(key, field, values):
    def edit(drawn):
        index, value, kind = drawn

        def change(part):
            rows = part["rows"]
            if kind == "set" and rows:
                rows[index % len(rows)][field] = value
            elif kind == "delete" and rows:
                del rows[index % len(rows)]
            elif rows:
                rows.insert(0, rows.pop(index % len(rows)))
            return part

        return key, change

    kinds = st.sampled_from(["set", "delete", "move"])
    return st.tuples(st.integers(0, 30), st.sampled_from(values), kinds).map(edit)


def answer_edit(drawn):
    item, field, value = drawn

    def change(part):
        part["answers"][item][field] = value
        return part

    return "indicators", change


RULES_TEXTS = (
    "charter",
    "candidate_rules",
    "election_rules",
    "delegate_rules",
    "party_guidance",
    "congress",
)
EDITS = st.lists(
    st.one_of(
        *map(text_edit, RULES_TEXTS),
        row_edit("roster", "rank", ["10/32", "1/40", "15", ""]),
        row_edit("roster", "name", ["赵小施", "新来的"]),
        row_edit("roster", "department", ["学习部", "主席团", ""]),
        row_edit("departments", "headcount", ["4", "9", "若干"]),
        row_edit("departments", "name", ["学习部", "服务中心"]),
        row_edit("responsible", "full_time", ["是", "否", ""]),
        st.tuples(
            st.sampled_from(["i03", "i04", "i05", "i11", "i12"]),
            st.sampled_from(["number", "answer", "date"]),
            st.sampled_from(["是", "否", "24", "4", "2024-12-12", ""]),
        ).map(answer_edit),
    ),
    max_size=6,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(EDITS)
def test_whatever_is_edited_the_result_is_that_of_running_everything(edits):
    content = data()
    found = judged(content)
    for key, change in edits:
        content = {**content, key: change(copy.deepcopy(content[key]))}
        found = judged(content, json.loads(json.dumps(found.kept)))
        assert set(found.ran) <= reading(key)
        everything = run(
            build_facts(Disclosure.model_validate(content), load("2024-2025"), CONTEXT)
        )
        assert list(found.findings) == everything


@pytest.mark.parametrize("section", [key for key in data() if key != "indicators"])
def test_an_edit_runs_the_rules_that_read_the_section_and_no_other(section):
    kept = judged(data()).kept
    content = data()
    content[section] = {}
    assert set(judged(content, kept).ran) == reading(section)


def test_few_rules_read_one_text():
    assert len(reading("party_guidance")) * 3 < len(rules())
    assert len(reading("responsible")) * 3 < len(rules())


def test_nothing_runs_where_nothing_changed():
    assert judged(data(), judged(data()).kept).ran == ()


def test_another_context_edition_or_setting_runs_what_it_touches():
    kept = judged(data()).kept
    everything = {rule.id for rule in rules()}
    assert set(judged(data(), kept, replace(CONTEXT, school="别的大学")).ran) == everything
    assert set(judged(data(), kept, edition="2025-2026").ran) == everything
    off = replace(CONTEXT, settings={"R09": RuleSetting(off=True, reason="本周期不看。")})
    assert judged(data(), kept, off).ran == ("R09",)


class Watched:
    """A disclosure that writes down which of its sections were looked at."""

    def __init__(self, content, seen):
        self._content, self._seen = content, seen

    def __getattr__(self, name):
        self._seen.add(name)
        return getattr(self._content, name)


SPOILS = [
    {},
    *({section: None} for section in data()),
    {"congress": {"text": "大会选举产生了新一届委员会。"}},
    {"congress": {"date": "2024-12-11", "text": "选举了23名委员。"}},
    {"charter": {"title": "章程（草案）", "text": "\n".join(TEXTS)}},
    {"second_level": {"total": "3", "counts": {"s01": "4"}, "units": [{"name": "甲", "staff": "44"}]}},
    {"roster": {"rows": [{"name": "甲", "rank": "9/10"}]}, "departments": {}},
]  # fmt: skip


@pytest.mark.parametrize("edition", ["2020", "2021", "2024-2025", "2025-2026"])
@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_looks_at_no_section_that_it_does_not_name(rule, edition):
    for spoil in SPOILS:
        plain = {k: v for k, v in {**data(edition), **spoil}.items() if v is not None}
        read, seen = facts(plain, edition), set()
        if not rule.applies(read):
            continue
        watched = build_facts(Watched(read.content, seen), read.form, read.context)
        list(rule.check(watched))
        assert seen <= rule.sections


pytestmark = pytest.mark.django_db


def edited(filing, key, **changes):
    draft = filing.drafts.get(key=key)
    content = {**copy.deepcopy(draft.content), **changes}
    return drafts.save(acting(filing), filing, key, content, draft.revision)


def test_a_save_keeps_the_findings_and_a_page_that_only_looks_runs_nothing():
    filing = filled()
    assert len(assess(filing).standing.ran) == len(rules())
    edited(filing, "appraisal_rules", text="每学年述职评议一次。")
    assert assess(filing).standing.ran == ()
    assert FilingFindings.objects.get().filing == filing


def test_a_draft_changed_behind_the_portal_s_back_is_judged_anew():
    filing = filled()
    edited(filing, "charter", title="章程")
    filing.drafts.filter(key="responsible").update(content={"rows": []})
    found = assess(filing)
    assert set(found.standing.ran) == reading("responsible")
    assert found.findings == assess(filing, anew=True).findings


def test_what_is_kept_is_never_a_source_of_truth_for_a_submission():
    filing = filled({"responsible[0].full_time": "否"})
    actor = acting(filing)
    answer_all(actor, filing)
    edited(filing, "charter", title="章程")
    truth = assess(filing, anew=True).findings
    row = FilingFindings.objects.get()
    for rule in row.rules.values():
        rule["findings"] = []
    row.save()
    assert assess(filing).findings == ()
    submission = submit(actor, filing, declaration=True)
    assert submission.findings == [found.to_dict() for found in truth]
    assert [each["rule"] for each in submission.explanations] == ["R24"]


@pytest.mark.parametrize(("key", "queries"), [("charter", 12), ("roster", 12)])
def test_a_save_asks_the_database_as_often_whatever_it_holds(key, queries):
    filing = filled()
    edited(filing, key, **({"title": "章程"} if key == "charter" else {"rows": []}))
    draft, actor = filing.drafts.get(key=key), acting(filing)
    content = {
        **draft.content,
        **({"title": "新章程"} if key == "charter" else {"rows": data()["roster"]["rows"]}),
    }
    with CaptureQueriesContext(connection) as asked:
        drafts.save(actor, filing, key, content, draft.revision)
    assert len(asked) == queries


def test_an_empty_filing_has_findings_too():
    filing = college_filing()
    answer_all(acting(filing), filing)
    assert assess(filing).findings
