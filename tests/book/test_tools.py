"""What a scene can do beyond playing: read, compare, be linked to, be taken away, fill the screen."""

import csv
import io
import json
import re
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from engine.figures.numbers import number, rounded
from tests.book.playing import marks, tick
from tests.conftest import ROOT
from tests.figures.test_format import read_grid


@pytest.fixture
def losses(built_site):
    """The losses of the ravine at a setting: {series: values}."""
    stored = json.loads((built_site / "data" / "ravine.json").read_text(encoding="utf-8"))
    default = {axis["name"]: axis["default"] for axis in stored["axes"]}

    def at(**setting):
        grids = {key: stored["grids"][f"loss.{key}"] for key in ("sgd", "momentum", "nesterov")}
        places = {key: tuple({**default, **setting}[dim] for dim in grid["dims"][:-1]) for key, grid in grids.items()}
        return {key: read_grid(grid)[places[key]] for key, grid in grids.items()}

    return at


def point(scene, panel, across, up):
    """Moves the pointer to a place in a panel, in parts of its picture; what is read there."""
    picture = scene.locator("[data-panel]").nth(panel)
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    scene.page.mouse.move(box["x"] + across * box["width"], box["y"] + up * box["height"])
    return scene.locator(".readout")


CALM = 2  # the stop of the ravine's rate at which nothing leaves


def calm(found):
    """The ravine at that rate."""
    found.locator('[data-axis="learning_rate"]').fill(str(CALM))


def test_pointing_at_curves_reads_the_recording(scene, losses):
    found = scene("ch02_momentum.html", "ravine")
    calm(found)
    reading = point(found, 1, 0.25, 0.5).inner_text()
    step = int(re.match(r"step (\d+)", reading).group(1))
    said = [number(rounded(float(values[step]))) for values in losses(learning_rate=CALM).values()]
    assert 5 < step < 75
    assert reading.split("\n")[2::2] == said


def test_pointing_moves_nothing_and_leaving_ends_it(scene):
    found = scene("ch02_momentum.html", "ravine")
    before = found.bounding_box()
    assert point(found, 0, 0.5, 0.5).is_visible()
    assert found.bounding_box() == before
    found.page.mouse.move(2, 2)
    expect(found.locator(".readout")).to_be_hidden()
    assert found.locator(".hair").count() == 0


def test_a_cell_of_a_map_sets_both_controls_and_is_said(scene):
    found = scene("ch02_momentum.html", "phases")
    controls = [found.locator(f'[data-axis="{name}"]') for name in ("beta", "learning_rate")]
    before = [control.input_value() for control in controls]
    reading = point(found, 0, 0.45, 0.35).inner_text().split("\n")
    found.page.mouse.down()
    found.page.mouse.up()
    after = [control.input_value() for control in controls]
    assert after[0] != before[0]
    assert after[1] != before[1]
    expect(found.locator(".status")).to_contain_text(reading[1])
    found.page.keyboard.press("ArrowUp")
    assert found.locator("[data-axis=beta]").input_value() != after[0]


def test_an_address_restores_a_setting_and_the_link_is_that_address(scene):
    found = scene("ch02_momentum.html", "ravine")
    found.get_by_label("Momentum β", exact=True).fill("3")
    found.locator(".scrub input").fill("40")
    found.get_by_role("button", name="SGD", exact=True).click()
    found.get_by_role("button", name="Copy link").click()
    expect(found.locator(".status")).to_contain_text("A link to this setting is")
    address, shown = found.page.url, marks(found)
    assert address.endswith("#ravine?beta=0.7&step=40&hide=sgd")
    other = found.page.context.new_page()
    other.goto(address)
    restored = other.locator('[data-scene="ravine"]')
    expect(restored.locator(".scrub .value")).to_have_text("step 40 of 80")
    other.wait_for_function("() => document.querySelector('[data-scene=ravine]').setting.beta === 3")
    assert restored.locator('[data-axis="beta"]').input_value() == "3"
    assert marks(restored) == shown
    assert restored.evaluate("one => Math.abs(one.closest('figure').getBoundingClientRect().top)") < 80
    restored.get_by_role("button", name="Reset").click()
    expect(restored.locator(".scrub .value")).to_have_text("step 80 of 80")
    assert restored.locator("[aria-pressed=false].entry").count() == 0
    other.close()


