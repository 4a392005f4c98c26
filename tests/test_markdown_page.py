"""Every example of docs/markdown.md builds, and nothing of it is printed raw."""

import re
from pathlib import Path

from PIL import Image

from tests.golden.cases import build

PAGE = Path(__file__).parents[1] / "docs" / "markdown.md"


def test_the_examples_of_the_page_on_markdown_build(tmp_path):
    examples = re.findall(r"^(````?)markdown\n(.*?)^\1$", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    assert len(examples) == 5
    folder = tmp_path / "chapters" / "ch00_all"
    folder.mkdir(parents=True)
    Image.new("RGB", (40, 20)).save(folder / "ravine.png")
    (tmp_path / "chapters" / "book.yml").write_text("title: An example\n")
    text = "---\ntitle: All\nsummary: Of it.\n---\n\n" + "\n".join(example for _, example in examples)
    (folder / "chapter.md").write_text(text)
    page = (build(tmp_path / "chapters", tmp_path / "site") / "ch00_all.html").read_text()
    shown = (
        "<del>",
        "<sub>2</sub>",
        "<sup>2</sup>",
        'type="checkbox"',
        "<dt>Term",
        'class="footnotes"',
        "<abbr",
        "<br",
    )
    shown += ('class="admonition note"', 'class="admonition warning"', "<table>", 'class="filename"', 'id="fig-ravine"')
    assert [one for one in shown if one not in page] == []
    article = re.sub("<(pre|code)\\b.*?</\\1>", "", page, flags=re.S)
    for raw in ("```", "$$", "[^", "~~", "[!", "!!!", "{#", r"\(", r"\begin"):
        assert raw not in article
