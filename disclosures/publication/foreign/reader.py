"""The child that reads one stranger's file: ``python -m disclosures.publication.foreign.reader SECONDS MEGABYTES``.

Standard input: four bytes with the length of a JSON text (whom to trust), that text, the file. Standard
output: JSON. Both are memory, no file is written. Knows no settings and no database.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from disclosures.importing.sandbox_processes import leave_network, limit
from disclosures.publication.foreign import claims
from disclosures.publication.signing.inspecting import Signed, inspect_with
from disclosures.publication.signing.trusting import Trust


def main(words: list[str]) -> None:
    """Read, and write what was found."""
    leave_network()
    limit(int(words[0]), int(words[1]))
    raw = sys.stdin.buffer.read()
    begins = 4 + int.from_bytes(raw[:4])
    trust, data = Trust.from_json(json.loads(raw[4:begins])), raw[begins:]
    json.dump(found(data, trust), sys.stdout)


def found(data: bytes, trust: Trust) -> dict[str, Any]:
    """Return ``signed``, ``codes`` and ``names`` of a file."""
    return {
        "signed": _json(inspect_with(data, trust)),
        "codes": claims.codes(data),
        "names": claims.names(data),
    }


def _json(signed: Signed | None) -> dict[str, Any] | None:
    if signed is None:
        return None
    at = signed.signed_at.isoformat() if signed.signed_at else ""
    return {
        "intact": signed.intact,
        "trusted": signed.trusted,
        "subject": signed.subject,
        "signed_at": at,
        "stamped": signed.stamped,
    }


if __name__ == "__main__":
    main(sys.argv[1:])
