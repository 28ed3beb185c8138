"""What signs: a small interface, so that other keys (SM2, a signing service) can take its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from asn1crypto.x509 import Certificate
    from pyhanko.sign.signers import Signer as Engine


class Signer(Protocol):
    """A key with its certificate.

    ``open()`` gives what pyHanko signs with, for as long as the block lasts (a token's session is
    open no longer). An SM2 key would give a subclass of ``pyhanko.sign.signers.Signer`` whose
    ``async_sign_raw`` calls the token or the service.
    """

    @property
    def certificate(self) -> Certificate:
        """The certificate of the key."""
        ...

    @property
    def subject(self) -> str:
        """Whom the certificate names, as people read it: known before anything is signed."""
        ...

    def open(self) -> AbstractContextManager[Engine]:
        """Take the key in hand; raises ``NotReady`` where it cannot be reached."""
        ...
