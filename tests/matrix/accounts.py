"""The rows of log-in, second factor and sessions: one's own account, whatever the role."""

from __future__ import annotations

from tests.matrix.table import Row

ALL = "302 200 200 200 | 200 200 200 200"
ELSEWHERE = "302 302 302 302 | 302 302 302 302"
NOBODYS = "302 404 404 404 | 404 404 404 404"


def none_such(_things):
    return (10**9,)


ROWS = [
    Row("account_login", "GET", "200 302 302 302 | 302 302 302 302"),
    Row("account_login", "POST", "200 302 302 302 | 302 302 302 302"),
    # Only in the middle of a log-in.
    Row("mfa_authenticate", "GET", ELSEWHERE),
    Row("mfa_authenticate", "POST", ELSEWHERE),
    Row("passkey_log_in", "GET", "200 302 302 302 | 302 302 302 302"),
    Row("passkey_log_in", "POST", "200 302 302 302 | 302 302 302 302"),
    Row("ask_again", "GET", ALL),
    Row("ask_again", "POST", ALL),
    Row("account_security", "GET", ALL),
    Row("session_end", "POST", ELSEWHERE, none_such),
    Row("session_end_others", "POST", ELSEWHERE),
    Row("second_factor_needed", "GET", ELSEWHERE),
    Row("totp_add", "GET", ALL),
    Row("totp_add", "POST", ALL),
    Row("totp_remove", "POST", ELSEWHERE),
    Row("passkey_add", "GET", ALL),
    Row("passkey_add", "POST", ALL),
    Row("passkey_rename", "GET", NOBODYS, none_such),
    Row("passkey_rename", "POST", NOBODYS, none_such),
    Row("passkey_remove", "POST", NOBODYS, none_such),
    Row("recovery_codes", "GET", ELSEWHERE),
    Row("recovery_codes", "POST", ELSEWHERE),
    Row("recovery_codes_file", "GET", ELSEWHERE),
    Row("recovery_codes_new", "POST", ELSEWHERE),
]
