"""From one year's form to another's: content moves by stable ids; what has no place is said."""

from disclosures.domain.moving.move import move
from disclosures.domain.moving.moved import Moved
from disclosures.domain.moving.texts import split_needed

__all__ = ["Moved", "move", "split_needed"]
