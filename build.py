#!/usr/bin/env python3
"""Bake a book of Markdown and simulations into a site that opens offline, by double click."""

from engine.cli import main

if __name__ == "__main__":
    main()
