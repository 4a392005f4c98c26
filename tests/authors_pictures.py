"""The book that docs/authors.md holds, and its pictures: python -m tests.authors_pictures draws them anew.

Every python block of the page is a scene, in a file of its `title`, and stands in a chapter of its own: the one that a
markdown block of the page gives, where one shows the scene. Its picture is a still of the site; the tables that a page
has beside it are written at its right.
"""

from __future__ import annotations

import re
import tempfile
from html import escape
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

from tests.golden.cases import build

PAGE = Path(__file__).parents[1] / "docs" / "authors.md"
PICTURES = PAGE.parent / "authors"
SHOWN = {"lens": 2, "light": 2}  # which of a strip; of the others the last
CHAPTER = "---\ntitle: About {name}\nsummary: One simulation.\n---\n\n::: scene | {name}\n:::\n"
MUTED, GAP, ROW, SIDE = "var(--muted,#66625a)", 20, 26, 420
TEXT = f'font-family="\'Source Sans 3\',system-ui,sans-serif" font-size="13" fill="{MUTED}"'


def scenes() -> dict[str, str]:
    """name -> the text of every scene file of the page, in order."""
    return dict(re.findall(r'^```python title="(\w+)\.py"\n(.*?)^```$', PAGE.read_text("utf-8"), re.S | re.M))


def chapters() -> dict[str, str]:
    """name of a scene -> the text of the chapter that shows it."""
    own = re.findall(r"^````markdown\n(---\n.*?)^````$", PAGE.read_text("utf-8"), re.S | re.M)
    return {name: CHAPTER.format(name=name) for name in scenes()} | {
        re.findall(r"^::: scene \| (\w+)$", text, re.M)[0]: text for text in own
    }


def press(folder: Path) -> Path:
    """The site of the page's book, built in an empty folder. Raises AssertionError with what is wrong with it."""
    book = folder / "book"
    for number, (name, text) in enumerate(scenes().items()):
        chapter = book / f"ch{number:02}_{name}"
        chapter.mkdir(parents=True)
        (chapter / f"{name}.py").write_text(text, encoding="utf-8")
        (chapter / "chapter.md").write_text(chapters()[name], encoding="utf-8")
    (book / "book.yml").write_text("title: Everyday simulations\n", encoding="utf-8")
    return build(book, folder / "site")


def pictures(site: Path) -> dict[str, str]:
    """name -> the picture of every scene of the page, as SVG."""
    return {name: _picture(site, name) for name in scenes()}


def _picture(site: Path, name: str) -> str:
    strip = sorted(file for file in (site / "frames" / name).glob("*.svg") if file.stem.isdigit())
    still = strip[SHOWN.get(name, -1)].read_text("utf-8")
    (page,) = site.glob(f"ch??_{name}.html")
    scene = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False).find(f".//figure[@id='fig-{name}']")
    assert scene is not None, f"the page of {name} shows it"
    tables = scene.findall(".//table")
    if not tables:
        return still
    wide, high = (int(size) for size in re.findall(r'width="(\d+)" height="(\d+)"', still)[0])
    parts, wide = [still.rstrip(), *_tables(tables, wide + GAP)], wide + GAP + SIDE
    box = f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>\n' + "\n".join(parts) + "\n</svg>\n"


def _tables(tables: list[Element], x: float) -> list[str]:
    """Tables below each other: in each row a name, a bar and numbers, as the page has them."""
    found, y = [], ROW / 2
    for row in (row for table in tables for row in table.iter("tr") if "hidden" not in row.attrib):
        name, *cells, last = row
        for line in row.iter():
            if _tag(line) == "line":
                long = float(line.get("x2", "0%").rstrip("%")) / 100 * 150
                found.append(f'<path d="M{x + 120:g} {y:g}h{long:g}" stroke="{line.get("stroke")}" stroke-width="6"/>')
        found += [_words(x, y, _text(name)), *(_words(x + 330, y, _text(cell), "end") for cell in cells if _text(cell))]
        found.append(_words(x + SIDE, y, _text(last), "end"))
        y += ROW
    return [part for part in found if part]


def _words(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:g}" y="{y:g}" dy="0.35em" text-anchor="{anchor}" {TEXT}>{escape(text)}</text>' if text else ""


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        drawn = pictures(press(Path(folder)))
    for old in PICTURES.glob("*.svg"):
        old.unlink()
    for name, picture in drawn.items():
        (PICTURES / f"{name}.svg").write_text(picture, encoding="utf-8")
        print(f"docs/authors/{name}.svg")
