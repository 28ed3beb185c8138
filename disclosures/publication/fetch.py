"""What a PDF may load while it is made: nothing but its own files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

if TYPE_CHECKING:
    from collections.abc import Mapping

FONTS = Path(__file__).parent / "fonts"
PICTURE = "picture:"


class Refused(FatalURLFetchingError):
    """The document asked for something that is not its own; nothing is rendered."""


class OwnFiles(URLFetcher):
    """Gives out `data:` addresses, our faces, and the pictures of this document.

    A picture's address is `picture:NAME`; `pictures` maps names to bytes. Whatever else
    is asked for (network, other files) raises `Refused`.
    """

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        """Take the pictures of one document."""
        super().__init__(allowed_protocols=("data", "file"), allow_redirects=False)
        self.pictures = pictures

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Answer one address, or raise `Refused`."""
        if url.startswith(PICTURE):
            return self._picture(url, url.removeprefix(PICTURE))
        parts = urlsplit(url)
        ours = (
            parts.scheme == "file" and Path(unquote(parts.path)).resolve().parent == FONTS.resolve()
        )
        if parts.scheme == "data" or ours:
            return super().fetch(url, headers)
        message = f"The document may not load {url[:200]}"
        raise Refused(message)

    def _picture(self, url: str, name: str) -> URLFetcherResponse:
        if name not in self.pictures:
            message = f"The document has no picture {name}"
            raise Refused(message)
        return URLFetcherResponse(url, self.pictures[name])
