"""Two people who are named last year ask not to be: one was granted, one waits; an older roster gives way to counts."""

from __future__ import annotations

from disclosures.domain.erasing import deciding
from disclosures.domain.retaining import due, work
from disclosures.enums import CollegeSays, ErasureState
from disclosures.models import Erasure, Filing, Publication
from reviews.demo.cycles import BEFORE, LAST
from reviews.demo.organisations import actor
from reviews.domain.erasures import receiving
from reviews.domain.objections import publics

ROW = 7
"""Whose place on the roster, counted from nought."""
ASKS = (
    ("云洲师范大学", "benren@example.org", "我已经毕业，不希望再被公开。"),
    ("云洲大学", "xiaoyou@example.org", "已经离任，请不要再公开我的姓名。"),
)


def make_requests() -> None:
    """Each through the domain functions; both publications are in the register already."""
    for college, contact, text in ASKS:
        publication = Publication.objects.get(
            filing__college__name=college,
            filing__union__kind="student",
            filing__cycle__edition__key=LAST,
        )
        public = publics.find(publication.code)
        if public:
            row = publication.document["data"]["roster"][ROW]
            asked = receiving.Request(
                "roster", row["name"], contact, text, row=str(row.get("no") or ROW + 1)
            )
            receiving.receive(public, asked, sender="demo")
    first = Erasure.objects.order_by("id").first()
    if first:
        lead = actor("yunzhou")
        deciding.confirm(lead, first, CollegeSays.SAME)
        deciding.decide(
            lead, first, ErasureState.GRANTED, "学校已联系本人核实，公开文件正在重新生成。"
        )


def let_rosters_go() -> None:
    """Where the period is over, as the nightly sweep would: the files are made from the counts by the worker."""
    for filing in due.due(Filing.objects.filter(cycle__edition__key=BEFORE)):
        work.retain(filing.pk)
