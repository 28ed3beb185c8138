"""What makes a document a publication: number, date, code."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No 0 O 1 I L U: nothing that is misread on paper or spells a word by accident."""
LENGTH = 12


@dataclass(frozen=True)
class Stamp:
    """A publication's colophon.

    `address` is the full address of its verification page, `college` the path of its
    college's page; `listed` says that the public may see what was reported on it.

    `signed_by` is the subject of the certificate that the PDF will be signed with (empty: it
    will not be), known before anything is rendered. `corrects` is the public reason of a
    correction, `changes` whether a page beside it shows what changed. `rendition` counts how
    often the files were made; no output prints it, or files would differ for no other reason.
    """

    code: str
    version: int
    approved: datetime
    content_hash: str
    address: str
    college: str = ""
    listed: bool = False
    rendition: int = 1
    signed_by: str = ""
    corrects: str = ""
    changes: bool = False

    @property
    def spaced(self) -> str:
        """The code in groups of four, as people read it out."""
        return spaced(self.code)


def new_code() -> str:
    """A random verification code: 12 letters and digits, about 58 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def spaced(code: str) -> str:
    """`ABCDEFGHJKMN` as `ABCD-EFGH-JKMN`."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def tidy(typed: str) -> str:
    """What somebody typed, as a code: capitals of common width, nothing but letters and digits."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    return "".join(one for one in plain if one.isascii() and one.isalnum())[: LENGTH + 4]
