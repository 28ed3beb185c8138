"""Somebody of the public says that a section is untrue (情况反映), and what the federation does about it.

`publics` finds what may be objected to, `receiving` takes a statement in (bounded by `limits`),
`handling` are the steps of federation and college, `corrections` follows a correction to its
publication, `looking` is what the reporter and the public are shown.
"""
