"""The exchange format: one JSON object a disclosure, between programs and years.

``decode(raw)`` turns a file's bytes into data (or ``Unreadable``), ``edition_of(data)`` finds the
year's form, ``read(data, edition)`` takes the data into typed content and names everything unknown,
missing or wrong, ``write(disclosure, edition, header)`` gives the data back. Beyond the common keys we
write some of our own; see ``docs/exchange.md``.
"""

from disclosures.exchange.decode import Unreadable, decode
from disclosures.exchange.header import Header, edition_of
from disclosures.exchange.parts import Problem
from disclosures.exchange.read import Exchanged, read
from disclosures.exchange.write import write

__all__ = [
    "Exchanged",
    "Header",
    "Problem",
    "Unreadable",
    "decode",
    "edition_of",
    "read",
    "write",
]
