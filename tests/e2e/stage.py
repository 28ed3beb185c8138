"""Where the main test is played: the same journey on two stages.

The local stage is this process with a worker beside it (`tests.e2e.local`), the other one a
stack of containers that runs already (`tests.e2e.server`). What people do and see is the same
on both; the local one also looks into the database after each step.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from disclosures.enums import FilingState
from disclosures.publication.document import Document
from tests.e2e.people import Person
from tests.e2e.stories import Story

ADDRESS = os.environ.get("E2E_STACK", "").rstrip("/")
"""Where the stack of containers answers, as `SITE_URL` names it; empty for the local stage."""

Arrive = Callable[..., Person]
"""A class of person → that person at a new browser."""


class Stage:
    """A portal at `base`; the questions are for whoever can look behind its pages."""

    def __init__(self, base: str) -> None:
        self.base = base

    def set_up(self, story: Story, folder: Path, arrive: Arrive) -> None:
        """Make the story's province, cycle, college and people; take its file in."""
        raise NotImplementedError

    def at_work(self) -> AbstractContextManager[object]:
        """Within this a worker is there."""
        return nullcontext()

    def submitted(self, number: str, content_hash: str, reason: str) -> None:
        """The receipt just given shows `number` and hash; findings were explained by `reason`."""

    def stands(self, state: FilingState, open_sections: list[str] | None = None) -> None:
        """The filing is in `state`, with these sections open where they are named."""

    def published(self, code: str, document: Document) -> None:
        """`code` is in the register, and `document` was read back from its data."""
