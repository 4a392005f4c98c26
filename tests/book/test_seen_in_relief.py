"""The relief in a scene and on the front page, and the pictures that open chapters."""

from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from engine.figures.relief import VIEW, projected


def pixels(canvas):
    """The picture on a canvas, (height, width, 4)."""
    png = canvas.evaluate("one => one.toDataURL()").partition(",")[2]  # a list of its numbers would take seconds
    return np.asarray(Image.open(BytesIO(b64decode(png))).convert("RGBA"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_relief_takes_the_map_s_place_and_turns(scene, scheme):
    found = scene("ch04_adam.html", "four", color_scheme=scheme)
    before, button = found.bounding_box(), found.get_by_role("button", name="Relief")
    button.click()
    canvas = found.locator("canvas.relief")
    expect(canvas).to_be_visible()
    assert found.bounding_box() == before
    box, picture = canvas.bounding_box(), found.locator("[data-panel]").first.bounding_box()
    assert all(abs(box[side] - picture[side]) <= 1 for side in box)
    drawn = pixels(canvas)
    assert (drawn[..., 3] > 0).mean() > 0.2
    canvas.focus()
    found.page.keyboard.press("ArrowLeft")
    found.page.wait_for_timeout(100)
    turned = pixels(canvas)
    assert (turned != drawn).any()
    found.locator(".scrub input").fill("3")
    assert (pixels(canvas) != turned).any()
    button.click()
    expect(canvas).to_be_hidden()
    expect(found.locator("[data-panel]").first).to_be_visible()


def test_the_player_s_relief_lies_where_python_s_does(scene):
    found = scene("ch04_adam.html", "four")
    found.get_by_role("button", name="Relief").click()
    expect(found.locator("canvas.relief")).to_be_visible()
    places = [[0.0, 0.0, 0.0], [0.3, 0.8, 0.5], [1.0, 0.25, 1.0]]
    data = {"columns": 2, "rows": 2, "aspect": 1.4, "view": VIEW, "grounds": [[0, 255, 255, 0]]}
    read = """([data, places]) => {
        const ground = press.ground(data, 0);
        const put = ground.projection(700, 500, data.view.turn, data.view.tilt);
        return places.map(([u, v, z]) => put(u, v, z).slice(0, 2));
    }"""
    shown = found.page.evaluate(read, [data, places])
    at = np.array(places)
    np.testing.assert_allclose(shown, projected(at[:, :2], at[:, 2], 1.4), atol=1e-9)


def test_the_front_page_has_a_live_cover_and_a_still_without_scripts(visit):
    still = visit("index.html", java_script_enabled=False)
    assert still.locator(".cover svg").is_visible()
    assert still.locator(".cover svg polyline").count() >= 4
    page = visit("index.html", reduced_motion="reduce")
    page.wait_for_function("() => document.querySelector('.cover.live')")
    drawn = pixels(page.locator(".cover canvas"))
    page.wait_for_timeout(400)
    assert (pixels(page.locator(".cover canvas")) == drawn).all()
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(500)
    assert (pixels(page.locator(".cover canvas")) != drawn).any()
    assert page.get_by_role("link", name="Begin").get_attribute("href") == "ch00_training.html"
    page.goto(page.url.replace("index", "ch04_adam"))
    page.goto(page.url.replace("ch04_adam", "index"))
    expect(page.locator(".begin")).to_have_text("Go on: Chapter 4")


def test_two_chapters_are_on_a_phone_s_first_screen(visit):
    page = visit("index.html", width=360, height=740)
    box = page.locator(".chapters > li h2").nth(1).bounding_box()
    assert box["y"] + box["height"] < 740


def test_a_chapter_s_first_screen_holds_a_picture(visit):
    page = visit("ch03_adaptive.html", width=1400, height=900)
    box = page.locator(".opening-picture img").bounding_box()
    assert box["y"] + box["height"] < 900
    assert box["width"] > 300
    page.locator(".opening-picture").click()
    assert page.url.endswith("#fig-stall")
