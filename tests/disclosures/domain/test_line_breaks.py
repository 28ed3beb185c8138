"""A text is the same whatever kind of line break it came with: browsers send CR LF, files hold LF."""

from __future__ import annotations

import pytest

from disclosures.content import Disclosure
from disclosures.domain import drafts
from portal.access import actor_of
from portal.enums import Role
from reviews.domain.comparison import changes
from tests import factories
from tests.factories import member


@pytest.mark.parametrize("other", ["\r\n", "\r"])
def test_contents_do_not_differ_by_it(other):
    one, two = (
        Disclosure.model_validate(
            {
                "charter": {"text": f"第一条 甲。{end}第二条 乙。"},
                "congress": {"agenda": f"一、报告{end}二、选举"},
            }
        )
        for end in ("\n", other)
    )
    assert one == two
    assert changes(one, two) == []


def test_saving_what_a_file_brought_changes_nothing(db):
    filing = factories.FilingFactory()
    actor = actor_of(member(Role.EDITOR, college=filing.college))
    first = drafts.save(actor, filing, "charter", {"text": "第一条 甲。\n第二条 乙。"}, 0)
    again = drafts.save(
        actor, filing, "charter", {"text": "第一条 甲。\r\n第二条 乙。"}, first.revision
    )
    assert (again.revision, again.content["text"]) == (first.revision, "第一条 甲。\n第二条 乙。")
