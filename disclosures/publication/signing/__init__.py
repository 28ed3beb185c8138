"""Signing the official PDF (PAdES), and reading signatures.

>>> key = signing.signer()          # from the settings; None: this server signs nothing
>>> signed = signing.sign(pdf, key, clock.now())
>>> signing.inspect(signed).intact
True
"""

from disclosures.publication.signing.configured import signer, trust
from disclosures.publication.signing.faults import NoTimeStamp, NotReady, SigningError
from disclosures.publication.signing.inspecting import Signed, inspect_with
from disclosures.publication.signing.interface import Signer
from disclosures.publication.signing.signature import sign

__all__ = [
    "NoTimeStamp",
    "NotReady",
    "Signed",
    "Signer",
    "SigningError",
    "inspect",
    "inspect_with",
    "sign",
    "signer",
]


def inspect(pdf: bytes) -> Signed | None:
    """What the signature of a PDF is worth, by this server's settings; None where there is none.

    For files of our own. A stranger's file is read in a child: ``disclosures.publication.verifying``.
    """
    return inspect_with(pdf, trust())
