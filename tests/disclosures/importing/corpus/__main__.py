"""``python -m tests.disclosures.importing.corpus --out DIR --seed N --count K [--pdf]``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from . import documents


def main() -> None:
    """Write documents and their truths; the names say the style."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--pdf", action="store_true")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for seed in range(arguments.seed, arguments.seed + arguments.count):
        made = documents(seed, pdf=arguments.pdf)
        base = arguments.out / made.name
        base.with_name(made.name + ".json").write_text(
            json.dumps(made.truth, ensure_ascii=False, indent=1), "utf-8"
        )
        for ending, raw in made.files.items():
            base.with_name(f"{made.name}.{ending}").write_bytes(raw)
        print(made.name, *made.notes)  # noqa: T201 - a command


main()
