"""Standings: in order, at the reader's setting, of what is on."""

import re

from tests.book.playing import quicken, woken


def ranked(scene):
    """The rows that a scene's first table lists, as (name, value): a bar stands between them."""
    read = "rows => rows.map(row => [row.cells[0], row.lastElementChild].map(cell => cell.textContent))"
    return [tuple(row) for row in scene.locator("table").first.locator("tbody tr:not([hidden])").evaluate_all(read)]


def test_standings_are_sorted_and_follow_the_rate(visit):
    scene = woken(visit("ch08_playground.html"), "race")
    orders = set()
    for stop in (2, 4, 6):
        scene.get_by_label("Learning rate", exact=True).fill(str(stop))
        scene.get_by_label("Steps shown", exact=True).fill("6")
        names, steps = zip(*ranked(scene), strict=True)
        known = [float(step) for step in steps if re.fullmatch(r"[\d.]+", step)]
        assert known == sorted(known)
        assert not any(re.fullmatch(r"[\d.]+", step) for step in steps[len(known) :])
        orders.add(names)
    assert len(orders) > 1


def test_standings_are_there_where_nothing_was_touched_but_the_answer(visit):
    page = visit("ch08_playground.html")
    printed = ranked(page.locator('[data-scene="race"]'))
    scene = page.locator('[data-scene="race"]')
    scene.scroll_into_view_if_needed()
    page.wait_for_function("() => 'ready' in document.querySelector('[data-scene=race]').dataset")
    assert ranked(scene) == printed
    assert not scene.locator("table").first.is_visible()
    scene = woken(page, "race")
    assert scene.locator("table").first.is_visible()
    quicken(scene)
    page.wait_for_function("() => document.querySelector('[data-scene=race] .scrub input').value === '80'")
    assert ranked(scene) == printed
    assert ("Momentum", "66") in printed


def test_standings_wait_for_their_chunk_and_list_only_what_is_on(visit):
    scene = woken(visit("ch08_playground.html"), "race")
    names = {name for name, _ in ranked(scene)}
    assert "AdaGrad" not in names
    scene.get_by_role("button", name="AdaGrad", exact=True).click()
    assert {name for name, _ in ranked(scene)} == {*names, "AdaGrad"}
    before = ranked(scene)
    scene.locator(".handle").focus()
    scene.page.keyboard.press("ArrowRight")
    scene.page.wait_for_function("() => !document.querySelector('[data-scene=race]').hasAttribute('aria-busy')")
    assert ranked(scene) != before
    assert any(value != "–" for _, value in ranked(scene))
