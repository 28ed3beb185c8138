"""The parts of each section that can be accepted one by one: ``parts`` shows them, ``merged`` takes them."""

from disclosures.domain.parts.compared import merged, parts
from disclosures.domain.parts.shapes import shape_of

__all__ = ["merged", "parts", "shape_of"]
