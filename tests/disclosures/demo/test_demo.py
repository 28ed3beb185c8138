from itertools import islice
from random import Random

import pytest

from disclosures import demo, editions, exchange
from disclosures.checks import Context, Severity, build_facts, rules, run
from disclosures.content import Disclosure
from disclosures.demo.texts import duties
from disclosures.structure import parse

SCHOOL = "江南理工学院"
FORM = editions.load("2025-2026")
KINDS = {"student": "学生会", "graduate": "研究生会"}
RULE_TEXTS = ("charter", "candidate_rules", "election_rules", "delegate_rules", "appraisal_rules")


def clean(seed: int = 1, kind: str = "student", form: editions.EditionForm = FORM) -> Disclosure:
    return demo.clean_disclosure(Random(seed), SCHOOL, kind, form, second_level=True)


def findings(disclosure: Disclosure, kind: str = "student", form: editions.EditionForm = FORM):
    context = Context(school=SCHOOL, organisation=KINDS[kind], ranks=kind == "student")
    return run(build_facts(disclosure, form, context))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(12))
def test_a_clean_disclosure_has_no_finding_at_all(seed: int, kind: str) -> None:
    assert findings(clean(seed, kind), kind) == []


@pytest.mark.parametrize("key", editions.keys())
def test_every_years_form_can_be_filled(key: str) -> None:
    form = editions.load(key)
    disclosure = clean(5, form=form)
    assert not [f for f in findings(disclosure, form=form) if f.severity.blocks]
    for section in form.sections:
        if section.required:
            assert getattr(disclosure, section.key) != Disclosure.model_fields[section.key].default


def test_the_same_seed_gives_the_same_disclosure() -> None:
    assert clean(7) == clean(7)
    assert clean(7) != clean(8)


@pytest.mark.parametrize("kind", KINDS)
def test_the_charter_is_long_and_well_numbered(kind: str) -> None:
    charter = clean(3, kind).charter
    structure = parse(charter.text)
    assert 9_000 < len(charter.text) < 12_000
    assert len(structure.chapters) == 16
    assert len(structure.articles) > 100
    assert structure.problems == ()
    assert charter.title == f"{SCHOOL}{KINDS[kind]}章程"


@pytest.mark.parametrize("key", RULE_TEXTS)
def test_rule_texts_come_in_variants_and_leave_nothing_open(key: str) -> None:
    texts = {getattr(clean(seed, "graduate"), key).text for seed in range(25)}
    assert len(texts) >= 3
    for text in texts:
        assert not set("{}⟦⟧|") & set(text)
        assert "学生会" not in text.replace("研究生会", "").replace("学联学生会组织", "").replace(
            "高校学生会", ""
        )
        assert parse(text).problems == ()


def test_duties_have_two_wordings_each() -> None:
    assert len(duties()) >= 6
    assert all(len(wordings) >= 2 for wordings in duties().values())
    assert all(name.endswith("部") for name in duties())


def test_names_are_never_twice_the_same() -> None:
    names = list(islice(demo.person_names(Random(1)), 3000))
    assert len(set(names)) == 3000
    assert all(2 <= len(name) <= 3 for name in names)


def test_first_years_have_no_rank_and_the_others_have_one() -> None:
    rows = [row for seed in range(5) for row in clean(seed).roster.rows]
    first_years = [row for row in rows if row.grade == "2025级"]
    assert first_years
    assert not any("/" in row.rank for row in first_years)
    assert all("/" in row.rank for row in rows if row not in first_years)


@pytest.mark.parametrize("name", demo.MISTAKES)
@pytest.mark.parametrize("seed", range(3))
def test_each_mistake_is_noticed_by_its_rule(name: str, seed: int) -> None:
    spoilt = demo.with_mistakes(clean(seed), name)
    assert demo.MISTAKES[name].rule in {finding.rule for finding in findings(spoilt)}


def test_mistakes_name_rules_that_exist() -> None:
    assert {mistake.rule for mistake in demo.MISTAKES.values()} <= {rule.id for rule in rules()}


def test_several_mistakes_at_once() -> None:
    spoilt = demo.with_mistakes(clean(), "missing_date", "rank_above_30", "one_person_twice")
    assert {f.rule for f in findings(spoilt)} >= {"R02", "R12", "R26"}
    assert {f.severity for f in findings(spoilt)} >= {
        Severity.ERROR,
        Severity.CONTRADICTION,
        Severity.WARNING,
    }


def test_an_unknown_mistake_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        demo.with_mistakes(clean(), "bad_weather")


def test_a_demonstration_survives_the_exchange_format() -> None:
    disclosure = clean()
    header = exchange.Header(SCHOOL, "学生会", FORM.key)
    result = exchange.read(exchange.write(disclosure, FORM, header))
    assert result.disclosure == disclosure
    assert result.problems == []
