import json
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from disclosures import demo, editions, exchange
from disclosures.domain.yearform import form_of
from disclosures.models import Filing
from portal.enums import Role
from portal.models import Event
from tests.factories import CycleFactory, EditionFactory, UnionFactory, member

pytestmark = pytest.mark.django_db
FORM = editions.load("2024-2025")


class Desk:
    """A college with a secretary and an open cycle; ``load`` runs the command."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.union = UnionFactory()
        self.cycle = CycleFactory(
            federation=self.union.college.federation, edition=EditionFactory()
        )
        self.secretary = member(Role.SECRETARY, college=self.union.college)
        self.file = folder / "材料.json"
        self.capsys = capsys
        header = exchange.Header(self.union.college.name, self.union.name)
        self.clean = demo.clean_disclosure(Random(1), header.school, "student", FORM)
        self.data: Any = exchange.write(self.clean, FORM, header)

    def load(self, *more: str, **options: Any) -> tuple[int, str]:
        if self.data is not None:
            self.file.write_text(json.dumps(self.data, ensure_ascii=False), "utf-8")
        options = {"union": str(self.union.pk), "cycle": str(self.cycle.pk), **options}
        with pytest.raises(SystemExit) as caught:
            call_command("load_disclosure", str(self.file), *more, **options)
        out, err = self.capsys.readouterr()
        return int(caught.value.code or 0), out + err

    def drafts(self) -> dict[str, Any]:
        filing = Filing.objects.get(union=self.union)
        return {draft.key: draft for draft in filing.drafts.all()}


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def test_a_sound_file_fills_the_filing(desk: Desk) -> None:
    status, said = desk.load()
    assert status == 0, said
    assert "问题 0 条" in said
    drafts = desk.drafts()
    assert set(drafts) == set(form_of(desk.cycle.edition).section_keys())
    assert drafts["charter"].content == desk.clean.charter.model_dump(mode="json")
    assert drafts["roster"].updated_by == desk.secretary
    assert {draft.revision for draft in drafts.values() if draft.key != "second_level"} == {1}
    assert Event.objects.filter(action="filing.start", actor=desk.secretary).exists()


def test_loading_twice_changes_nothing(desk: Desk) -> None:
    desk.load()
    status, _said = desk.load()
    assert status == 0
    assert {draft.revision for draft in desk.drafts().values()} <= {0, 1}


def test_names_and_years_instead_of_numbers(desk: Desk) -> None:
    status, said = desk.load(union=str(desk.union), cycle="2024-2025")
    assert status == 0, said


def test_problems_are_printed_one_by_one_and_the_rest_is_kept(desk: Desk) -> None:
    desk.data["roster"][2]["shoe_size"] = 42
    desk.data["charter"]["text"] = ["第一条"]
    del desk.data["congress"]
    status, said = desk.load()
    assert status == 1
    assert "roster[2].shoe_size：不认识这一项，没有载入。\n" in said
    assert "charter.text：应当是文字或数字，现在是列表，没有载入。\n" in said
    assert "congress：材料里没有这一栏目的内容。\n" in said
    assert "问题 3 条" in said
    assert len(desk.drafts()["roster"].content["rows"]) == len(desk.clean.roster.rows)
    assert desk.drafts()["congress"].revision == 0


def test_another_schools_file_is_pointed_out(desk: Desk) -> None:
    desk.data["school"] = "别处学院"
    status, said = desk.load()
    assert status == 1
    assert "school：材料里写的是“别处学院”" in said


def test_what_is_there_is_replaced_only_when_asked(desk: Desk) -> None:
    desk.load()
    desk.data["charter"]["title"] = "新章程"
    status, said = desk.load()
    assert status == 1
    assert "charter：这一栏目已经填过，没有覆盖。" in said
    assert desk.drafts()["charter"].content["title"] == desk.clean.charter.title
    status, said = desk.load("--replace")
    assert status == 0, said
    assert desk.drafts()["charter"].content["title"] == "新章程"
    assert desk.drafts()["charter"].revision == 2


def test_a_roster_of_500_rows_and_a_text_of_5_mb_are_named(desk: Desk) -> None:
    desk.data["roster"] = [{"no": n, "name": f"甲{n}"} for n in range(1, 501)]
    desk.data["delegate_rules"] = "第一条 代表。" * 800_000
    status, said = desk.load()
    assert status == 1
    assert "roster：表格最多150行，现在有500行" in said
    assert "delegate_rules：一段文字最多" in said
    assert desk.drafts()["charter"].revision == 1


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "文件是空的"),
        (b'{"school": ', "这不是完整的 JSON 文件：第1行"),
        (b"[1, 2]", "最外层应当是一组“名称: 值”"),
        (b"[" * 100_000, "嵌套过深"),
        (b"\xff\xfe\x00\xd8", "文字编码认不出来"),
    ],
)
def test_malformed_json_gets_a_sentence(desk: Desk, raw: bytes, sentence: str) -> None:
    desk.data = None
    desk.file.write_bytes(raw)
    status, said = desk.load()
    assert status == 2
    assert sentence in said
    assert not Filing.objects.exists()


def test_a_file_that_is_not_there(desk: Desk) -> None:
    desk.data = None
    status, said = desk.load()
    assert (status, "打不开文件" in said) == (2, True)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"union": "999999"}, "没有找到学生会组织“999999”"),
        ({"union": "无名学院学生会"}, "没有找到学生会组织“无名学院学生会”"),
        ({"cycle": "1999"}, "填报周期“1999”"),
        ({"by": "nobody"}, "没有可以填报的成员nobody"),
    ],
)
def test_unknown_union_cycle_and_member(desk: Desk, options: dict[str, str], sentence: str) -> None:
    status, said = desk.load(**options)
    assert status == 2
    assert sentence in said


def test_an_editor_may_be_named(desk: Desk) -> None:
    editor = member(Role.EDITOR, college=desk.union.college)
    desk.load(by=editor.username)
    assert desk.drafts()["charter"].updated_by == editor


def test_a_closed_cycle_takes_nothing(desk: Desk) -> None:
    desk.cycle.closes = desk.cycle.due = date(2020, 3, 1)
    desk.cycle.save()
    status, said = desk.load()
    assert status == 2
    assert "截止" in said
    assert not Filing.objects.exists()


def test_options_are_asked_for() -> None:
    with pytest.raises(CommandError, match="--union"):
        call_command("load_disclosure", "x.json")
