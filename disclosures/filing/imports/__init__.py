"""The college's pages for bringing in what it has: files, a pasted roster, last year's filing."""
