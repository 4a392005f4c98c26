"""Small books with mistakes in them: what the command says of each, all at once, and what it leaves alone."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import build

CASES = sorted(file.parent for file in Path(__file__).parent.glob("*/expected.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_mistake_is_said_with_its_line_and_the_old_site_stays(case, tmp_path):
    book, site = tmp_path / "chapters", tmp_path / "site"
    shutil.copytree(case, book)
    site.mkdir()
    (site / ".oft-site").touch()
    (site / "index.html").write_text("the old site")
    run = CliRunner().invoke(
        build.main, ["site", "--chapters", str(book), "--output", str(site), "--workers", "1"], catch_exceptions=False
    )
    assert run.exit_code == 1
    said = [line for line in run.stderr.splitlines() if line.startswith(str(tmp_path))]
    assert "\n".join(said).replace(f"{book}/", "") + "\n" == (case / "expected.txt").read_text()
    assert (site / "index.html").read_text() == "the old site"
    assert {path.name for path in tmp_path.iterdir()} <= {"chapters", "site", ".shelf"}
