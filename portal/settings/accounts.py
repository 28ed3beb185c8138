"""How people log in: passwords, second factor, sessions, limits. Everything of accounts stands here."""

from __future__ import annotations

from portal.settings import env
from portal.settings.people import *  # noqa: F403 - settings are layers

# --- Log-in --------------------------------------------------------------------------
AUTH_USER_MODEL = "portal.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "login"
# Proxies of ours in a row before the web server; none at a desk, nginx on a server.
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0)

# Ten wrong passwords for one name from one address lock that pair for a quarter of an hour.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "portal.views.account.locked_out"
AXES_CLIENT_IP_CALLABLE = "portal.visitor.address_of"

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
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
