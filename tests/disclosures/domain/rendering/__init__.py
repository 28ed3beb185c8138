"""Batches of renders."""
