"""Rosters: sheets, pasted text and tables to roster rows of the exchange format.

``sheets.read`` and ``clipboard.read`` give rows of values, ``table.read`` reads people out of them,
``choose.best_sheet`` finds the sheet that is the roster. ``labels.FIELDS`` names what a column can
be matched with.
"""

from disclosures.importing.rosters.choose import best_sheet
from disclosures.importing.rosters.labels import FIELDS
from disclosures.importing.rosters.reading import RosterReading
from disclosures.importing.rosters.sheet import Sheet

__all__ = ["FIELDS", "RosterReading", "Sheet", "best_sheet"]
