"""The kinds of organisation are data: a third one is an entry of the file and nothing else."""

from datetime import date
from random import Random

import pytest

from disclosures import editions
from disclosures.checks import Severity, build_facts, run
from disclosures.demo import clean_disclosure
from disclosures.domain.facts_context import context_of
from portal import kinds
from portal.domain.college_lines import read
from portal.models import College, Union
from tests.factories import CycleFactory, FederationFactory, FilingFactory, member

THIRD = """
student: {name: 学生会, member: 学生, ranks: true}
graduate: {name: 研究生会, member: 研究生, ranks: false}
foreign: {name: 留学生会, member: 留学生, ranks: false}
"""


@pytest.fixture
def third(tmp_path, monkeypatch):
    """The portal with a third kind in its file."""
    (tmp_path / "kinds.yaml").write_text(THIRD, "utf-8")
    monkeypatch.setattr(kinds, "FILE", tmp_path / "kinds.yaml")
    kinds.kinds.cache_clear()
    yield
    kinds.kinds.cache_clear()


def test_the_portal_knows_two_kinds():
    assert kinds.choices() == [("student", "学生会"), ("graduate", "研究生会")]
    assert [kind.ranks for kind in kinds.kinds().values()] == [True, False]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "至少"),
        ("- student", "至少"),
        ("Student: {name: 学生会, member: 学生, ranks: true}", "“Student”"),
        ("student: {name: 学生会, member: 学生}", "student 应当写明 member、name、ranks"),
        ("student: {name: '', member: 学生, ranks: true}", "student.name"),
        ("student: {name: 学生会, member: 7, ranks: true}", "student.member"),
        ("student: {name: 学生会, member: 学生, ranks: 是}", "student.ranks"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place(tmp_path, monkeypatch, text, place):
    (tmp_path / "kinds.yaml").write_text(text, "utf-8")
    monkeypatch.setattr(kinds, "FILE", tmp_path / "kinds.yaml")
    kinds.kinds.cache_clear()
    with pytest.raises(kinds.KindsError, match=place):
        kinds.kinds()
    kinds.kinds.cache_clear()


@pytest.mark.django_db
def test_a_third_kind_is_offered_and_kept(client, third):
    federation = FederationFactory()
    client.force_login(member("lead", federation=federation))
    assert 'value="foreign"' in client.get("/work/colleges/add/").content.decode()
    typed = {"name": "青川大学", "city": "", "federation": federation.pk, "kinds": ["foreign"]}
    assert client.post("/work/colleges/add/", typed).status_code == 302
    union = Union.objects.get(college__name="青川大学")
    assert (union.kind, union.name, str(union)) == ("foreign", "留学生会", "青川大学留学生会")


def test_a_third_kind_can_be_pasted(third):
    lines, problems = read("青川大学\t云溪市\t学生会、留学生会")
    assert problems == []
    assert lines[0].kinds == ("foreign", "student")


@pytest.mark.django_db
@pytest.mark.parametrize("year", editions.keys())
def test_a_third_kind_files_on_the_same_form(third, year):
    """Its own name everywhere, no ranks asked for, nothing to mend in a clean disclosure."""
    cycle = CycleFactory(edition__key=year, opens=date(2020, 1, 1))
    college = College.objects.create(name="青川大学", federation=cycle.federation)
    union = Union.objects.create(college=college, kind="foreign", name="留学生会")
    filing = FilingFactory(cycle=cycle, union=union, drafts=())
    form = editions.load(year)
    content = clean_disclosure(Random(3), "青川大学", "foreign", form)
    assert all(row.rank == "" for row in content.roster.rows)
    found = run(build_facts(content, form, context_of(filing)))
    assert [f for f in found if f.severity in (Severity.ERROR, Severity.CONTRADICTION)] == []
