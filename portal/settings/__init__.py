"""Settings: `base` for all, then `dev` (and `make demo`), `test`, `prod`."""
