"""``python -m tests.disclosures.importing.corpus.measure --seed N --count K``: how well the importer does."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from statistics import mean

from disclosures.importing.files import read_file

from . import Made, documents
from .print import STRUCK, UNSEEN, by_office, by_weasyprint
from .scoring import score


def add_paper(made: list[Made], formats: tuple[str, ...] = ("pdf", "web.pdf")) -> None:
    """Print the documents: ``pdf`` by LibreOffice in one run, ``web.pdf`` by WeasyPrint one by one."""
    seen = [each for each in made if each.style.ticks not in UNSEEN]
    seen = [each for each in seen if not each.style.quirks & STRUCK]
    if "pdf" in formats:
        printed = by_office({each.name: each.files["docx"] for each in seen})
        for each in seen:
            if each.name in printed:
                each.files["pdf"] = printed[each.name]
    if "web.pdf" in formats:
        for each in seen:
            each.files["web.pdf"] = by_weasyprint(each.files["html"])


def measured(seeds: range, formats: tuple[str, ...]) -> Iterator[tuple[str, str, dict[str, float]]]:
    """Yield name, format (docx, html, pdf, web.pdf) and scores of every document."""
    made = [documents(seed) for seed in seeds]
    add_paper(made, formats)
    for each in made:
        for ending in formats:
            if ending in each.files:
                data = read_file(each.files[ending], f"{each.name}.{ending}").data
                yield each.name, ending, score(each.truth, data)


def main() -> None:
    """Print every document below 0.97 with its weak parts, and the means."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--formats", default="docx,html")
    parser.add_argument("--below", type=float, default=0.97)
    arguments = parser.parse_args()
    seeds, totals = range(arguments.seed, arguments.seed + arguments.count), defaultdict(list)
    for name, ending, parts in measured(seeds, tuple(arguments.formats.split(","))):
        totals[ending].append(parts["overall"])
        if parts["overall"] < arguments.below:
            weak = ", ".join(f"{key} {value:.2f}" for key, value in parts.items() if value < 0.97)
            print(f"{parts['overall']:.3f} {ending} {name}: {weak}")  # noqa: T201 - a command
    for ending, values in totals.items():
        line = (
            f"{ending}: {len(values)} documents, mean {mean(values):.4f}, least {min(values):.4f}"
        )
        print(line)  # noqa: T201 - a command


if __name__ == "__main__":
    main()
