"""A cycle with five colleges in two towns: what they answered and what the rules found."""

from __future__ import annotations

import pytest

from disclosures import editions
from portal.enums import Role
from tests.factories import (
    CollegeFactory,
    CycleFactory,
    EditionFactory,
    FederationFactory,
    FilingFactory,
    PublicationFactory,
    SubmissionFactory,
    UnionFactory,
    member,
)

FORM = editions.load("2024-2025")
RANK = {
    "rule": "R12", "severity": "contradiction", "section": "roster", "indicator": "i08", "path": "roster[1].rank",
    "message": "名次不在前30%。", "evidence": "21/35", "source": "公开表",
}  # fmt: skip
HINT = RANK | {"rule": "R17", "severity": "information", "indicator": "i11", "path": "congress"}


@pytest.fixture
def cycle(db):
    edition = EditionFactory(key="2024-2025", data=FORM.data(), digest=FORM.digest)
    return CycleFactory(edition=edition, federation=FederationFactory(name="云溪省学生联合会"))


@pytest.fixture
def lead(cycle):
    return member(Role.LEAD, federation=cycle.federation)


@pytest.fixture
def sent(cycle):
    def make(city="云溪市", *, answers=(), findings=(), state="submitted", kind="student"):
        college = CollegeFactory(federation=cycle.federation, city=city)
        union = UnionFactory(college=college, kind=kind)
        filing = FilingFactory(union=union, cycle=cycle, state=state, drafts=())
        content = {"indicators": {"answers": {key: {"answer": one} for key, one in answers}}}
        submission = SubmissionFactory(filing=filing, content=content, findings=list(findings))
        if state == "published":
            PublicationFactory(submission=submission)
        return submission

    return make


@pytest.fixture
def five(sent, cycle):
    """Three colleges in one town, two in another; one of them a graduate union; one has not begun."""
    for _ in range(2):
        sent(answers=[("i08", "是")], findings=[RANK])
    sent(answers=[("i08", "否")], findings=[HINT])
    sent("临川市", answers=[("i08", "both")], state="published", kind="graduate")
    UnionFactory(college=CollegeFactory(federation=cycle.federation, city="临川市"))
