"""The usual sentences of a return (问题用语): carried by the project, and a federation's own.

A reason is known by its ``key`` for ever: questions remember it (``Flag.template``), which is how the
library knows what is used. Carried ones stand in ``reviews/reasons.yaml``; a federation's own ones, and
its own words in place of a carried one, are rows of ``Reason`` and hold for the federations below as well.
"""

from reviews.domain.reasons.carried import Carried, carried
from reviews.domain.reasons.changing import change, retire
from reviews.domain.reasons.filling import LONGEST, fill, generalised
from reviews.domain.reasons.keeping import add, homes, keep
from reviews.domain.reasons.library import Entry, Library, Offer, library, offered
from reviews.domain.reasons.use import Use, used

__all__ = [
    "LONGEST",
    "Carried",
    "Entry",
    "Library",
    "Offer",
    "Use",
    "add",
    "carried",
    "change",
    "fill",
    "generalised",
    "homes",
    "keep",
    "library",
    "offered",
    "retire",
    "used",
]
