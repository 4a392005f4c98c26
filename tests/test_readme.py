"""The README's example builds as it stands there."""

import re
from pathlib import Path

from tests.golden.cases import build

README = Path(__file__).parents[1] / "README.md"


def example(language: str) -> str:
    """The README's first code block in a language."""
    return re.search(rf"^```{language}\n(.*?)^```$", README.read_text(), re.S | re.M).group(1)


def test_the_example_of_the_readme_builds(tmp_path):
    folder = tmp_path / "chapters" / "ch00_ravines"
    folder.mkdir(parents=True)
    (tmp_path / "chapters" / "book.yml").write_text("title: An example\n")
    (folder / "chapter.md").write_text(example("markdown"))
    (folder / "ravine_race.py").write_text(example("python"))
    site = build(tmp_path / "chapters", tmp_path / "site")
    page = (site / "ch00_ravines.html").read_text()
    assert 'data-scene="ravine_race"' in page
    assert '<a class="fact" href="measured.html#ravine_race.' in page


def test_the_readme_names_files_that_are_there():
    named = re.findall(
        r"`((?:engine|chapters|site_templates|docs|\.github)/[\w./-]*)`|\]\(([\w./-]+)\)", README.read_text()
    )
    assert len(named) > 3
    missing = [path for pair in named for path in pair if path and not (README.parent / path).exists()]
    assert set(missing) <= {"chapters/ch10_ravines"}
