"""The commands, run in this process, on a small book of their own."""

from pathlib import Path

from click.testing import CliRunner

import build

ROOT = Path(__file__).parents[2]


def run(*words: object):
    return CliRunner().invoke(build.main, [str(word) for word in words], catch_exceptions=False)


def site_of(book: Path, *words: object) -> dict[str, bytes]:
    site = book.parent / "site"
    built = run("site", "--chapters", book, "--output", site, "--workers", 1, *words)
    assert built.exit_code == 0, built.output
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
