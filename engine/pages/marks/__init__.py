"""Marks: what stands in running text and is ours, a kind a file."""
