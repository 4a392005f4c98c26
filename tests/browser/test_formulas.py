"""Formulas as a browser sets them: MathML leaves the heights of fences to it."""

import pytest

from engine.pages.formulas import mathml

HEIGHTS = "() => [...document.querySelectorAll('mo')].filter(one => '()'.includes(one.textContent)).map(one => one.getBoundingClientRect().height)"


@pytest.mark.parametrize("fence", ["big", "Big", "bigg"])
@pytest.mark.parametrize("after", ["", "^2", "_i", "_i^2"])
def test_a_large_fence_closes_as_high_as_it_opens(browser, fence, after):
    page = browser.new_page()
    page.set_content(f"<p style='font-size: 40px'>{mathml(rf'\{fence}l( a + b \{fence}r){after}', display=True)}</p>")
    left, right = page.evaluate(HEIGHTS)
    page.close()
    assert left == pytest.approx(right, abs=1)
