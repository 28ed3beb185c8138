"""What a returned filing, or one that is corrected, still has to answer. The reviews application knows; this one asks it.

Imports run one way (``disclosures`` never imports ``reviews``), so the reviews application
registers a provider when it is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disclosures.domain.windows import AGAIN

if TYPE_CHECKING:
    from disclosures.models import Filing


@dataclass(frozen=True)
class OpenPoint:
    """One flag of the return letter, or one reason for a correction.

    ``path`` as in findings; ``reason`` and ``sentence`` as the reviewer wrote; ``reply`` the
    college's latest answer, which is posted as ``text`` to ``reply_url``; ``settled`` when
    the place was changed since, or replied to; ``letter_url`` leads to the whole letter,
    ``letter_note`` says that it was corrected.
    """

    id: int
    section: str
    path: str
    reason: str
    sentence: str
    reply: str = ""
    reply_url: str = ""
    settled: bool = False
    letter_url: str = ""
    letter_note: str = ""


Provider = Callable[["Filing"], Iterable[OpenPoint]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Add a source of open points (once, however often the application is loaded)."""
    if provider not in _providers:
        _providers.append(provider)


def open_points(filing: Filing) -> tuple[OpenPoint, ...]:
    """Return the open points of a filing that is worked on once more; of any other, none."""
    if filing.state not in AGAIN:
        return ()
    return tuple(point for provider in _providers for point in provider(filing))
