"""A simulation in a browser: woken, and what it shows."""

from playwright.sync_api import expect


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


def quicken(scene):
    """Four times as fast."""
    for expected in ("2×", "4×"):
        scene.locator(".speed").click()
        expect(scene.locator(".speed")).to_have_text(expected)


def handle_at(scene):
    return scene.locator(".handle").get_attribute("transform")
