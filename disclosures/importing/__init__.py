"""Bringing in what a college has: files to blocks, blocks to sections, sections to exchange data."""
