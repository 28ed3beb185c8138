"""The lead's pages about the years' forms (年度表式)."""
