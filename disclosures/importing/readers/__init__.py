"""One reader a format: bytes in, a ``Document`` of blocks out."""
