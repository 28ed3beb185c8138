"""What may stand in a cell: `portal.cells`, under the name that the exports know it by."""

from portal.cells import CUT, FORMULA, LONGEST, MARK, clean, in_text_file, safe, unmarked

__all__ = ["CUT", "FORMULA", "LONGEST", "MARK", "clean", "in_text_file", "safe", "unmarked"]
