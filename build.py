#!/usr/bin/env python3
"""Bake a book of Markdown and simulations into a site that opens offline, by double click."""

from __future__ import annotations

import os

os.environ |= dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"
)  # before numpy is there

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import contextmanager
from functools import wraps
from pathlib import Path

import click

from engine.errors import Mistakes
from engine.pages.bake import bake, record_book, vault
from engine.pages.new import new_chapter
from engine.pages.serve import serve as serve_site
from engine.pages.write import write

HERE = Path(__file__).resolve().parent
chapters = click.option("--chapters", type=Path, default=HERE / "chapters", help="The book: a folder of chapters.")
output = click.option("--output", type=Path, default=HERE / "site", help="Where the site goes.")
workers = click.option("--workers", type=click.IntRange(1), help="Processes to record with. One a core by default.")
force = click.option("--force", is_flag=True, help="Record every simulation anew.")


def reporting(command: Callable) -> Callable:
    """The command, its mistakes printed one a line; exit status 1."""

    @wraps(command)
    def run(*args, **kwargs):
        try:
            command(*args, **kwargs)
        except Mistakes as found:
            for mistake in found.mistakes:
                click.echo(mistake, err=True)
            sys.exit(1)

    return run


@contextmanager
def progress():
    """A progress callback with a bar that shows only when there is something to record."""
    bars = []

    def step(name: str, done: int, total: int) -> None:
        if not bars:
            bars.append(click.progressbar(length=total, label="Recording", item_show_func=str, file=sys.stderr))
            bars[0].__enter__()
        bars[0].update(1, name)

    yield step
    for bar in bars:
        bar.__exit__(None, None, None)


@click.group(help=__doc__)
def main():
    pass


@main.command()
@chapters
@output
@workers
@force
@reporting
def site(chapters, output, workers, force):
    """Record what has changed and write the whole site, in one move."""
    with progress() as step:
        files = bake(chapters, workers, force, step)
    write(files, output)
    click.echo(f"{output / 'index.html'}: {len(files)} files, {sum(map(len, files.values())):,} bytes")


@main.command()
@chapters
@workers
@force
@reporting
def record(chapters, workers, force):
    """Run the simulations alone."""
    with progress() as step:
        recordings = record_book(chapters, workers, force, step)
    runs, steps = (sum(getattr(one, name) for one in recordings.values()) for name in ("runs", "steps"))
    click.echo(f"{len(recordings)} recordings: {runs:,} runs, {steps:,} optimizer steps")


@main.command()
@chapters
@workers
@reporting
def check(chapters, workers):
    """Everything but writing: find all that is wrong with a book."""
    with progress() as step:
        files = bake(chapters, workers, progress=step)
    click.echo(f"nothing wrong: {len(files)} files, {sum(map(len, files.values())):,} bytes")


@main.command()
@chapters
@output
@workers
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="0 takes a free one.")
@reporting
def serve(chapters, output, workers, port):
    """Serve the site to this machine; reload on every change."""

    again = [sys.executable, __file__, "site", "--chapters", str(chapters), "--output", str(output)]
    again += ["--workers", str(workers)] if workers else []

    def rebuild():
        subprocess.run(again, check=False)  # a process of its own, so that an edit of the engine counts too

    rebuild()
    serve_site(output, [chapters, HERE / "engine", HERE / "site_templates"], rebuild, port, click.echo)


@main.group()
def new():
    """Begin something new."""


@new.command()
@click.argument("name")
@chapters
@reporting
def chapter(name, chapters):
    """A folder with a chapter that builds: prose, a formula, a simulation, a quiz."""
    click.echo(new_chapter(chapters, name))


@main.command()
@chapters
@output
@reporting
def clean(chapters, output):
    """Remove the site and the recordings."""
    if output.exists():
        write({}, output)
        shutil.rmtree(output)
    shutil.rmtree(vault(chapters).folder, ignore_errors=True)


if __name__ == "__main__":
    main()
