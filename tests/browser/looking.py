"""What can be asked of any page in a browser."""

from axe_playwright_python.sync_playwright import Axe

READY = "() => [...document.querySelectorAll('sim-scene')].every(one => 'ready' in one.dataset)"
SIZES = """() => [...document.querySelectorAll("sim-scene")].map(scene =>
    [...scene.querySelectorAll("svg[data-panel]")].map(panel => {
        const box = panel.getBoundingClientRect();
        return [box.width, box.height].map(Math.round);
    }))"""
WATCH = """window.moved = 0;  // for `visit`'s `before`
new PerformanceObserver(list => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) window.moved += one.value;
}).observe({ type: "layout-shift", buffered: true });"""


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


def sizes(page) -> list:
    """How large each picture of each simulation is: [width, height], in whole pixels."""
    return page.evaluate(SIZES)


def moved(page) -> float:
    """How much of a page opened under WATCH has moved by itself, all of it awake: its cumulative layout shift."""
    page.evaluate("() => document.fonts.ready")
    wake(page)
    page.wait_for_timeout(100)
    return page.evaluate("() => window.moved")


def off_target(page, target) -> float:
    """How far from the window's top the target of a link lies, once it was followed and everything has woken."""
    page.evaluate("id => { location.hash = id; }", target)
    page.wait_for_timeout(100)
    page.evaluate("() => Promise.all([...document.querySelectorAll('sim-scene')].map(one => one.wake()))")
    page.wait_for_timeout(100)
    return page.evaluate("id => Math.abs(document.getElementById(id).getBoundingClientRect().top)", target)
