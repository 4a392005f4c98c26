"""Every simulation, played: clock, keys, sliders, legend, handle."""

import json
import re

import numpy as np
import pytest
from playwright.sync_api import expect

from engine.errors import gathering
from engine.figures.numbers import codes, number, rounded
from engine.pages.book import read_book
from tests.conftest import ROOT
from tests.figures.test_format import read_grid

with gathering() as mistakes:
    BOOK = read_book(ROOT / "chapters", mistakes)
SCENES = [
    pytest.param(chapter.page, name, id=name) for chapter in BOOK.chapters for name in dict.fromkeys(chapter.scenes)
]


def woken(page, name):
    """The element of a scene, near the reader and ready, unlocked where a prediction comes first."""
    scene = page.locator(f'[data-scene="{name}"]')
    lock = page.locator("predict-first", has=scene)
    if lock.count() and scene.get_attribute("data-locked") is not None:
        lock.locator("input").first.check()
        lock.get_by_role("button", name="Check", exact=True).click()
    scene.scroll_into_view_if_needed()
    page.wait_for_function("n => document.querySelector(`[data-scene=${n}]`).dataset.ready !== undefined", arg=name)
    if scene.locator(".play", has_text="Pause").count():  # an answer plays
        scene.locator(".scrub input").fill(scene.locator(".scrub input").get_attribute("max"))
    return scene


def tick(scene):
    return int(scene.locator(".scrub input").input_value())


def has_clock(scene):
    return scene.locator(".transport").count() == 1


def drawn(scene):
    """Everything the panels and tables show now."""
    return scene.locator(".panel, table").evaluate_all("all => all.map(one => one.hidden ? '' : one.innerHTML).join()")


def marks(scene):
    """The numbers of every visible line, dot and bar, panel by panel, in the order drawn."""
    return scene.evaluate(
        """scene => [...scene.querySelectorAll(".layers")].map(layers =>
            [...layers.querySelectorAll("polyline, circle, rect, polygon")]
                .filter(one => !one.closest("[visibility=hidden]"))
                .map(one => ["points", "cx", "cy", "x", "y", "height"]
                    .map(name => one.getAttribute(name) || "").join(" ").trim().split(/[ ,]+/).map(Number)))"""
    )


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
        control.select_option(str(stop))


@pytest.mark.parametrize(("page", "name"), SCENES)
def test_a_legend_entry_switches_its_series_off_and_on(chapter, page, name):
    scene = woken(chapter(page), name)
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


def quicken(scene):
    """Four times as fast."""
    for expected in ("2×", "4×"):
        scene.locator(".speed").click()
        expect(scene.locator(".speed")).to_have_text(expected)


def test_a_run_that_leaves_says_when(visit):
    scene = woken(visit("ch08_playground.html"), "race")
    assert "diverged" not in scene.locator(".legend").inner_text()
    scene.get_by_label("Learning rate", exact=True).fill("8")
    scene.locator(".scrub input").fill(scene.locator(".scrub input").get_attribute("max"))
    row = scene.locator('[data-series="sgd"] .told')
    expect(row).to_have_text(re.compile(r"^diverged at step \d+$"))
    step = int(row.inner_text().split()[-1])
    scene.locator(".scrub input").fill(str(step - 1))
    assert "diverged" not in row.inner_text()


def handle_at(scene):
    return scene.locator(".handle").get_attribute("transform")


def test_the_start_can_be_dragged_by_mouse_and_snaps_to_computed_starts(visit):
    scene = woken(visit("ch08_playground.html"), "race")
    baked = {
        (float(one.get_attribute("cx")), float(one.get_attribute("cy")))
        for one in scene.locator(".starts circle").all()
    }
    before, path = handle_at(scene), marks(scene)
    box = scene.locator(".handle .knob").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse = scene.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 150, y + 80, steps=4)
    mouse.up()
    assert handle_at(scene) != before
    assert tuple(map(float, re.findall(r"[\d.]+", handle_at(scene)))) in baked
    scene.page.wait_for_function("() => true", arg=path)
    assert marks(scene) != path


def test_the_start_can_be_moved_by_keys(visit):
    scene = woken(visit("ch08_playground.html"), "race")
    handle = scene.locator(".handle")
    handle.focus()
    before, words = handle_at(scene), handle.get_attribute("aria-valuetext")
    scene.page.keyboard.press("ArrowRight")
    assert handle_at(scene) != before
    assert handle.get_attribute("aria-valuetext") != words
    scene.page.keyboard.press("ArrowLeft")
    assert handle_at(scene) == before
    last = int(handle.get_attribute("aria-valuemax"))
    for key, index in (("Home", 0), ("End", last)):
        scene.page.keyboard.press(key)
        assert handle.get_attribute("aria-valuenow") == str(index)


def test_while_it_is_dragged_the_knob_is_under_the_pointer_and_its_start_stands_out(visit):
    scene = woken(visit("ch08_playground.html"), "race")
    knob = scene.locator(".handle .knob")
    knob.scroll_into_view_if_needed()
    box = knob.bounding_box()
    x, y = box["x"] + box["width"] / 2 + 37, box["y"] + box["height"] / 2 + 23
    mouse = scene.page.mouse
    mouse.move(x - 37, y - 23)
    mouse.down()
    mouse.move(x, y, steps=3)
    held = knob.bounding_box()
    assert abs(held["x"] + held["width"] / 2 - x) < 2
    assert abs(held["y"] + held["height"] / 2 - y) < 2
    near = scene.locator(".starts .near")
    assert near.count() == 1
    at = near.evaluate("one => [one.getAttribute('cx'), one.getAttribute('cy')].map(Number)")
    mouse.up()
    assert tuple(map(float, re.findall(r"[\d.]+", handle_at(scene)))) == tuple(at)


