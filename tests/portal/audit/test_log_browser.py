"""The log's pages looked at: at a desk and on a phone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from portal.domain import audit
from portal.enums import Role
from tests.factories import CollegeFactory, UserFactory, member
from tests.looking import log_in, looked_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_log_and_the_head_at_both_widths(live_server, page):
    college = CollegeFactory(name="云岭海洋大学")
    home = {"college": college, "federation": college.federation}
    operator = member(Role.OPERATOR, federation=college.federation)
    person = UserFactory(full_name="陈一鸣", username="chenyiming")
    changes = {"city": ["旧州市", "云溪市"], "name": ["云岭海洋学院", "云岭海洋大学"]}
    audit.record(person, "college.correct", college, changes=changes, **home)
    audit.record(person, audit.LOOKED, college, what="review:section roster", **home)
    audit.record(None, "cycle.remind", college, count=12, **home)
    log_in(page, live_server.url, operator.username)
    for name in ("log:index", "log:head", "log:mine"):
        page.goto(f"{live_server.url}{reverse(name)}")
        looked_at(page, name.replace(":", "-"))
