"""What was once printed raw, dropped, run or answered by a traceback, each with what is said of it now."""

import pytest

from engine.errors import Mistakes
from engine.pages.bake import bake

BOOK = {"book.yml": "title: B\n", "ch00_a/chapter.md": "# A\n\nText.\n"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4">{}</svg>'


def about(text: str) -> dict:
    return {"book.yml": f"title: B\n{text}\n"}


def chapter(text: str, **files) -> dict:
    return {"ch00_a/chapter.md": f"# A\n\n{text}\n", **files}


def picture(body: str | bytes, name: str = "a.svg") -> dict:
    return {**chapter(f"![words]({name})"), f"ch00_a/{name}": body}


REFUSED = [
    ({"templates/index.html": "{% if %}"}, "templates/index.html:1: template: "),
    ({"templates/index.html": "\n{{ nope }}"}, "templates/index.html:2: template: 'nope' is undefined"),
    ({"templates/index.html": '{% include "zz.html" %}'}, "template: no template is called 'zz.html'"),
    ({"templates/indx.html": ""}, "this stands in for no file of the press; did you mean 'index.html'?"),
    ({"theme.css": b"\xff{}"}, "theme.css:1: not UTF-8"),
    ({"theme.css": "\n@import url(https://example.org/x.css);"}, "theme.css:2: a page loads nothing from elsewhere"),
    ({"theme.css": ":root { --accent: red;"}, "1 braces that open and 0 that close"),
    ({"templates/languages/en.yml": 'pages:\n  chapter: "Chapter {"\n'}, "en.yml:2: 'chapter': braces hold a name"),
    ({"templates/languages/en.yml": 'pages:\n  questions: ["x"]\n'}, "en.yml:2: "),
    (about("authors: &a [x]\nsubtitle: *a"), "book.yml:3: not YAML: '*' refers to another place"),
    (about('subtitle: "a\\uD800"'), "book.yml:2: not YAML: a character that cannot be seen, U+D800"),
    (about('subtitle: "*loud*"'), "'subtitle' is plain text, and would show '*loud*' as it is"),
    (about("parts: {ch00_a: <b>Q}"), "plain text, and would show '<b' as it is"),
    (about("url: https://example.org:99999999"), "'url' is written such as"),
    ({"glossary.yaml": "a: b"}, "this is called 'glossary.yml', and would be left out"),
    ({"pages/sub/about.md": "# A"}, "a page is called pages/about.md; this one would be left out"),
    (
        chapter('::: note | ![words](a.svg "caption")\nText.\n:::', **{"ch00_a/a.svg": SVG.format("")}),
        "not in a title or a note",
    ),
    (chapter("::: note | $$ x $$ {#named}\nText.\n:::"), "a formula with a name stands in the text itself"),
    (chapter("## H {onclick=f()}"), "<h2> is not for chapters"),
    (chapter('<p style="color:red} body{display:none">x</p>'), "<p> is not for chapters"),
    (chapter('<input type="image" src="https://example.org/a">'), "<input> is not for chapters"),
    (chapter("## A {#x}\n\n## B {#x}"), "chapter.md:5: this page has an id 'x' already"),
    (picture(SVG.format("<script>1</script>")), "'a.svg' would run or load something: <script>"),
    (picture(SVG.format('<image href="https://example.org/a.png"/>')), "would run or load something: <image>"),
    (picture('<svg width="4" height="4"/>'), "'a.svg' is no SVG"),
    (picture('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan nan"/>'), "says a size that is none"),
    (chapter(f"![words]({'x' * 300}.png)"), "no file is called"),
]
ACCEPTED = [
    (chapter("[a](tel:+491) [b](HTTPS://example.org) [c](ftp://example.org/x)"), 'href="tel:+491"'),
    ({**chapter("![words](a%20b.svg)"), "ch00_a/a b.svg": SVG.format("")}, 'alt="words"'),
    ({"static/x.html": b"<p style='x'>\xe9"}, None),
    (
        chapter("\\@kee and *@kee*", **{"references.bib": "@book{kee, author={K, A}, title={T}, year=2001}"}),
        "@kee and <em><a",
    ),
]


def baked(files, folder) -> dict:
    for path, body in (BOOK | files).items():
        file = folder / "book" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body if isinstance(body, bytes) else body.encode())
    return bake(folder / "book", 1)[0]


@pytest.mark.parametrize(("files", "said"), REFUSED, ids=lambda one: one if isinstance(one, str) else "")
def test_it_is_told(files, said, tmp_path):
    with pytest.raises(Mistakes) as found:
        baked(files, tmp_path)
    assert said in str(found.value)


@pytest.mark.parametrize(("files", "piece"), ACCEPTED, ids=str)
def test_it_is_right(files, piece, tmp_path):
    site = baked(files, tmp_path)
    assert piece is None or piece in site["ch00_a.html"].decode()
    if piece is None:
        assert site["x.html"] == files["static/x.html"]


def test_formulas_of_a_question_s_options_have_the_numbers_that_links_say(tmp_path):
    options = "\n".join(f"- [{'x' if not n else ' '}] $$ x = {n} $$ {{#o{n}}}\n  > Reply." for n in range(4))
    links = " ".join(f"@eq{{o{n}}}" for n in range(4))
    page = baked(chapter(f"::: quiz | Which?\n{options}\n:::\n\n{links}"), tmp_path)["ch00_a.html"].decode()
    for n in range(4):
        assert f'<a href="#eq-o{n}">(0.{n + 1})</a>' in page
        box = page[page.index(f'id="eq-o{n}"') :]
        assert box[: box.index("</span>")].endswith(f'<span class="number">(0.{n + 1})')
