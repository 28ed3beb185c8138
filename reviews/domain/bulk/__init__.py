"""One decision for many filings (批量办理): each through the single functions, with its own event and letter.

``grouping`` finds what many colleges have in common; ``planning`` says, sentence by sentence, what would be
sent; ``starting`` keeps the plan, a row and a job for each filing; ``working`` carries one of them out as the
person who asked, calling exactly what the reviewer's pages call (``doing``); ``trying`` does the same
and takes it back, for the preview.
"""

from reviews.domain.bulk.doing import Done
from reviews.domain.bulk.grouping import Group, clean, grouped, of_rule, titles
from reviews.domain.bulk.planning import MOST, approvals, questions
from reviews.domain.bulk.plans import Plan, Planned, Words
from reviews.domain.bulk.standing import Standing, standings
from reviews.domain.bulk.starting import resume, start
from reviews.domain.bulk.trying import attempt
from reviews.domain.bulk.working import work

__all__ = [
    "MOST",
    "Done",
    "Group",
    "Plan",
    "Planned",
    "Standing",
    "Words",
    "approvals",
    "attempt",
    "clean",
    "grouped",
    "of_rule",
    "questions",
    "resume",
    "standings",
    "start",
    "titles",
    "work",
]
