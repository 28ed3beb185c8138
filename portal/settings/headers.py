"""What browsers are told with every answer, and how cookies are kept. `portal.headers` sends it.

deploy/nginx/headers.conf says the same of the files that nginx serves by itself (a test compares them).
"""

from __future__ import annotations

from csp.constants import NONCE, NONE, SELF

# Published pages are files and lists are kept by nginx, the same bytes for everybody: a nonce in
# them would be known to everybody. They take scripts from this server only.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # Bootstrap draws its check marks and carets as data: images in its style sheet.
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}
# Everything else: a script runs by the nonce of its page alone; a file that somebody uploaded
# is no script, though it comes from this server.
SCRIPTS_BY_NONCE = [NONCE]

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CROSS_ORIGIN_RESOURCE_POLICY = "same-origin"
# Passkeys and the full screen are ours; a page of this portal needs no other device.
PERMISSIONS_POLICY = ", ".join(
    [
        *(
            f"{feature}=()"
            for feature in (
                "accelerometer",
                "autoplay",
                "camera",
                "display-capture",
                "encrypted-media",
                "geolocation",
                "gyroscope",
                "magnetometer",
                "microphone",
                "midi",
                "payment",
                "usb",
                "xr-spatial-tracking",
            )
        ),
        "fullscreen=(self)",
        "publickey-credentials-get=(self)",
    ]
)

SESSION_COOKIE_HTTPONLY = True
# Lax, not Strict: whoever comes back from the campus's own log-in, or by a link of a message, is known.
SESSION_COOKIE_SAMESITE = "Lax"
# Scripts read the token from the page, never from the cookie.
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
