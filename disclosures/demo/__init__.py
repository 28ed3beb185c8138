"""Invented demonstration disclosures: plausible, in Chinese, the same for the same seed.

Nobody and nothing in them is real. ``clean_disclosure`` makes one that is in order, ``with_mistakes``
puts typical mistakes into it (``MISTAKES`` lists them with the rule that should notice).
"""

from disclosures.demo.build import clean_disclosure
from disclosures.demo.mistakes import MISTAKES, Mistake, with_mistakes
from disclosures.demo.names import person_names

__all__ = ["MISTAKES", "Mistake", "clean_disclosure", "person_names", "with_mistakes"]