def test_an_address_that_means_nothing_shows_the_nearest(scene):
    found = scene("ch02_momentum.html", "ravine")
    found.page.evaluate("() => { location.hash = '#ravine?beta=0.93&nothing=1&step=abc&condition=high'; }")
    expect(found.locator(".scrub .value")).to_have_text("step 0 of 80")
    assert found.locator('[data-axis="beta"]').get_attribute("aria-valuetext") in ("0.90", "0.95")
    assert found.locator('[data-axis="condition"]').get_attribute("aria-valuetext") == "40"


def test_the_last_setting_stays_as_a_ghost_until_the_next_play(scene):
    found = scene("ch02_momentum.html", "ravine")
    lines = "all => all.map(one => one.getAttribute('points'))"
    before = found.locator(".layers polyline[data-moves=trail]").evaluate_all(lines)
    table = [row.inner_text().split()[-1] for row in found.locator(".standings tbody tr").all()]
    assert found.locator(".ghost").count() == 0
    found.get_by_label("Momentum β", exact=True).fill("2")
    ghost = found.locator(".ghost polyline").evaluate_all(lines)
    assert set(ghost) <= set(before)
    assert len(ghost) > 3
    was = found.locator("[data-was]").evaluate_all("all => all.map(one => one.dataset.was)")
    assert sorted(was) == sorted(table)
    found.get_by_role("button", name="Play", exact=True).click()
    assert found.locator(".ghost").count() == 0
    found.get_by_role("button", name="Pause", exact=True).click()
    found.get_by_role("button", name="Pin").click()
    pinned = found.locator(".ghost polyline").evaluate_all(lines)
    found.get_by_label("Momentum β", exact=True).fill("5")
    found.get_by_role("button", name="Play", exact=True).click()
    assert found.locator(".ghost polyline").evaluate_all(lines) == pinned
    found.get_by_role("button", name="Pin").click()
    assert found.locator(".ghost").count() == 0


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 780)])
def test_full_screen_fits_the_window_and_escape_returns(scene, width, height):
    found = scene("ch08_playground.html", "race", width=width, height=height)
    found.locator("[data-tool=full]").scroll_into_view_if_needed()
    place = found.page.evaluate("() => scrollY")
    before = found.bounding_box()
    found.get_by_role("button", name="Full screen").click()
    expect(found).to_have_class(re.compile("full"))
    if width > 1000:
        fits = "one => one.scrollHeight <= innerHeight && one.clientWidth === innerWidth"
        found.page.wait_for_function(f"() => ({fits})(document.querySelector('.full'))")
    at = tick(found)
    found.locator(".scrub input").focus()
    found.page.keyboard.press("Space")
    found.page.wait_for_function("at => document.querySelector('[data-scene=race] .scrub input').value != at", arg=at)
    found.page.keyboard.press("Escape")
    expect(found).not_to_have_class(re.compile("full"))
    found.page.wait_for_function("() => !document.fullscreenElement")
    assert found.bounding_box()["width"] == before["width"]
    assert abs(found.page.evaluate("() => scrollY") - place) < 8


def taken(scene, tool, nth=0):
    """The file that a tool gives."""
    scene.locator(f"[data-tool={tool}]").click()
    with scene.page.expect_download() as download:
        scene.page.locator("dialog p button.tool").nth(nth).click()
    scene.page.keyboard.press("Escape")
    expect(scene.page.locator("dialog")).to_have_count(0)
    return download.value.path()


def test_the_csv_is_the_recording_at_this_setting(scene, losses):
    found = scene("ch02_momentum.html", "ravine")
    calm(found)
    found.get_by_label("Momentum β", exact=True).fill("3")
    rows = list(csv.DictReader(io.StringIO(taken(found, "data").read_text(encoding="utf-8"))))
    for name, values in zip(("SGD", "Momentum", "Nesterov"), losses(beta=3, learning_rate=CALM).values(), strict=True):
        read = [float(row["y"]) for row in rows if (row["panel"], row["series"]) == ("Loss", name)]
        np.testing.assert_allclose(read, values[: len(read)], rtol=6e-3)
        assert len(read) == 81


def test_the_table_is_what_is_shown_and_is_closed_by_escape(scene, losses):
    found = scene("ch02_momentum.html", "ravine")
    calm(found)
    found.locator("[data-tool=table]").click()
    table = found.page.locator("dialog table", has_text="Loss")
    assert table.locator("thead").inner_text().split() == ["step", "SGD", "Momentum", "Nesterov"]
    last = table.locator("tbody tr").last.locator("th, td").all_inner_texts()
    assert last == ["80", *(number(rounded(float(values[80]))) for values in losses(learning_rate=CALM).values())]
    found.page.keyboard.press("Escape")
    expect(found.page.locator("dialog")).to_have_count(0)


