"""Every simulation, played: clock, keys, sliders, legend, handle."""

import re

import pytest
from playwright.sync_api import expect

from engine.errors import gathering
from engine.pages.book import read_book
from tests.book.playing import drawn, has_clock, marks, quicken, tick, woken
from tests.conftest import ROOT

with gathering() as mistakes:
    BOOK = read_book(ROOT / "chapters", mistakes)
SCENES = [
    pytest.param(chapter.page, name, id=name) for chapter in BOOK.chapters for name in dict.fromkeys(chapter.scenes)
]


@pytest.mark.parametrize(("page", "name"), SCENES)
def test_play_pause_step_restart_and_the_keys(chapter, page, name):
    scene = woken(chapter(page), name)
    if not has_clock(scene):
        assert scene.get_by_role("button", name="Play", exact=True).count() == 0
        return
    last = int(scene.locator(".scrub input").get_attribute("max"))
    scene.get_by_role("button", name="Restart", exact=True).click()
    assert tick(scene) == 0
    before = drawn(scene)
    scene.get_by_role("button", name="Step", exact=True).click()
    assert tick(scene) == 1
    scene.get_by_role("button", name="Play", exact=True).click()
    scene.page.wait_for_function("n => document.querySelector(`[data-scene=${n}] .scrub input`).value >= 3", arg=name)
    scene.get_by_role("button", name="Pause", exact=True).click()
    paused = tick(scene)
    assert 3 <= paused <= last
    assert drawn(scene) != before
    if scene.locator(".handle, .map").count():
        return  # there the arrow keys move something else
    scene.locator("[data-panel]").first.focus()
    for key, expected in (("End", last), ("ArrowLeft", last - 1), ("ArrowRight", last), ("Home", 0)):
        scene.page.keyboard.press(key)
        assert tick(scene) == expected, key
    scene.locator(".scrub input").fill(str(last // 2))
    assert str(last // 2) in scene.locator(".scrub .value").inner_text() or name  # times may be shown instead
    assert tick(scene) == last // 2


@pytest.mark.parametrize(("page", "name"), SCENES)
def test_every_control_moves_the_picture_and_says_its_value(chapter, page, name):
    scene = woken(chapter(page), name)
    for axis in scene.locator("[data-axis]").evaluate_all("all => [...new Set(all.map(one => one.dataset.axis))]"):
        control = scene.locator(f'[data-axis="{axis}"]')
        kind = control.first.get_attribute("type") or "select"
        seen, said = set(), set()
        for stop in stops(control, kind):
            choose(control, kind, stop)
            scene.page.wait_for_timeout(30)
            seen.add(drawn(scene))
            said.add(said_by(control))
        assert len(said) == len(stops(control, kind))
        assert len(seen) > 1, f"{axis} changes nothing"


def said_by(control):
    """What a control says of itself: the words beside it, and which of them is chosen."""
    chosen = "one => one.type === 'radio' ? one.parentElement.querySelector(':checked')?.value : one.value"
    words = control.first.evaluate("one => one.closest('.control').innerText")
    return words + str([one.evaluate(chosen) for one in control.all()])


def stops(control, kind):
    if kind == "range":
        return range(int(control.get_attribute("max")) + 1)
    if kind == "checkbox":
        return (True, False)
    return range(control.count() if kind == "radio" else control.locator("option").count())


def choose(control, kind, stop):
    if kind == "range":
        control.fill(str(stop))
    elif kind == "checkbox":
        control.set_checked(stop)
    elif kind == "radio":
        control.nth(stop).check()
    else:
        control.select_option(index=int(stop))


@pytest.mark.parametrize(("page", "name"), SCENES)
def test_a_legend_entry_switches_its_series_off_and_on(chapter, page, name):
    scene = woken(chapter(page), name)
    for switch in scene.locator("input[type=checkbox][data-axis]").all():
        switch.check()  # which may bring in series
    for entry in scene.locator(".legend button").all():
        shown = marks(scene)
        pressed = entry.get_attribute("aria-pressed")
        entry.click()
        assert entry.get_attribute("aria-pressed") != pressed
        assert marks(scene) != shown
        entry.click()
        assert marks(scene) == shown


def test_a_slider_moved_during_play_keeps_the_step(visit):
    scene = woken(visit("ch02_momentum.html"), "ravine")
    scene.get_by_role("button", name="Restart", exact=True).click()
    scene.get_by_role("button", name="Play", exact=True).click()
    scene.page.wait_for_function("() => document.querySelector('[data-scene=ravine] .scrub input').value >= 5")
    scene.get_by_label("Momentum β", exact=True).fill("2")
    at = tick(scene)
    assert at >= 5
    assert scene.get_by_role("button", name="Pause", exact=True).count() == 1
    scene.page.wait_for_function("at => document.querySelector('[data-scene=ravine] .scrub input').value > at", arg=at)


def test_space_plays_and_pauses(visit):
    scene = woken(visit("ch02_momentum.html"), "ravine")
    scene.locator("[data-panel]").first.focus()
    scene.page.keyboard.press("Home")
    places = ("[data-panel]", ".play", ".step", ".scrub input", "[data-axis]", ".legend button", "[data-tool=pin]")
    for place in places:
        scene.locator(place).first.focus()
        before = scene.page.evaluate("() => scrollY")
        scene.page.keyboard.press("Space")
        expect(scene.locator(".play"), place).to_have_text("Pause")
        scene.page.keyboard.press("Space")
        expect(scene.locator(".play"), place).to_have_text("Play")
        assert scene.page.evaluate("() => scrollY") == before
    assert scene.locator(".legend [aria-pressed=false]").count() == 0


def test_play_at_the_end_begins_anew_and_speed_changes_the_pace(visit):
    scene = woken(visit("ch02_momentum.html"), "ravine")
    quicken(scene)
    last = tick(scene)
    scene.get_by_role("button", name="Play", exact=True).click()
    scene.page.wait_for_function(
        "last => document.querySelector('[data-scene=ravine] .scrub input').value < last", arg=last
    )
    scene.get_by_role("button", name="Play", exact=True).wait_for(timeout=8000)
    assert tick(scene) == last


def test_a_run_that_leaves_says_when(visit):
    scene = woken(visit("ch08_playground.html"), "race")
    assert "diverged" not in scene.locator('[data-series="sgd"] .told').inner_text()
    scene.get_by_label("Learning rate", exact=True).fill("8")
    scene.locator(".scrub input").fill(scene.locator(".scrub input").get_attribute("max"))
    row = scene.locator('[data-series="sgd"] .told')
    expect(row).to_have_text(re.compile(r"^diverged at step \d+$"))
    step = int(row.inner_text().split()[-1])
    scene.locator(".scrub input").fill(str(step - 1))
    assert "diverged" not in row.inner_text()


def test_a_run_that_left_its_bounds_ends_in_a_cross_in_path_and_line(visit):
    scene = woken(visit("ch08_playground.html"), "race")
    crosses = scene.locator('.layers > g:not([visibility]) [data-moves="end"]:not([visibility])')
    gone = scene.locator(".told", has_text="diverged").count()  # Nesterov's rule, at the rate shown
    assert crosses.count() == 2 * gone
    scene.get_by_label("Learning rate", exact=True).fill("0")
    expect(crosses).to_have_count(0)
    scene.get_by_label("Learning rate", exact=True).fill("8")
    scene.locator(".scrub input").fill(scene.locator(".scrub input").get_attribute("max"))
    expect(scene.locator('[data-series="sgd"] .told')).to_have_text(re.compile("diverged"))
    gone = scene.locator(".told", has_text="diverged").count()
    assert gone
    assert crosses.count() == 2 * gone
    scene.get_by_role("button", name="Restart", exact=True).click()
    assert crosses.count() == 0


def test_between_two_ticks_a_trail_ends_between_its_points(chapter):
    shown = """tick => {
        const run = press.run({ n: 4 }, { tracks: [[0, 0, 100, 40, 0, 0, 50, -20]], ended: [-1] }, 0);
        const line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
        press.movers.trail.show(line, run, press.head(run, tick));
        return line.getAttribute("points");
    }"""
    page = chapter("ch02_momentum.html")
    seen = {tick: page.evaluate(shown, tick) for tick in (0, 0.5, 1, 1.5, 2.25, 3, 9)}
    assert seen == {
        0: "0,0",
        0.5: "0,0 5,2",
        1: "0,0 10,4",
        1.5: "0,0 10,4",
        2.25: "0,0 10,4 11.3,3.5",
        3: "0,0 10,4 15,2",
        9: "0,0 10,4 15,2",
    }


def test_without_scripts_the_handle_is_not_shown_and_idle_tables_are_not_either(visit):
    page = visit("ch08_playground.html", java_script_enabled=False)
    scene = page.locator('[data-scene="race"]')
    assert scene.locator(".knob").count() == 1
    assert not scene.locator(".knob").is_visible()
    assert [table.is_visible() for table in scene.locator("table").all()] == [
        False,
        False,
    ]  # it would answer the question


def test_nothing_moves_unasked_and_nothing_glides_where_motion_is_unwanted(visit):
    page = visit("ch02_momentum.html", reduced_motion="reduce")
    scene = woken(page, "ravine")
    shown = marks(scene)
    page.wait_for_timeout(400)
    assert marks(scene) == shown
    scene.get_by_role("button", name="Restart", exact=True).click()
    scene.get_by_role("button", name="Play", exact=True).click()
    points = "document.querySelectorAll('[data-scene=ravine] .layers')[0].querySelector('circle').getAttribute('cx')"
    seen = {page.evaluate(points) for _ in range(60)}
    page.wait_for_timeout(1000)
    scene.get_by_role("button", name="Pause", exact=True).click()
    whole = int(tick(scene)) + 1
    assert len(seen) <= whole


def test_a_simulation_out_of_sight_pauses(visit):
    page = visit("ch02_momentum.html")
    scene = woken(page, "ravine")
    scene.get_by_role("button", name="Restart", exact=True).click()
    scene.get_by_role("button", name="Play", exact=True).click()
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_function("() => document.querySelector('[data-scene=ravine] .play').textContent === 'Play'")


def test_a_prediction_comes_before_the_simulation(visit):
    page = visit("ch04_adam.html")
    scene = page.locator('[data-scene="correction"]')
    scene.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('[data-scene=correction]').dataset.ready !== undefined")
    assert scene.get_by_role("button", name="Play", exact=True).is_disabled()
    scene.locator("[data-panel]").first.focus()
    page.keyboard.press("Space")
    assert tick(scene) == 0
    assert "answer first" in scene.locator(".status").inner_text()
    woken(page, "correction")
    page.wait_for_function("() => document.querySelector('[data-scene=correction] .scrub input').value > 0")


def test_without_its_data_a_simulation_says_so_and_keeps_its_picture(browser, built_site, tmp_path):
    page = browser.new_context().new_page()
    html = (built_site / "ch02_momentum.html").read_text().replace("data/ravine.js", "data/lost.js")
    (tmp_path / "assets").symlink_to(built_site / "assets")
    (tmp_path / "page.html").write_text(html)
    page.goto((tmp_path / "page.html").as_uri())
    scene = page.locator('[data-scene="ravine"]')
    scene.scroll_into_view_if_needed()
    scene.get_by_text("could not be read").wait_for()
    assert scene.locator("polyline").count() > 0
    page.context.close()