def test_a_saddle_s_start_can_be_exactly_on_its_ridge(visit):
    scene = woken(visit("ch06_surfaces.html"), "saddle")
    offset = scene.locator('[data-axis="offset"]')
    offset.fill("0")
    assert offset.get_attribute("aria-valuetext") == "0"
    scene.locator(".scrub input").fill("100")
    told = scene.locator('.legend [data-series="gd"] .told')
    expect(told).to_have_text(re.compile("10⁻"))  # at the saddle, whose loss is 0, and not below it
    offset.fill("3")
    expect(told).to_have_text(re.compile("^−0"))


def test_the_start_can_be_dragged_by_touch(visit):
    page = visit("ch08_playground.html", width=400, has_touch=True, is_mobile=True)
    scene = woken(page, "race")
    before = handle_at(scene)
    box = scene.locator(".handle .knob").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)
    for kind, points in (("touchStart", [(x, y)]), ("touchMove", [(x + 60, y + 30)]), ("touchEnd", [])):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": a, "y": b} for a, b in points]})
    assert handle_at(scene) != before


def test_a_chunk_is_loaded_when_it_is_needed_and_once(visit):
    page = visit("ch08_playground.html")
    asked = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
    scene = woken(page, "race")
    handle = scene.locator(".handle")
    handle.focus()
    for key in ("ArrowRight", "ArrowLeft", "ArrowRight"):
        with_chunk = len(marks(scene))
        page.keyboard.press(key)
        page.wait_for_timeout(200)
        assert len(marks(scene)) == with_chunk
    chunks = [name for name in asked if re.fullmatch(r"race\.\d+\.js", name)]
    assert len(chunks) == len(set(chunks))
    assert 2 <= len(chunks) < scene.locator(".starts circle").count() / 2  # those around, loaded ahead


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


def ranked(scene):
    """The rows that a scene's first table lists, as (name, value): a bar stands between them."""
    read = "rows => rows.map(row => [row.cells[0], row.lastElementChild].map(cell => cell.textContent))"
    return [tuple(row) for row in scene.locator("table").first.locator("tbody tr:not([hidden])").evaluate_all(read)]


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
    assert "AdamW" not in names
    scene.get_by_role("button", name="AdamW", exact=True).click()
    assert {name for name, _ in ranked(scene)} == {*names, "AdamW"}
    before = ranked(scene)
    scene.locator(".handle").focus()
    scene.page.keyboard.press("ArrowRight")
    scene.page.wait_for_function("() => !document.querySelector('[data-scene=race]').hasAttribute('aria-busy')")
    assert ranked(scene) != before
    assert any(value != "–" for _, value in ranked(scene))


def test_the_value_beside_a_name_is_the_recording_s_to_three_digits(visit, built_site):
    scene = woken(visit("ch02_momentum.html"), "ravine")
    stored = json.loads((built_site / "data" / "ravine.json").read_text(encoding="utf-8"))
    loss = {key: read_grid(stored["grids"][f"loss.{key}"]) for key in ("sgd", "momentum", "nesterov")}
    default = {axis["name"]: axis["default"] for axis in stored["axes"]}
    for step in (0, 7, 33, 80):
        scene.locator(".scrub input").fill(str(step))
        for key, values in loss.items():
            at = tuple(default[dim] for dim in stored["grids"][f"loss.{key}"]["dims"][:-1])
            said = scene.locator(f'.names [data-series="{key}"] .value').first.text_content()
            assert said == number(rounded(float(values[(*at, step)]))), (key, step)


def test_the_player_writes_numbers_as_the_page_does(chapter):
    generator = np.random.default_rng(0)
    values = generator.normal(size=4000) * 10.0 ** generator.integers(-320, 300, 4000)
    edges = [0.0, 1.0, -1.0, 0.001, 0.00099951, 9999.0, 9999.5, 10000.0, 2.125, 1e21, 5e-324, 0.1 + 0.2]
    near = generator.normal(size=2000) * 10.0 ** generator.integers(-5, 6, 2000)
    every = [*edges, *values.tolist(), *near.tolist()]
    every += [rounded(value) for value in every] + list(range(0, 12000, 7))
    written = chapter("ch02_momentum.html").evaluate("values => values.map(press.number)", every)
    assert written == [number(value) for value in every]


def test_the_player_reads_every_value_back_as_it_is_rounded(chapter):
    generator = np.random.default_rng(1)
    values = np.append(
        generator.normal(size=3000) * 10.0 ** generator.integers(-320, 300, 3000), [0, 2.125, 999.5, 1e-5]
    )
    run = {"values": codes(values).tolist()}
    read = chapter("ch02_momentum.html").evaluate("run => run.values.map((_, tick) => press.value(run, tick))", run)
    assert read == [rounded(value) for value in values.tolist()]


def test_a_run_that_left_its_bounds_ends_in_a_cross_in_path_and_line(visit):
    scene = woken(visit("ch08_playground.html"), "race")
    crosses = scene.locator('.layers > g:not([visibility]) [data-moves="end"]:not([visibility])')
    assert crosses.count() == 0
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
