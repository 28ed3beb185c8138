"""How people log in: passwords, second factor, sessions, limits. Everything of accounts stands here."""

from __future__ import annotations

from portal.settings import env
from portal.settings.people import *  # noqa: F403 - settings are layers

# --- Log-in --------------------------------------------------------------------------
AUTH_USER_MODEL = "portal.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "login"
# Proxies of ours in a row before the web server; none at a desk, nginx on a server.
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0)

# --- Limits (`portal.domain.throttle`): how many within how many seconds ----------------
THROTTLES = {
    # Failed log-ins: one name from one address; one device that once logged in to this account;
    # one name from all devices that never did; one address over all names.
    "log_in.pair": (10, 15 * 60),
    "log_in.device": (10, 15 * 60),
    "log_in.name": (env.number("LOG_IN_PER_NAME", 50), 60 * 60),
    "log_in.address": (env.number("LOG_IN_PER_ADDRESS", 100), 15 * 60),
    # Wrong codes of the second factor, and wrong answers when asked again, of one account.
    "second_factor": (10, 15 * 60),
    "ask_again": (10, 15 * 60),
    # A code of an app works once, as long as a tolerant clock would take it.
    "code_used": (1, 2 * 60),
    # Passkeys that do not fit, from one address.
    "passkey": (60, 15 * 60),
    # Pages that take a token, which nobody guesses: a hall full of people who accept their invitations
    # behind one address stays below. And letters asked for.
    "token": (600, 15 * 60),
    "reset": (5, 60 * 60),
    "reset.address": (30, 60 * 60),
}

# --- django-allauth ------------------------------------------------------------------
# Its addresses are mounted one by one (`portal.account_urls`): no sign-up, no page of addresses.
ACCOUNT_ADAPTER = "portal.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_RATE_LIMITS = (
    False  # its counters live in the cache of one process: `portal.domain.throttle`
)
MFA_ADAPTER = "portal.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_DIGITS = 10
MFA_REAUTHENTICATION_REQUIRED = False  # `portal.domain.asking` asks
MFA_TOTP_ISSUER = "学生会改革情况公开"  # what the app and the browser show as the site's name
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute wrong
# Who asks for a code while a log-in is under way, in seconds.
ACCOUNT_LOGIN_TIMEOUT = 15 * 60

# --- Second factor and asking again --------------------------------------------------
# Roles that may do nothing before they have a second factor; `none` for nobody.
SECOND_FACTOR_ROLES = env.roles("SECOND_FACTOR_ROLES", "none")
# What keeps the second factors' secrets; empty: made from SECRET_KEY.
SECOND_FACTOR_KEY = env.text("SECOND_FACTOR_KEY", "")
# Seconds after which a sensitive act asks for the password or the second factor again; 0: never.
ASK_AGAIN_AFTER = env.number("ASK_AGAIN_MINUTES", 15) * 60

# --- Sessions ------------------------------------------------------------------------
# A session ends after half an hour without a request, and twelve hours after the log-in.
SESSION_ENGINE = "portal.sessions"
SESSION_COOKIE_AGE = env.number("SESSION_IDLE_MINUTES", 30) * 60
SESSION_MOST_AGE = env.number("SESSION_HOURS", 12) * 60 * 60
SESSION_COOKIE_HTTPONLY = True
# How long a browser counts as a device of somebody's (`portal.domain.devices`).
DEVICE_COOKIE_AGE = 180 * 24 * 60 * 60
DEVICE_COOKIE_NAME = "device"
MESSAGE_STORAGE = "portal.flash.Storage"
