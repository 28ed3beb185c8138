"""The public files of a whole cycle made again, one publication at a time (批量重新生成).

``choosing`` says which publications; ``batches`` starts, pauses, resumes, stops and retries; ``queueing`` gives
the items out, a few jobs at a time; ``working`` makes one; ``tending`` goes on where nothing else would.
All there is to know stands in ``RenderBatch``, ``RenderItem`` and ``Job``: a worker or a broker that dies takes
nothing with it.
"""

from disclosures.domain.rendering.batches import pause, resume, retry, start, stop
from disclosures.domain.rendering.choosing import publications_of
from disclosures.domain.rendering.counting import Progress, pace, progress
from disclosures.domain.rendering.outlook import Outlook, outlook
from disclosures.domain.rendering.tending import tend
from disclosures.domain.rendering.working import work

__all__ = [
    "Outlook",
    "Progress",
    "outlook",
    "pace",
    "pause",
    "progress",
    "publications_of",
    "resume",
    "retry",
    "start",
    "stop",
    "tend",
    "work",
]