def test_the_picture_has_its_colours_with_it(scene, tmp_path):
    found = scene("ch02_momentum.html", "ravine")
    drawn = taken(found, "picture").read_text(encoding="utf-8")
    assert "var(" not in drawn
    assert "light-dark" not in drawn
    image = Image.open(taken(found, "picture", 1)).convert("RGB")
    seen = set(image.get_flattened_data() if hasattr(image, "get_flattened_data") else image.getdata())
    colour = found.evaluate("one => getComputedStyle(one.querySelector('polyline[data-moves=trail]')).stroke")
    assert tuple(map(int, re.findall(r"\d+", colour))) in seen
    assert image.width > 1500


@pytest.mark.parametrize(
    ("page", "name", "axis", "stop"),
    [
        ("ch02_momentum.html", "ravine", "beta", 3),
        ("ch02_momentum.html", "phases", "beta", 1),
        ("ch01_sgd.html", "descent", "", 0),
    ],
)
def test_the_program_computes_the_run_again(scene, tmp_path, built_site, page, name, axis, stop):
    found = scene(page, name)
    if axis:
        found.locator(f'[data-axis="{axis}"]').fill(str(stop))
    found.locator("[data-tool=run]").click()
    program = tmp_path / "again.py"
    program.write_text(found.page.locator("dialog code").inner_text(), encoding="utf-8")
    ran = subprocess.run([sys.executable, program], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    stored = json.loads((built_site / "data" / f"{name}.json").read_text(encoding="utf-8"))
    setting = found.evaluate("one => one.setting")
    said = dict(line.split(" ", 1) for line in ran.splitlines())
    assert said.keys() == stored["grids"].keys()
    for key, grid in stored["grids"].items():
        at = tuple(setting.get(dim, slice(None)) for dim in grid["dims"])
        np.testing.assert_allclose(json.loads(said[key]), read_grid(grid)[at], rtol=1e-4, atol=1e-9)


def test_pressing_a_name_in_the_picture_hides_its_series(scene):
    found = scene("ch02_momentum.html", "ravine")
    name = found.locator('.names [data-series="sgd"]').last
    name.hover()
    expect(found).to_have_class(re.compile("lifted"))
    name.click()
    assert found.locator('.legend [data-series="sgd"] button').get_attribute("aria-pressed") == "false"
    expect(name).to_be_hidden()


def test_one_sentence_is_said_at_the_end_and_nothing_while_it_plays(scene):
    found = scene("ch02_momentum.html", "ravine")
    found.get_by_role("button", name="Restart", exact=True).click()
    found.page.evaluate(
        """() => {
            window.said = [];
            for (const live of document.querySelectorAll("output, [role=status], [aria-live]"))
                new MutationObserver(() => window.said.push(live.textContent))
                    .observe(live, { childList: true, subtree: true });
        }"""
    )
    found.locator(".speed").click()
    found.locator(".speed").click()
    found.get_by_role("button", name="Play", exact=True).click()
    expect(found.locator(".play")).to_have_text("Play", timeout=9000)
    found.page.wait_for_function("() => window.said.some(Boolean)")
    found.page.wait_for_timeout(800)
    said = found.page.evaluate("() => window.said.filter(Boolean)")
    assert len(said) == 1
    assert said[0].startswith("step 80 of 80. Nesterov diverged at step 6, SGD ")
    assert "Momentum 43" in said[0]
    assert found.locator("[data-panel]").first.get_attribute("aria-label").endswith("Learning rate 0.0475.")


@pytest.mark.parametrize("width", [360, 1400])
def test_nothing_around_a_scene_moves_when_it_is_changed_or_played(scene, width):
    found = scene("ch08_playground.html", "race", width=width)
    below = found.page.locator("#fig-race figcaption")
    parts = found.locator(".transport, .controls, .legend, .side, .tools")
    places = "all => all.map(one => one.offsetTop)"
    before, height = parts.evaluate_all(places), found.bounding_box()["height"]
    for change in (
        lambda: found.locator('[data-axis="learning_rate"]').fill("8"),
        lambda: found.locator(".scrub input").fill("80"),
        lambda: found.get_by_role("button", name="AdaGrad", exact=True).click(),
        lambda: found.locator(".segments label").nth(1).click(),
    ):
        change()
        found.page.wait_for_timeout(800)
        assert parts.evaluate_all(places) == before
        assert found.bounding_box()["height"] == height
    assert below.is_visible()
