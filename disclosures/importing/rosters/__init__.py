"""Rosters: sheets, pasted text and tables to roster rows of the exchange format."""
