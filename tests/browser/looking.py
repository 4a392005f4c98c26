"""What can be asked of any page in a browser."""

from axe_playwright_python.sync_playwright import Axe

READY = "() => [...document.querySelectorAll('sim-scene')].every(one => 'ready' in one.dataset)"
BOXES = """() => [...document.querySelectorAll("sim-scene")].map(scene => {
    const from = scene.getBoundingClientRect();
    return [...scene.querySelectorAll("svg[data-panel]")].map(panel => {
        const box = panel.getBoundingClientRect();
        return [box.left - from.left, box.top - from.top, box.width, box.height].map(Math.round);
    });
})"""


def wake(page):
    """Bring every simulation of a page near, and wait until all play."""
    for scene in page.locator("sim-scene").all():
        scene.scroll_into_view_if_needed()
    page.wait_for_function(READY)


def barriers(page) -> list:
    """What a machine finds in the way of readers who do not see the page, or hardly."""
    found = Axe().run(page, options={"resultTypes": ["violations"], "preload": False})
    return found.response["violations"]


def too_wide(page, widths=(320, 360, 800, 1199, 1200, 1400)) -> list[tuple[int, int]]:
    """(width of the window, of the page) wherever the page scrolls sideways."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        found += [(width, wide)] if wide > width else []
    return found


def boxes(page) -> list:
    """Where each picture lies in its simulation, and how large: a list of [left, top, width, height] for each."""
    return page.evaluate(BOXES)
