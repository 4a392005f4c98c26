"""`python -m engine`: the same as build.py and `handpress`."""

from engine.cli import main

main(prog_name="handpress")
