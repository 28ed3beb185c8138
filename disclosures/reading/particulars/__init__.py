"""Personal particulars in Chinese text: telephones, identity cards, QQ numbers and the like.

The one scanner of the project: rule T25 before a submission, words for the public, objections, names of
pictures and the masking of the log all ask it. Pure: text in, places out; nothing of what was found is
repeated in what it says. The kinds stand in one table (`table.KINDS`).
"""

from disclosures.reading.particulars.places import Found, hidden, labels, masked, scan
from disclosures.reading.particulars.table import KINDS, Kind

__all__ = ["KINDS", "Found", "Kind", "hidden", "labels", "masked", "scan"]
