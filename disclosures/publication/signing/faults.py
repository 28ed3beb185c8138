"""Why nothing can be signed: each with a sentence for whoever runs the server."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured


class SigningError(Exception):
    """A PDF could not be signed; ``sentence`` says why and what to do (at most 150 characters)."""

    @property
    def sentence(self) -> str:
        """What the list of jobs shows."""
        return str(self)


class NotReady(SigningError, ImproperlyConfigured):
    """Key, passphrase, certificate or token are not as the settings say."""


class NoTimeStamp(SigningError):
    """The time stamp service that the settings name gave no time stamp; the job tries again."""
