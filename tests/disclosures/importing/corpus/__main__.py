"""``python -m tests.disclosures.importing.corpus --out DIR --seed N --count K [--pdf]``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from . import Made, documents
from .measure import add_paper

BATCH = 10
"""How many documents LibreOffice prints in one run."""


def main() -> None:
    """Write documents and their truths; the names say the style."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--pdf", action="store_true")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    seeds = range(arguments.seed, arguments.seed + arguments.count)
    for first in range(0, len(seeds), BATCH):
        made = [documents(seed) for seed in seeds[first : first + BATCH]]
        if arguments.pdf:
            add_paper(made)
        for each in made:
            write(arguments.out, each)


def write(folder: Path, made: Made) -> None:
    """Write one document's files and its truth, and print what it is."""
    truth = json.dumps(made.truth, ensure_ascii=False, indent=1)
    (folder / f"{made.name}.json").write_text(truth, "utf-8")
    for ending, raw in made.files.items():
        (folder / f"{made.name}.{ending}").write_bytes(raw)
    print(made.name, *made.notes)  # noqa: T201 - a command


if __name__ == "__main__":
    main()
