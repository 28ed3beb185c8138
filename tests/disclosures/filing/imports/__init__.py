"""The pages for bringing something in."""
