"""Hypothesis strategies: any JSON value, and any content that a year's form can hold."""

from hypothesis import strategies as st

from disclosures.content import (
    Answer,
    Congress,
    Delegation,
    Department,
    Departments,
    Disclosure,
    Indicators,
    Meeting,
    Responsible,
    ResponsiblePerson,
    Roster,
    RosterRow,
    RulesText,
    SecondLevel,
    SecondLevelUnit,
    Survey,
)
from disclosures.editions import EditionForm

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).map(str.strip)
words = texts.filter(bool)
dates = st.dates().map(str) | st.just("")

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=10,
)


def rows(model: type, **fields: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(content(model, **fields), max_size=2).map(tuple)


def content(model: type, **fields: st.SearchStrategy) -> st.SearchStrategy:
    """Any content of a class whose fields are texts unless named."""
    plain = {name: texts for name in model.model_fields if name not in fields}
    return st.builds(model, **plain, **fields)


def disclosures(form: EditionForm) -> st.SearchStrategy[Disclosure]:
    """Any disclosure of the year without attachments, dates in ISO form."""
    combined = {s.combined_with for s in form.sections if s.combined_with}
    parts = {
        "indicators": _indicators(form),
        "second_level": _second_level(form),
        "departments": content(Departments, rows=rows(Department), chart=st.just("")),
        "roster": st.builds(Roster, rows=rows(RosterRow)),
        "congress": _congress(),
        "responsible": st.builds(Responsible, rows=_responsible(form)),
    }
    rules = {
        key: content(RulesText) for key in Disclosure.model_fields if key not in {*parts, *combined}
    }
    rules["charter"] = content(RulesText, adopted=dates)
    return st.builds(Disclosure, **parts, **rules)


def _indicators(form: EditionForm) -> st.SearchStrategy[Indicators]:
    answer = content(Answer, answer=st.sampled_from(["是", "否", "", "both"]), remedy_date=texts)
    return content(
        Indicators,
        answers=st.fixed_dictionaries({item.id: answer for item in form.indicators}),
        trainings=rows(Meeting),
        appraisals=rows(Meeting),
        survey=content(Survey),
    )


def _second_level(form: EditionForm) -> st.SearchStrategy[SecondLevel]:
    ids = [item.id for item in form.second_level_items]
    if not ids:
        return st.just(SecondLevel())
    by_item = st.dictionaries(st.sampled_from(ids), words)
    return content(
        SecondLevel, counts=by_item, notes=by_item, units=rows(SecondLevelUnit, answers=by_item)
    )


def _congress() -> st.SearchStrategy[Congress]:
    return content(
        Congress,
        date=dates,
        date_end=dates,
        delegations=rows(Delegation),
        links=st.lists(words, max_size=2).map(tuple),
        pictures=st.just(()),
    )


def _responsible(form: EditionForm) -> st.SearchStrategy:
    return rows(ResponsiblePerson, category=st.sampled_from(form.responsible.rows))
