"""What would point at a college is not published: small groups are put together, small numbers left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from disclosures.domain.results_small import LEAST, SUMS, folded, publishable, withheld


def group(name, colleges, doubted=0):
    values = {"heard": colleges, "unions": colleges, "sent": colleges, "in_time": 0, "published": 0}
    return {"name": name, "colleges": colleges, "doubted": doubted, **values}


def names(rows):
    return [(row["name"], row["colleges"]) for row in rows]


def test_large_groups_stay_as_they_are():
    rows = [group("甲市", 5), group("乙市", 3)]
    assert folded(rows) == rows


def test_small_groups_are_put_together():
    rows = [group("甲市", 5), group("乙市", 1), group("丙市", 2), group("丁市", 4)]
    assert names(folded(rows)) == [("甲市", 5), ("丁市", 4), ("其他", 3)]


def test_one_small_group_takes_the_next_larger_one_along():
    rows = [group("甲市", 9), group("乙市", 1), group("丙市", 4)]
    assert names(folded(rows)) == [("甲市", 9), ("其他", 5)]


SIZES = st.lists(st.integers(min_value=1, max_value=9), min_size=1, max_size=12)


@given(SIZES)
def test_no_group_is_small_and_no_sum_changes(sizes):
    rows = [group(f"{n}市", size, doubted=size // 2) for n, size in enumerate(sizes)]
    found = folded(rows)
    if sum(sizes) >= LEAST:
        assert min(row["colleges"] for row in found) >= LEAST
    for name in SUMS:
        assert sum(row[name] for row in found) == sum(row[name] for row in rows)


def data(**parts):
    totals = {**group("", 9), "doubted": 4}
    totals.pop("name")
    return {"totals": totals, **parts}


def test_a_column_of_groups_is_told_as_a_whole_or_not_at_all():
    mixed = [group("甲市", 5, 4), group("乙市", 4, 1)]
    assert all("doubted" not in row for row in withheld(data(cities=mixed), ["cities"])["cities"])
    plain = [group("甲市", 5, 4), group("乙市", 4, 0)]
    kept = withheld(data(cities=plain), ["cities"])["cities"]
    assert [row["doubted"] for row in kept] == [4, 0]


def test_the_whole_number_is_not_told_either():
    assert "doubted" not in withheld(data(), [])["totals"]


def test_few_doubts_of_an_indicator_are_withheld_but_not_the_answers():
    rows = [
        {"number": "1", "name": "指标", "yes": 8, "no": 1, "open": 0, "doubted": doubted}
        for doubted in (0, 1, 2, 3)
    ]
    kept = withheld(data(indicators=rows), ["indicators"])["indicators"]
    assert [row["doubted"] for row in kept] == [0, None, None, 3]
    assert {row["no"] for row in kept} == {1}


def test_a_rule_is_told_without_weights():
    rule = {
        "number": "R12",
        "name": "名次",
        "filings": 2,
        "error": 1,
        "contradiction": 1,
        "warning": 0,
    }
    assert withheld(data(rules=[rule]), ["rules"])["rules"] == [
        {"number": "R12", "name": "名次", "filings": None}
    ]


def test_two_colleges_are_too_few_for_any_number():
    assert publishable({"totals": {"colleges": 9, "heard": 3}})
    assert not publishable({"totals": {"colleges": 9, "heard": 2}})


def test_three_filings_of_two_colleges_are_not_told_either():
    rows = [group("甲市", 5, 4), group("乙市", 4, 3) | {"heard": 2}]
    assert all("doubted" not in row for row in withheld(data(cities=rows), ["cities"])["cities"])
