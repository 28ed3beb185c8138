"""Every action that the code writes has a sentence, and every sentence an action."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from disclosures.domain.lifecycle import EFFECTS
from portal.access import POLICY
from portal.domain import telling
from portal.models import Event
from reviews.enums import StepKind, VerdictKind

ACTION = re.compile(r"[a-z]+\.[a-z_]+")
ROOT = Path(__file__).resolve().parents[3]
MADE_UP = (
    {f"filing.{name.rstrip('_')}" for name in EFFECTS}
    | {f"review.{kind.value}" for kind in VerdictKind}
    | {f"objection.{kind.value}" for kind in StepKind}
)
"""Actions whose name is put together where they are written."""
ALSO_RIGHTS = {"review.note", "review.reply"}
"""Actions that are called like the right to them."""
PLANNED = {"person.export"}
"""Named in the contract of this round."""
FORMER = {"filing.load"}
"""Written by earlier versions: they stand in logs."""


def written():
    """Return every action that a module which writes events names; rights are no actions."""
    found = set()
    for app in ("portal", "disclosures", "reviews"):
        for path in (ROOT / app).rglob("*.py"):
            text = path.read_text("utf-8")
            if "migrations" in path.parts or path.name in {"told.py", "access.py"}:
                continue
            if re.search(r"\baudit\b|\brecord\(|\bannounce\(|\bevent\(", text):
                found |= {
                    node.value
                    for node in ast.walk(ast.parse(text))
                    if isinstance(node, ast.Constant)
                    and isinstance(node.value, str)
                    and ACTION.fullmatch(node.value)
                }
    nouns = {action.partition(".")[0] for action in telling.known()}
    return {one for one in found if one.partition(".")[0] in nouns}


def test_every_action_has_a_sentence_and_every_sentence_an_action():
    actions = (written() - (set(POLICY) - set(telling.known()))) | MADE_UP
    assert actions - set(telling.known()) == set()
    assert set(telling.known()) - actions - FORMER - PLANNED == set()


def test_an_event_is_told_with_what_is_particular_and_old_and_new():
    event = Event(
        action="cycle.change",
        data={"changes": {"due": ["2026-03-01", "2026-03-08"], "noindex": [False, True]}},
    )
    assert telling.sentence(event) == (
        "修改填报周期：提交期限 2026-03-01 → 2026-03-08；不让搜索引擎收录 否 → 是"
    )


@pytest.mark.parametrize(
    ("action", "data", "said"),
    [
        ("filing.submit", {"ordinal": 1, "number": "N-1"}, "提交：第1次提交，回执编号 N-1"),
        (
            "filing.submit",
            {"ordinal": 2, "number": "N-2", "sections": ["roster", "charter"]},
            "提交：第2次提交，回执编号 N-2，比上次改了：工作人员名单、章程",
        ),
        ("filing.edit", {"section": "roster", "from": 3, "to": 4}, "填写：工作人员名单（第3稿起）"),
        ("cycle.extend", {"until": "a", "before": "b"}, "给予延期：延期到a（原延期到b）"),
        ("roster.view", {"what": "review:section roster"}, "查看名单：审核栏目（工作人员名单）"),
        (
            "roster.view",
            {"what": "review:bulk_rule", "filings": [1, 2]},
            "查看名单：一并办理，2份填报",
        ),
        (
            "review.exported",
            {"submission": 2, "format": "csv"},
            "下载填报内容：第2次提交，名单 CSV",
        ),
        ("account.log_in", {"how": "password"}, "登录：密码"),
        ("account.log_in", {"how": "cas:yunling"}, "登录：cas:yunling"),
        (
            "account.second_factor",
            {"what": "all", "did": "removed", "reason": "换了手机"},
            "第二重验证有变动：全部 停用，换了手机",
        ),
        ("filing.submit", {}, "提交"),
        ("filing.submit", [], "提交"),
        ("something.else", {}, "something.else"),
    ],
)
def test_sentences(action, data, said):
    assert telling.sentence(Event(action=action, data=data)) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "（空）"),
        ("", "（空）"),
        (True, "是"),
        (["a", ""], "a、（空）"),
        ({"due": "x"}, "提交期限 x"),
        (3, "3"),
    ],
)
def test_values_as_people_read_them(given, said):
    assert telling.value(given) == said
