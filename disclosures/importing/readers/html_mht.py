"""A page in a single file (``.mht``, RFC 2557): the page, and the pictures that came with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin

_MIME = re.compile(
    rb"\s*(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n){0,5}){0,20}?mime-version\s*:", re.IGNORECASE
)
_PARTS = 500


@dataclass(slots=True)
class Enclosed:
    """Pictures by address; ``base``: the page's own address."""

    base: str = ""
    pictures: dict[str, tuple[bytes, str]] = field(default_factory=dict)

    def find(self, source: str) -> tuple[bytes, str] | None:
        """Return bytes and media type of a picture by what ``src`` says."""
        try:
            address = urljoin(self.base, source)
        except ValueError:
            address = source
        return next(
            (
                self.pictures[each]
                for each in (source, address, _name(source))
                if each in self.pictures
            ),
            None,
        )


def is_mht(raw: bytes) -> bool:
    """Say whether a file begins like a message."""
    return _MIME.match(raw[:8_192]) is not None


def unpack(raw: bytes) -> tuple[bytes, Enclosed]:
    """Return the page's bytes, nothing where there is none, and what came with it."""
    from email import message_from_bytes

    page, enclosed = b"", Enclosed()
    for count, part in enumerate(message_from_bytes(raw).walk()):
        if count > _PARTS:
            break
        kind = part.get_content_type()
        body = b"" if part.is_multipart() else part.get_payload(decode=True)
        location = str(part.get("Content-Location") or "").strip()
        if not isinstance(body, bytes) or not body:
            continue
        if kind in ("text/html", "application/xhtml+xml") and not page:
            page, enclosed.base = body, location
        elif kind.startswith("image/"):
            number = str(part.get("Content-ID") or "").strip(" <>")
            for address in filter(None, (location, _name(location), number and f"cid:{number}")):
                enclosed.pictures.setdefault(address, (body, kind))
    return page, enclosed


def _name(address: str) -> str:
    return unquote(re.split(r"[?#]", address)[0].replace("\\", "/").rpartition("/")[2])
