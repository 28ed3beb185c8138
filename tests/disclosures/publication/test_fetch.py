"""A document loads its own files and nothing else."""

from __future__ import annotations

import pytest

from disclosures.publication.fetch import FONTS, OwnFiles, Refused


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/a.png", "https://example.org/a.png", "ftp://example.org/a", "file:///etc/passwd",
        FONTS.as_uri() + "/../render.py", FONTS.as_uri() + "/%2e%2e/render.py", "picture:unknown", "javascript:1",
        "//example.org/a.png", "",
    ],
)  # fmt: skip
def test_everything_else_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        OwnFiles({}).fetch(url)


def test_its_faces_data_addresses_and_pictures_are_given() -> None:
    fetcher = OwnFiles({"chart": b"picture"})
    assert fetcher.fetch(FONTS.as_uri() + "/README.md").read().startswith(b"#")
    assert fetcher.fetch("data:text/plain,abc").read() == b"abc"
    assert fetcher.fetch("picture:chart").read() == b"picture"
