"""A small language for rules over running text: what a sentence says, unless a guard holds.

A rule names patterns (``Says``) and looks for them in the sentences of a section (``tell``). The
text is prepared first: white space and full-width forms evened out, titles in 《》 emptied.
"""

from disclosures.checks.prose.language import Says, Told, tell, told

__all__ = ["Says", "Told", "tell", "told"]
