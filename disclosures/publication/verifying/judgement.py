"""What can be said of a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from disclosures.publication.verifying import sentences

if TYPE_CHECKING:
    from disclosures.models import Publication, PublicationFile, RegisterEntry, Rendition
    from disclosures.publication.signing import Signed
    from disclosures.publication.verifying.standing import Down


class Verdict(StrEnum):
    """The five answers."""

    GENUINE = "genuine"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    ALTERED = "altered"
    UNKNOWN = "unknown"


class Why(StrEnum):
    """What an answer rests on."""

    SAME = "same"
    """Byte for byte a published file."""
    STRIPPED = "stripped"
    """What a published PDF was before it was signed: its signature was taken away."""
    BROKEN = "broken"
    """Signed by us and changed afterwards."""
    FOREIGN = "foreign"
    """Names a publication of ours and carries somebody else's signature."""
    CLAIMED = "claimed"
    """Names a publication of ours: saved again, printed, converted, or changed."""
    OURS = "ours"
    """Signed by us and intact, and not in the register."""
    NOTHING = "nothing"
    UNREAD = "unread"
    """It could not be read to the end."""


@dataclass(frozen=True)
class Judgement:
    """The answer, and the publication it is about.

    ``entry`` is the register's line of that union and year (its ``publication`` is the newest version),
    ``file`` the published file that is the same byte for byte, ``rendition`` its rendition; ``earlier``: made
    again since, ``counted``: rosters gave way to counts since. ``down``: the version was taken down.
    ``signed`` is the signature found inside a file that is no original.
    """

    kind: Verdict
    why: Why
    publication: Publication | None = None
    entry: RegisterEntry | None = None
    file: PublicationFile | None = None
    rendition: Rendition | None = None
    earlier: bool = False
    counted: bool = False
    down: Down | None = None
    signed: Signed | None = None

    @property
    def state(self) -> Verdict | None:
        """How the publication it is about stands today: genuine (the present version), superseded, withdrawn."""
        if self.publication is None or self.entry is None:
            return None
        if self.down:
            return Verdict.WITHDRAWN
        return Verdict.SUPERSEDED if self.newer else Verdict.GENUINE

    @property
    def newer(self) -> int | None:
        """The number of a later version that the public may read; None where there is none."""
        entry = self.entry
        if entry is None or self.publication is None or entry.withdrawn_at:
            return None
        later = entry.publication_id != self.publication.pk
        return entry.publication.version if later else None

    @property
    def title(self) -> str:
        """The answer in one line."""
        return sentences.title(self)

    @property
    def sentence(self) -> str:
        """What it means."""
        return sentences.meaning(self)

    @property
    def advice(self) -> str:
        """What to do."""
        return sentences.advice(self)

    @property
    def tone(self) -> str:
        """The colour of the notice: good, warn, bad or info."""
        return sentences.TONES[self.kind]

    def to_json(self) -> dict[str, Any]:
        """For `verify_publication --json`."""
        return {
            "verdict": self.kind.value,
            "why": self.why.value,
            "title": self.title,
            "sentence": self.sentence,
            "advice": self.advice,
            "code": self.publication.code if self.publication else "",
            "version": self.publication.version if self.publication else None,
            "newest": self.entry.publication.version if self.entry else None,
            "kind": self.file.kind if self.file else "",
            "rendition": self.file.rendition if self.file else None,
            "signed_by": self.signer,
        }

    @property
    def signer(self) -> str:
        """Who signed: the original's certificate, or the one found inside."""
        if self.file is not None and self.file.unsigned_sha256 and self.rendition is not None:
            return self.rendition.signed_by
        return self.signed.subject if self.signed else ""
