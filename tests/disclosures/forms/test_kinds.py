"""Every year's form: each section has a form, and what it is given it gives back."""

import pytest

from disclosures.checks import Finding, Severity
from disclosures.content import Congress, Departments, Indicators, Responsible, Roster, SecondLevel
from disclosures.domain.contents import content_class
from disclosures.editions import keys, load
from disclosures.forms.kinds import section_form
from disclosures.forms.marking import mark
from tests.disclosures.checks.filings import data as clean

SECTIONS = [(year, key) for year in keys() for key in load(year).section_keys()]
YEAR = load("2024-2025")


def values(form):
    """What the form's page would send."""
    fields = list(form.main)
    for table in form.tables.values():
        fields += [field for row in table.forms for field in row if field.name != "DELETE"]
    return {field.html_name: field.value() or "" for field in fields}


def sent(year, key, content, **changes):
    """The form after its page was sent back with some changes."""
    edition = load(year)
    shown = section_form(edition, key, content, spare=1)
    form = section_form(edition, key, content, {**values(shown), **changes})
    assert form.is_valid(), form.errors()
    return content_class(key).model_validate(form.content())


@pytest.mark.parametrize(("year", "key"), SECTIONS)
def test_an_empty_section_stays_empty(year, key):
    empty = content_class(key)()
    kept = sent(year, key, empty)
    assert not any(filled(value) for value in kept.model_dump().values())


def filled(value):
    if isinstance(value, dict):
        return any(map(filled, value.values()))
    return any(map(filled, value)) if isinstance(value, list | tuple) else bool(value)


@pytest.mark.parametrize(
    ("year", "key"), [pair for pair in SECTIONS if pair[0] in {"2020", "2021", "2024-2025"}]
)
def test_a_filled_section_comes_back_the_same(year, key):
    content = content_class(key).model_validate(clean(year).get(key, {}))
    assert sent(year, key, content) == content


def test_an_answer_that_the_year_does_not_ask_for_is_kept():
    content = Indicators.model_validate(
        {"answers": {"i20": {"answer": "是"}, "i01": {"answer": "是"}}}
    )
    kept = sent("2024-2025", "indicators", content, **{"i01-answer": "否"})
    assert (kept.answers["i20"].answer, kept.answers["i01"].answer) == ("是", "否")


def test_an_imported_note_where_the_year_has_a_prompt_stays():
    content = Indicators.model_validate(
        {"answers": {"i03": {"answer": "是", "number": "23", "note": "实有23人"}}}
    )
    assert sent("2024-2025", "indicators", content) == content


def test_links_are_one_a_line():
    kept = sent(
        "2024-2025",
        "congress",
        Congress(),
        links=" https://example.org/a \n\nhttps://example.org/b",
    )
    assert kept.links == ("https://example.org/a", "https://example.org/b")


def test_meetings_are_rows_beside_their_indicator():
    kept = sent(
        "2024-2025",
        "indicators",
        Indicators(),
        **{"trainings-0-term": "春", "trainings-0-date": "2025-03-01"},
    )
    assert [(row.term, row.date) for row in kept.trainings] == [("春", "2025-03-01")]


def test_the_matrix_of_unions():
    row = {
        "units-0-name": "文学院学生会",
        "units-0-answers-s01": "是",
        "units-0-staff": "12",
        "counts-s01": "1",
    }
    kept = sent("2024-2025", "second_level", SecondLevel(), **row)
    assert (kept.units[0].name, kept.units[0].answers["s01"], kept.units[0].staff) == (
        "文学院学生会",
        "是",
        "12",
    )
    assert kept.counts["s01"] == "1"


def test_the_year_without_a_matrix_has_only_counts():
    assert section_form(load("2021"), "second_level", SecondLevel()).tables == {}


def test_responsible_rows_are_the_years_categories_in_its_order():
    content = Responsible.model_validate(
        {
            "rows": [
                {"category": "学生会组织秘书长", "name": "甲"},
                {"category": "联系导师", "name": "乙"},
            ]
        }
    )
    kept = sent(
        "2024-2025",
        "responsible",
        content,
        **{"rows-0-name": "丙", "rows-0-category": "伪造的类别"},
    )
    assert [(row.category, row.name) for row in kept.rows] == [
        ("分管学生会组织的校团委副书记", "丙"),
        ("学生会组织秘书长", "甲"),
        ("联系导师", "乙"),
    ]


def test_the_early_years_take_a_chart():
    content = Departments(chart="12", chart_text="主席团下设五个部门。")
    assert sent("2020", "departments", content) == content


def test_the_roster_has_the_years_columns_and_marks_what_is_not_published():
    row = section_form(YEAR, "roster", Roster(), spare=1).tables["rows"].forms[0]
    published = [name for name in row.fields if name != "DELETE" and not row.fields[name].private]
    assert published == ["name", "department", "political_status", "rank"]
    assert "experience" not in row.fields
    assert (
        "experience"
        in section_form(load("2020"), "roster", Roster(), spare=1).tables["rows"].forms[0].fields
    )


def finding(path, severity=Severity.ERROR, section="roster"):
    return Finding("R99", severity, section, "", path, "请核对。", "依据", "来源")


def test_a_finding_is_laid_beside_its_cell_and_read_out():
    content = Roster.model_validate({"rows": [{"name": "甲"}, {"name": "乙", "rank": "9/10"}]})
    form = section_form(YEAR, "roster", content)
    assert mark(form, [finding("roster[1].rank")])[0][1] == "id_rows-1-rank"
    cell = form.tables["rows"].forms[1]["rank"]
    assert cell.field.findings
    assert 'aria-describedby="id_rows-1-rank_findings"' in str(cell)


def test_findings_of_rows_blocks_and_sections_find_their_places():
    form = section_form(YEAR, "roster", Roster.model_validate({"rows": [{"name": "甲"}]}))
    places = mark(form, [finding("roster[0]"), finding("roster"), finding("roster[40].rank")])
    assert [place for _finding, place in places] == ["id_rows-0", "section", "id_rows"]
    assert form.tables["rows"].forms[0].findings
    indicators = section_form(YEAR, "indicators", Indicators())
    assert mark(indicators, [finding("indicators.i03", section="indicators")])[0][1] == "id_i03"
    assert indicators.blocks["i03"]


def test_information_stands_in_the_panel_only():
    form = section_form(YEAR, "roster", Roster.model_validate({"rows": [{"name": "甲"}]}))
    mark(form, [finding("roster[0].rank", Severity.INFORMATION)])
    assert form.tables["rows"].forms[0]["rank"].field.findings == []


def test_a_radio_is_reached_at_its_first_choice():
    form = section_form(YEAR, "indicators", Indicators())
    assert (
        mark(form, [finding("indicators.i01.answer", section="indicators")])[0][1]
        == "id_i01-answer_0"
    )


def test_paths_are_found_among_empty_rows_of_the_page():
    form = section_form(
        YEAR, "roster", Roster(), {"rows-0-name": "", "rows-3-name": "甲", "rows-7-name": "乙"}
    )
    assert form.is_valid()
    assert mark(form, [finding("roster[1].name")])[0][1] == "id_rows-7-name"
