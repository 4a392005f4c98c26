"""A start that a reader chooses: by mouse, keys and touch, on a ridge, and with data that come when needed."""

import re

from playwright.sync_api import expect

from tests.book.playing import handle_at, marks, woken


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
