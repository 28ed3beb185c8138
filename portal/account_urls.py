"""Addresses of accounts and of the workspace itself."""

from __future__ import annotations

from django.urls import path

from portal.views import account, jobs, members, start

urlpatterns = [
    path("account/login/", account.LogInView.as_view(), name="login"),
    path("account/logout/", account.LogOutView.as_view(), name="logout"),
    path("account/password/", account.ChangePasswordView.as_view(), name="password_change"),
    path(
        "account/password/<uidb64>/<token>/",
        account.ChoosePasswordView.as_view(),
        name="password_choose",
    ),
    path("work/", start.start, name="start"),
    path("work/members/", members.index, name="members"),
    path("work/members/<int:pk>/remove/", members.remove, name="member_remove"),
    path("work/members/<int:pk>/link/", members.link, name="member_link"),
    path(
        "work/members/college/<int:pk>/",
        members.organisation,
        {"kind": "college"},
        name="members_of_college",
    ),
    path(
        "work/members/federation/<int:pk>/",
        members.organisation,
        {"kind": "federation"},
        name="members_of_federation",
    ),
    path("work/jobs/", jobs.index, name="jobs"),
    path("work/jobs/<int:pk>/retry/", jobs.retry, name="job_retry"),
]
