"""Which certificates a signature is believed from."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from asn1crypto.x509 import Certificate


@dataclass(frozen=True)
class Trust:
    """Certificates as DER: ``own`` are believed themselves, ``roots`` are authorities.

    A signature of an own certificate is ours; one of a certificate under a root is believed likewise,
    so a root should be an authority that certifies nobody but ourselves (and the time stamp service).
    """

    own: frozenset[bytes] = field(default_factory=frozenset)
    roots: tuple[bytes, ...] = ()

    @classmethod
    def of(cls, own: Iterable[Certificate], roots: Iterable[Certificate] = ()) -> Trust:
        """Trust these certificates."""
        return cls(frozenset(one.dump() for one in own), tuple(one.dump() for one in roots))

    def believes(self, certificate: Certificate, at: datetime | None) -> bool:
        """Whether it is one of our own, and was valid at that moment."""
        from disclosures.publication.signing.certificate import valid_at

        return certificate.dump() in self.own and (at is None or valid_at(certificate, at))

    def authorities(self) -> list[Certificate]:
        """The roots, read."""
        from asn1crypto.x509 import Certificate

        return [Certificate.load(one) for one in self.roots]

    def to_json(self) -> dict[str, list[str]]:
        """For the child that reads a stranger's file."""
        return {
            "own": sorted(base64.b64encode(one).decode() for one in self.own),
            "roots": [base64.b64encode(one).decode() for one in self.roots],
        }

    @classmethod
    def from_json(cls, value: dict[str, list[str]]) -> Trust:
        """The way back."""
        own, roots = ([base64.b64decode(one) for one in value[key]] for key in ("own", "roots"))
        return cls(frozenset(own), tuple(roots))
