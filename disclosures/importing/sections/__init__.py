"""One parser a section: blocks in, that part of the exchange data out."""
