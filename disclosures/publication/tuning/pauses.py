"""No garbage collection while a document is made.

Boxes, styles and glyphs of a document live until its last byte; Python's collector looks
through all of them again and again and finds nothing. Between documents everything goes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def settle() -> None:
    """Take what a process has loaded out of the collector's sight: it stays to the end."""
    gc.collect()
    gc.freeze()


@contextmanager
def without_pauses() -> Iterator[None]:
    """Hold the collector back inside; collect what the document left behind at the end."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()
