"""How people come, and their passwords (decision 0027)."""

from __future__ import annotations

from portal.settings import env

# How long the link of an invitation opens.
INVITATION_DAYS = env.number("INVITATION_DAYS", 7)
# How long a link opens by which somebody who forgot the password chooses a new one, in seconds.
PASSWORD_RESET_TIMEOUT = 60 * 60

# GB/T 22239-2019 (等保 2.0) 8.1.4.1 a), level 3: complex, and changed at intervals.
PASSWORD_MIN_LENGTH = env.number("PASSWORD_MIN_LENGTH", 10)
PASSWORD_MIN_CLASSES = 3
# How many passwords, the present one among them, may not come back.
PASSWORD_HISTORY = 5
# After how many days reviewers, leads and operators choose a new one; 0: never.
PASSWORD_MAX_DAYS = env.number("PASSWORD_MAX_DAYS", 90)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"portal.domain.passwords.{name}"}
    for name in ("Long", "Mixed", "NotTheName", "Uncommon", "NotAFormerOne")
]
# PASSWORD_HASHERS is Django's own list: PBKDF2 with SHA-256, 1,000,000 rounds in 5.2 (OWASP asks for
# 600,000); an older hash is brought up to date at the next log-in.

# Accounts that belong nowhere and were not used for so many months are listed for the operator.
IDLE_MONTHS = env.number("IDLE_MONTHS", 12)
