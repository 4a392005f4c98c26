"""Formulas as a browser sets them: MathML leaves the heights of fences to it."""

from io import BytesIO

import pytest
from PIL import Image

from engine.pages.formulas import mathml
from tests.golden.cases import build

FENCES = "() => [...document.querySelectorAll('mo')].filter(one => '()'.includes(one.textContent))"
HEIGHTS = FENCES + ".map(one => one.getBoundingClientRect().height)"


@pytest.mark.parametrize("fence", ["big", "Big", "bigg"])
@pytest.mark.parametrize("after", ["", "^2", "_i", "_i^2"])
def test_a_large_fence_closes_as_high_as_it_opens(browser, fence, after):
    page = browser.new_page()
    formula = mathml(f"\\{fence}l( a + b \\{fence}r){after}", display=True)
    page.set_content(f"<p style='font-size: 40px'>{formula}</p>")
    left, right = page.evaluate(HEIGHTS)
    page.close()
    assert left == pytest.approx(right, abs=1)


@pytest.fixture(scope="module")
def formulas(tmp_path_factory):
    """The page of a book with formulas that the common font, and a phone, have no room for."""
    folder = tmp_path_factory.mktemp("formulas") / "book" / "ch00_one"
    folder.mkdir(parents=True)
    (folder.parent / "book.yml").write_text("title: Formulas\n")
    long = " + ".join(f"x_{{{n}}}" for n in range(40))
    braces = r"\underbrace{a + b + c + d + e + f}_n \quad \overbrace{a + b}^m"
    text = f"$$ {braces} $$\n\n$$ {long} $$\n\nIn a line ${long}$.\n"
    columns = "\\begin{aligned} a + b &= c \\\\ d &= e \\end{aligned} \\quad \\color{red} x"
    (folder / "chapter.md").write_text(f"---\ntitle: One\nsummary: One.\n---\n\n{text}\n$$ {columns} $$\n")
    return build(folder.parent, folder.parents[1] / "site") / "ch00_one.html"


def test_a_stretched_brace_is_painted_from_end_to_end(browser, formulas):
    page = browser.new_page(viewport={"width": 700, "height": 450})
    page.goto(formulas.as_uri())
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(300)
    over = page.locator("munder munder > mrow").bounding_box()
    for left in (over["x"], over["x"] + over["width"] - 12):
        end = {"x": left, "y": over["y"] + over["height"] + 1, "width": 12, "height": 12}
        painted = Image.open(BytesIO(page.screenshot(clip=end))).convert("L")
        low, high = painted.getextrema()
        assert high - low > 100, "ink on paper"
    page.close()


def test_wide_formulas_scroll_by_themselves_and_columns_stand_as_tex_has_them(browser, formulas):
    page = browser.new_page(viewport={"width": 360, "height": 700})
    violations = []
    page.on("console", lambda message: violations.append(message.text))
    page.goto(formulas.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    aligned = page.evaluate("[...document.querySelectorAll('mtd')].map(one => getComputedStyle(one).textAlign)")
    assert aligned == ["right", "left", "right", "left"]
    colours = page.evaluate("[...document.querySelectorAll('mrow')].map(one => getComputedStyle(one).color)")
    assert colours.count("rgb(255, 0, 0)") == 1
    assert violations == [], "the page's policy forbids nothing that it does"
    page.close()
