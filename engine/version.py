"""The version of the press."""

__version__ = "0.1.0"
