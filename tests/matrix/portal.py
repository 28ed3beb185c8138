"""The rows of accounts and of the workspace itself."""

from __future__ import annotations

from tests.matrix.table import EVERYBODY, FOREIGN, FOREIGN_SENT, Row

MEMBER = {"full_name": "林知夏", "role": "observer"}

ROWS = [
    Row("login", "GET", "200 302 302 302 | 302 302 302 302"),
    Row("login", "POST", "200 302 302 302 | 302 302 302 302"),
    Row("logout", "POST", "302 302 302 302 | 302 302 302 302"),
    Row("password_change", "GET", "302 200 200 200 | 200 200 200 200"),
    Row("password_change", "POST", "302 200 200 200 | 200 200 200 200"),
    Row("password_choose", "GET", EVERYBODY, lambda _: ("MQ", "no-token")),
    Row("password_choose", "POST", EVERYBODY, lambda _: ("MQ", "no-token")),
    Row("start", "GET", "302 200 200 200 | 200 200 200 200"),
    Row("members", "GET", "302 403 302 403 | 403 200 403 403"),
    Row(
        "members_of_college",
        "GET",
        "302 403 200 403 | 403 200 403 403",
        lambda things: (things.college.pk,),
        FOREIGN,
    ),
    Row(
        "members_of_college",
        "POST",
        "401 403 200 403 | 403 200 403 403",
        lambda things: (things.college.pk,),
        FOREIGN_SENT,
        MEMBER,
    ),
    Row(
        "members_of_federation",
        "GET",
        # To the college its federation is no object of its own.
        "302 404 404 404 | 403 200 403 403",
        lambda things: (things.federation.pk,),
        FOREIGN,
    ),
    Row(
        "members_of_federation",
        "POST",
        "401 404 404 404 | 403 200 403 403",
        lambda things: (things.federation.pk,),
        FOREIGN_SENT,
        MEMBER,
    ),
    Row(
        "member_remove",
        "POST",
        "302 403 302 403 | 403 302 403 403",
        lambda things: (things.membership.pk,),
        FOREIGN,
    ),
    Row(
        "member_link",
        "POST",
        "302 403 302 403 | 403 302 403 403",
        lambda things: (things.membership.pk,),
        FOREIGN,
    ),
    Row("jobs", "GET", "302 403 403 403 | 403 403 403 200"),
    Row(
        "job_retry",
        "POST",
        "302 403 403 403 | 403 403 403 302",
        lambda things: (things.job.pk,),
        FOREIGN,
    ),
    Row("colleges", "GET", "302 403 403 403 | 403 200 403 200"),
    Row("college_add", "GET", "302 403 403 403 | 403 200 403 200"),
    Row("college_add", "POST", "302 403 403 403 | 403 200 403 200"),
    Row("colleges_paste", "GET", "302 403 403 403 | 403 200 403 200"),
    Row("colleges_paste", "POST", "302 403 403 403 | 403 200 403 200"),
    Row(
        "college_correct",
        "GET",
        "302 403 403 403 | 403 200 403 200",
        lambda things: (things.college.pk,),
        FOREIGN,
    ),
    Row(
        "college_correct",
        "POST",
        "302 403 403 403 | 403 200 403 200",
        lambda things: (things.college.pk,),
        FOREIGN,
    ),
    Row("federations", "GET", "302 403 403 403 | 403 200 403 403"),
    Row("federations", "POST", "302 403 403 403 | 403 200 403 403"),
]
