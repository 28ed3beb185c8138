"""Messages, who received them, what channels made of them."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from portal import models as portal
from portal.enums import Audience
from tests.factories.organisations import CollegeFactory, UserFactory
from tests.factories.values import THEN


class MessageFactory(DjangoModelFactory[portal.Message]):
    """A message to a college that is due; with `left_at` it left."""

    class Meta:
        model = portal.Message

    kind = "returned"
    key = factory.Sequence(lambda n: f"returned:{n}")
    audience = Audience.COLLEGE
    college = factory.SubFactory(CollegeFactory)
    federation = factory.SelfAttribute("college.federation")
    subject = "学生会2026年填报已退回，请在期限内修改后再次提交"
    text = "有3个问题需要修改或说明。"
    url = "/work/"
    created_at = THEN
    not_before = THEN


class NoticeFactory(DjangoModelFactory[portal.Notice]):
    """Such a message in somebody's inbox, unread."""

    class Meta:
        model = portal.Notice

    message = factory.SubFactory(MessageFactory, left_at=THEN)
    user = factory.SubFactory(UserFactory)
    federation = factory.SelfAttribute("message.federation")
    created_at = THEN


class DeliveryFactory(DjangoModelFactory[portal.Delivery]):
    """Its e-mail, waiting to be sent."""

    class Meta:
        model = portal.Delivery

    notice = factory.SubFactory(NoticeFactory)
    channel = "email"
    address = factory.SelfAttribute("notice.user.email")
    next_at = THEN
