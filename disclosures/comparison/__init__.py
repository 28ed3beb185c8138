"""Two versions of something set side by side: texts, rows of a table, lines in order. Pure.

Reviewers compare two submissions with it (``reviews.domain.comparison``), the public two published
documents (``disclosures.publication.changes``).
"""
