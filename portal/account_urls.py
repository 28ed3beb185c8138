"""Addresses of accounts and of the workspace itself."""

from __future__ import annotations

from django.urls import path

from portal.views import (
    account,
    asking,
    forgotten,
    invitations,
    inviting,
    jobs,
    members,
    own_data,
    passkeys,
    roles,
    second_factor,
    security,
    start,
)

urlpatterns = [
    path("account/login/", account.LogInView.as_view(), name="login"),
    # allauth leads to its own name where a log-in breaks off.
    path("account/login/", account.LogInView.as_view(), name="account_login"),
    path("account/login/code/", second_factor.step, name="mfa_authenticate"),
    path("account/login/passkey/", passkeys.log_in, name="passkey_log_in"),
    path("account/again/", asking.ask_again, name="ask_again"),
    path("account/security/", security.index, name="account_security"),
    path(
        "account/security/sessions/<int:pk>/end/",
        security.end_session,
        name="session_end",
    ),
    path(
        "account/security/sessions/end-others/",
        security.end_other_sessions,
        name="session_end_others",
    ),
    path("account/security/second/", second_factor.needed, name="second_factor_needed"),
    path("account/security/app/", second_factor.add_app, name="totp_add"),
    path("account/security/app/remove/", second_factor.remove_app, name="totp_remove"),
    path("account/security/passkeys/add/", passkeys.add, name="passkey_add"),
    path("account/security/passkeys/<int:pk>/", passkeys.rename, name="passkey_rename"),
    path(
        "account/security/passkeys/<int:pk>/remove/",
        passkeys.remove,
        name="passkey_remove",
    ),
    path("account/security/codes/", second_factor.recovery_codes, name="recovery_codes"),
    path(
        "account/security/codes/file/",
        second_factor.recovery_codes_file,
        name="recovery_codes_file",
    ),
    path(
        "account/security/codes/new/",
        second_factor.new_recovery_codes,
        name="recovery_codes_new",
    ),
    path("account/logout/", account.LogOutView.as_view(), name="logout"),
    path("account/password/", account.ChangePasswordView.as_view(), name="password_change"),
    path(
        "account/password/<uidb64>/<token>/",
        account.ChoosePasswordView.as_view(),
        name="password_choose",
    ),
    path("account/data/", own_data.index, name="own_data"),
    path("account/data/file/", own_data.take_along, name="own_data_file"),
    path("account/role/", roles.switch, name="role_switch"),
    path("work/", start.start, name="start"),
    path("work/members/", members.index, name="members"),
    path("account/forgotten/", forgotten.forgotten, name="password_forgotten"),
    path("account/invitation/", invitations.invitation, name="invitation"),
    path("account/invitation/<str:token>/", invitations.open_link, name="invitation_open"),
    path("work/members/<int:pk>/hand-over/", inviting.hand_over, name="member_hand_over"),
    path("work/members/invitations/<int:pk>/revoke/", inviting.revoke, name="invitation_revoke"),
    path("work/members/invitations/<int:pk>/again/", inviting.again, name="invitation_again"),
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
