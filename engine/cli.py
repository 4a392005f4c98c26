"""Bake a book of Markdown and simulations into a site that opens offline, by double click."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path

import click

from engine.errors import Mistakes
from engine.shelf.home import site_of
from engine.version import __version__


def here() -> Path:
    """The book that is meant where none is named: the folder `chapters`, or this one if it is a book."""
    book = Path("chapters")
    return Path() if not book.is_dir() and Path("book.yml").is_file() else book


chapters = click.option(
    "--chapters", type=Path, default=here, show_default="chapters", help="The book: a folder of chapters."
)
output = click.option(
    "--output", type=Path, help="Where the site goes. Into the book's folder, or where its book.yml says, by default."
)
workers = click.option(
    "--workers", type=click.IntRange(1), help="How many things are made at once. One a core by default."
)
force = click.option("--force", is_flag=True, help="Record and draw every simulation anew.")


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
        except (OSError, RuntimeError) as error:  # a path that goes round in a circle is the latter
            if isinstance(error, RuntimeError) and "loop" not in str(error):
                raise
            path = getattr(error, "filename", None)
            click.echo(f"{path}: {error.strerror}" if path and isinstance(error, OSError) else error, err=True)
            sys.exit(1)

    return run


@contextmanager
def progress() -> Iterator[Callable[[Sequence[str], int, int], None]]:
    """A progress callback with a line for everything that is begun, and on a terminal one that says how far it is."""
    begun, since, live = set(), time.monotonic(), sys.stderr.isatty()

    def step(now: Sequence[str], done: int, total: int) -> None:
        if live:
            click.echo(f"\r\x1b[K{done} of {total} {', '.join(now)}", err=True, nl=False)
            return
        for what in now:
            if what not in begun:
                begun.add(what)
                click.echo(f"{what} ({done + 1} of {total}, {time.monotonic() - since:.0f} s)", err=True)

    try:
        yield step
    finally:
        if live:
            click.echo("\r\x1b[K", err=True, nl=False)


@click.group(help=__doc__)
@click.version_option(__version__, prog_name="handpress")
def main() -> None:
    """The command `handpress`, and build.py."""


@main.command()
@chapters
@output
@workers
@force
@reporting
def site(chapters: Path, output: Path | None, workers: int | None, force: bool) -> None:
    """Make what has changed and write the whole site, in one move.

    Example: handpress site --chapters mybook --output ~/public
    """
    from engine.pages.site import build

    with progress() as step:
        said = build(
            chapters, output or site_of(chapters), workers, force, step, lambda said: click.echo(said, err=True)
        )
    click.echo(said)


@main.command()
@chapters
@workers
@force
@reporting
def record(chapters: Path, workers: int | None, force: bool) -> None:
    """Run the simulations alone.

    Example: handpress record --chapters mybook --workers 4
    """
    from engine.pages.bake import record_book

    with progress() as step:
        recordings, runs, steps = record_book(chapters, workers, force, step)
    click.echo(f"{recordings} recordings: {runs:,} runs, {steps:,} steps")


@main.command()
@chapters
@workers
@reporting
def check(chapters: Path, workers: int | None) -> None:
    """Everything but writing: find all that is wrong with a book.

    Example: handpress check --chapters mybook
    """
    from engine.pages.bake import bake

    with progress() as step:
        files, _ = bake(chapters, workers, progress=step)
    click.echo(f"nothing wrong: {len(files)} files, {sum(map(len, files.values())):,} bytes")


@main.command()
@chapters
@workers
@force
@click.option("--seeds", type=click.IntRange(0), default=5, help="From how many other sets of seeds each is recorded.")
@reporting
def verify(chapters: Path, workers: int | None, force: bool, seeds: int) -> None:
    """Record every study again: from other seeds, from starts moved by 1e-13, on other kernels. Which claims fall?

    Example: handpress verify --chapters mybook --seeds 3
    """
    from engine.pages.verify import verify

    with progress() as step:
        verdicts = verify(chapters, seeds, workers, force, step)
    for verdict in verdicts:
        for fall in verdict.falls:
            click.echo(f"{fall.place}: {fall.fact}: {fall.said}  [{verdict.way}]")
    click.echo(f"{'recorded again':20} {'studies':>8} {'facts':>6} {'fallen':>7}")
    for verdict in verdicts:
        click.echo(f"{verdict.way:20} {verdict.studies:8} {verdict.facts:6} {len(verdict.falls):7}")
    sys.exit(1 if any(verdict.falls for verdict in verdicts) else 0)


@main.command()
@chapters
@output
@workers
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="0 takes a free one.")
@reporting
def serve(chapters: Path, output: Path | None, workers: int | None, port: int) -> None:
    """Serve the site to this machine; reload on every change.

    Example: handpress serve --chapters mybook --port 0
    """
    from engine.pages.serve import rebuilding, serve

    out = output or site_of(chapters)
    rebuild, watched = rebuilding(chapters, out, workers)
    serve(out, watched, rebuild, port, click.echo, first=rebuild())


@main.group()
def publish() -> None:
    """Bring the site to where the web finds it."""


@publish.command()
@chapters
@click.option("--press", help="What pip installs the press from. By default, from where this one was.")
@reporting
def workflow(chapters: Path, press: str | None) -> None:
    """Write the workflow by which GitHub Pages presses and publishes the book at every push.

    Example: handpress publish workflow --chapters mybook
    """
    from engine.pages.publish import write_workflow
    from engine.shelf.home import shelf_folder

    click.echo(f"{write_workflow(chapters, shelf_folder(chapters), press)}: commit it and push")


@publish.command()
@chapters
@workers
@click.option("--branch", default="gh-pages", show_default=True, help="The branch that holds the site.")
@click.option("--push", is_flag=True, help="Push it too.")
@reporting
def branch(chapters: Path, workers: int | None, branch: str, push: bool) -> None:
    """Commit the site to a branch of the book's repository; what else lies there stays.

    Example: handpress publish branch --chapters mybook --push
    """
    from engine.pages.publish import to_branch
    from engine.pages.site import build

    def press(folder: Path) -> None:
        with progress() as step:
            build(chapters, folder, workers, False, step, lambda said: click.echo(said, err=True))

    click.echo(to_branch(chapters, branch, press, push))


@main.group()
def new() -> None:
    """Begin something new."""


@new.command()
@click.argument("folder", type=Path)
@reporting
def book(folder: Path) -> None:
    """A folder with a small book that builds: a formula, a curve with a slider, a quiz.

    Example: handpress new book tea
    """
    from engine.pages.starter import new_book

    made = new_book(folder)
    click.echo(f"{made}: press it with --chapters {made}")


@new.command()
@click.argument("name")
@chapters
@reporting
def chapter(name: str, chapters: Path) -> None:
    """A folder with a chapter that builds: prose, a formula, a simulation, a quiz.

    Example: handpress new chapter ravines --chapters mybook
    """
    from engine.pages.new import new_chapter

    click.echo(new_chapter(chapters, name))


@new.command()
@click.argument("chapter")
@click.argument("name")
@chapters
@reporting
def scene(chapter: str, name: str, chapters: Path) -> None:
    """A simulation beside a chapter that works: a curve with a slider.

    Example: handpress new scene ch02_momentum swing --chapters mybook
    """
    from engine.pages.new import new_scene

    click.echo(f"{new_scene(chapters, chapter, name)}: shown by '::: scene | {name}' and ':::' in chapter.md")


@new.command()
@click.argument("name")
@chapters
@reporting
def page(name: str, chapters: Path) -> None:
    """A page outside the order of chapters, which the contents link to.

    Example: handpress new page about --chapters mybook
    """
    from engine.pages.new import new_page

    click.echo(new_page(chapters, name))


@main.command()
@chapters
@output
@reporting
def clean(chapters: Path, output: Path | None) -> None:
    """Remove the site, and the recordings and drawings.

    Example: handpress clean --chapters mybook
    """
    from engine.pages.site import clean

    clean(chapters, output or site_of(chapters))
