"""A process of its own that prints pages: `python -m tests.disclosures.publication.tuning.untuned`.

Reads a JSON list of HTML pages, writes one of PDFs (base64). With the argument `tuned` it uses
what the portal uses; without, WeasyPrint as it comes, and for justification what stood in
`disclosures.publication.justify` before: letter spacing and a second layout.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from typing import Any


def pages(html: list[str], mode: str = "untuned") -> list[bytes]:
    """The PDFs of `html`, made in a fresh process one after the other."""
    command = [sys.executable, "-m", __name__, mode]
    done = subprocess.run(command, input=json.dumps(html).encode(), capture_output=True, check=True)
    return [base64.b64decode(one) for one in json.loads(done.stdout)]


def install() -> None:
    from weasyprint.layout import inline

    from disclosures.publication import justify

    inline.justify_line = justify.share_out
    justify._widen = _widen


def _widen(box: Any, each: float, moved: float) -> float:
    from weasyprint.formatting_structure import boxes

    if not isinstance(box, boxes.TextBox | boxes.LineBox | boxes.InlineBox):
        box.translate(moved, 0)
        return moved
    box.position_x += moved
    if isinstance(box, boxes.TextBox):
        gained = _widen_text(box, each)
    else:
        after = moved
        for child in box.children:
            if child.is_in_normal_flow():
                after = _widen(child, each, after)
        gained = after - moved
    box.width += gained
    return moved + gained


def _widen_text(box: Any, each: float) -> float:
    from weasyprint.text.line_break import create_layout

    spacing = box.style["letter_spacing"]
    box.style = box.style.copy()
    box.style["letter_spacing"] = (0 if spacing == "normal" else spacing) + each
    box.pango_layout = create_layout(box.text, box.style, None, None, 0)
    box.pango_layout.deactivate()
    return each * len(box.text)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    import django

    django.setup()
    from disclosures.publication import engine, tuning

    if "tuned" not in sys.argv[1:]:
        tuning.install = install  # type: ignore[assignment]
    made = [engine.print_pdf(html, identifier=b"x", archival=True) for html in json.load(sys.stdin)]
    sys.stdout.write(json.dumps([base64.b64encode(one).decode() for one in made]))


if __name__ == "__main__":
    main()
