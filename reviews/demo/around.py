"""What happens around the filings: people are given some, one gets more time, the public speaks up, reminders go."""

from __future__ import annotations

from datetime import timedelta

from disclosures.domain import extensions, withdrawing
from disclosures.domain.bake import bake
from disclosures.domain.reminding.work import remind
from disclosures.domain.results_release import digest, proposal, release
from disclosures.models import Cycle, Filing, Publication
from portal.models import Union
from reviews.demo.cycles import LAST, PRESENT
from reviews.demo.organisations import actor
from reviews.domain import claims, saved_views
from reviews.domain.objections import handling, publics, receiving
from reviews.models import Objection

PROVINCE = "云洲省学生联合会"


def make_desk() -> None:
    """Everything beside the stories, each step through its domain function."""
    _assign()
    _extend()
    _object()
    _withdraw()
    _release()
    saved_views.save(actor("yunzhou1"), "有矛盾的", "state=submitted&severity=contradiction")
    saved_views.save(actor("yunzhou1"), "我经办的", "assignee=me")
    for cycle in Cycle.objects.filter(edition__key=PRESENT):
        remind(cycle.pk)


def _assign() -> None:
    """The lead gives one filing to a colleague."""
    filing = Filing.objects.get(
        college__name="云洲医科大学", union__kind="graduate", cycle__edition__key=PRESENT
    )
    claims.assign(actor("yunzhou"), filing, actor("yunzhou2").user)


def _extend() -> None:
    """A college whose secretary changed has a week more."""
    union = Union.objects.get(college__name="屿山职业技术学院", kind="student")
    cycle = Cycle.objects.get(federation__name=PROVINCE, edition__key=PRESENT)
    until = cycle.closes + timedelta(7)
    extensions.grant(actor("yunzhou"), union, cycle, until, "学校团委书记刚刚调整，来函申请延期。")


def _object() -> None:
    """Two people say that something published last year is untrue; one college was asked already."""
    for college, section, text in (
        ("云洲大学", "departments", "公开的表里没有文体部，实际上这个部门一直在办活动。"),
        ("云洲师范大学", "congress", "大会当天没有设特邀代表席位，与公开的说法不一致。"),
    ):
        publication = Publication.objects.get(
            filing__college__name=college,
            filing__union__kind="student",
            filing__cycle__edition__key=LAST,
        )
        bake(publication.pk)
        public = publics.find(publication.code)
        if public:
            receiving.receive(public, section, text, sender="demo")
    first = Objection.objects.order_by("id").first()
    if first:
        handling.ask(actor("yunzhou1"), first, "请核对部门设置，说明文体部是否撤并。")


def _withdraw() -> None:
    """One of last year's publications was taken down, and waits for its correction."""
    publication = Publication.objects.select_related("filing").get(
        filing__college__name="云洲师范大学",
        filing__union__kind="graduate",
        filing__cycle__edition__key=LAST,
    )
    bake(publication.pk)
    reason = "部门名称与学校批复的机构设置不一致，已要求学校更正，更正后重新公开。"
    withdrawing.withdraw(actor("yunzhou"), publication.filing, reason, "学校来函说明，见邮件。")


def _release() -> None:
    """Last year's results are public: how the indicators were answered."""
    lead = actor("yunzhou")
    cycle = Cycle.objects.get(federation__name=PROVINCE, edition__key=LAST)
    parts = ("indicators",)
    seen = digest(proposal(lead, cycle, parts, exact=True))
    release(lead, cycle, parts, "按年度工作安排公布各项指标的填报情况。", exact=True, seen=seen)
