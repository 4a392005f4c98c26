"""Formulas as a browser sets them: MathML leaves the heights of fences to it."""

import pytest

from engine.pages.formulas import mathml

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
