"""Reading numbers, dates, ranks, grades and names out of Chinese text as people type it.

Every reader takes any text and gives a value or None (``read_rank`` a ``Rank`` that says what it
found); none of them raises. What cannot be read becomes a finding elsewhere, never a guess.
"""

from disclosures.reading.dates import Spotted, day, day_range, days, month, spotted_days
from disclosures.reading.grades import intake_year, is_graduate
from disclosures.reading.names import person_name
from disclosures.reading.numbers import number, numbers, ordinal, ordinals, share, shares
from disclosures.reading.numerals import in_chinese, numeral_value
from disclosures.reading.ranks import Rank, RankKind, read_rank

__all__ = [
    "Rank",
    "RankKind",
    "Spotted",
    "day",
    "day_range",
    "days",
    "in_chinese",
    "intake_year",
    "is_graduate",
    "month",
    "number",
    "numbers",
    "numeral_value",
    "ordinal",
    "ordinals",
    "person_name",
    "read_rank",
    "share",
    "shares",
    "spotted_days",
]
