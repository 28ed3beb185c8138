"""A disclosure and its lists as files that people ask for: Word, Excel, data. Pure: no framework, no database."""
