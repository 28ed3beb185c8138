"""Reviews, verdicts, flags, replies and notes."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from reviews import models as reviews
from reviews.enums import FlagReason, VerdictKind
from tests.factories.organisations import UserFactory
from tests.factories.publications import SubmissionFactory
from tests.factories.values import THEN


class ReviewFactory(DjangoModelFactory[reviews.Review]):
    """An open review of a submission."""

    class Meta:
        model = reviews.Review

    submission = factory.SubFactory(SubmissionFactory)
    filing = factory.SelfAttribute("submission.filing")
    opened_at = THEN
    opened_by = factory.SubFactory(UserFactory)


class VerdictFactory(DjangoModelFactory[reviews.Verdict]):
    """The charter, approved."""

    class Meta:
        model = reviews.Verdict

    review = factory.SubFactory(ReviewFactory)
    section = "charter"
    kind = VerdictKind.APPROVED
    by = factory.SelfAttribute("review.opened_by")


class FlagFactory(DjangoModelFactory[reviews.Flag]):
    """A rank of the roster that is unclear."""

    class Meta:
        model = reviews.Flag

    review = factory.SubFactory(ReviewFactory)
    section = "roster"
    path = "roster[0].rank"
    reason = FlagReason.UNCLEAR
    sentence = "第1行的排名没有写专业人数，请按“名次/人数”补全。"
    by = factory.SelfAttribute("review.opened_by")


class ReplyFactory(DjangoModelFactory[reviews.Reply]):
    """The college's answer to a flag."""

    class Meta:
        model = reviews.Reply

    flag = factory.SubFactory(FlagFactory)
    text = "已补全。"
    by = factory.SubFactory(UserFactory)


class NoteFactory(DjangoModelFactory[reviews.Note]):
    """An internal note."""

    class Meta:
        model = reviews.Note

    review = factory.SubFactory(ReviewFactory)
    text = "去年也有同样的问题。"
    by = factory.SelfAttribute("review.opened_by")


class LetterFactory(DjangoModelFactory[reviews.Letter]):
    """A letter that left."""

    class Meta:
        model = reviews.Letter

    review = factory.SubFactory(ReviewFactory)
    version = 1
    text = "示例大学学生会：\n请修改。\n\n示例省学联\n2026年3月2日"
    due = THEN.date()
    by = factory.SelfAttribute("review.opened_by")
    at = THEN
    leaves_at = THEN
    left_at = THEN


class SettlementFactory(DjangoModelFactory[reviews.Settlement]):
    """A question that was settled in a round after it."""

    class Meta:
        model = reviews.Settlement

    flag = factory.SubFactory(FlagFactory)
    review = factory.SubFactory(ReviewFactory)
    settled = True
    by = factory.SelfAttribute("review.opened_by")
