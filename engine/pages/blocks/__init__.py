"""Blocks: what a chapter writes `::: kind | argument`, a kind a file."""
