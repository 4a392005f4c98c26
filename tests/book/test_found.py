"""What a student would type, and the chapter that answers it: it is among the first three that search finds."""

import pytest

ASKED = {
    "why does sgd zigzag": "ch02_momentum",
    "momentum beta": "ch02_momentum",
    "nesterov": "ch02_momentum",
    "bias correction": "ch04_adam",
    "optimizer race": "ch08_playground",
    "adamw weight decay": "ch04_adam",
    "rmsprop": "ch03_adaptive",
    "adagrad learning rate": "ch03_adaptive",
    "learning rate warmup": "ch05_schedules",
    "cosine schedule": "ch05_schedules",
    "saddle point": "ch06_surfaces",
    "edge of stability": "ch06_surfaces",
    "gradient clipping": "ch06_surfaces",
    "batch norm": "ch07_normalization",
    "layer normalisation": "ch07_normalization",
    "minibatch size": "ch01_sgd",
    "early stoping": "ch00_training",
    "newton's method": "appA_curvature",
    "muon": "appA_curvature",
    "xavier initialization": "appB_before_and_after",
    "polyak averaging": "appB_before_and_after",
    "float16 loss scaling": "appC_scale",
    "unshuffled data": "appD_diagnosis",
}


@pytest.fixture(scope="module")
def found(browser, built_site):
    """words -> the pages of the first results."""
    page = browser.new_page()
    page.goto((built_site / "index.html").as_uri())
    page.keyboard.press("/")
    page.locator("dialog.search input").wait_for()
    results = {}
    for words in ASKED:
        page.locator("dialog.search input").fill(words)
        page.wait_for_function("words => document.querySelector('.search ol').dataset.asked === words", arg=words)
        links = page.locator("dialog.search li a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        results[words] = [link.split(".html")[0] for link in links]
    page.close()
    return results


@pytest.mark.parametrize("words", ASKED)
def test_the_chapter_that_answers_is_among_the_first_three(found, words):
    assert ASKED[words] in found[words][:3], found[words][:5]


def test_all_that_is_searched_is_small(built_site):
    assert (built_site / "data" / "search.js").stat().st_size < 150_000
