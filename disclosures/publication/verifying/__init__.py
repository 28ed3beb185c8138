"""Is this file what was published? By the hash of the whole file; then by signature and by what it says of itself.

>>> judge(data).kind
<Verdict.GENUINE: 'genuine'>
"""

from disclosures.publication.verifying.judgement import Judgement, Verdict
from disclosures.publication.verifying.judging import judge, judge_hash, state_of

__all__ = ["Judgement", "Verdict", "judge", "judge_hash", "state_of"]
