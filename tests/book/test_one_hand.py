"""One hand draws: what the player shows is, attribute by attribute, what Python draws for that setting and tick."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from engine.errors import gathering
from engine.figures.draw import Drawing, defaults, draw
from engine.figures.legend import legend
from engine.figures.picture import picture
from engine.figures.ranking import ranking
from engine.lab.load import load_scene
from engine.pages.book import read_book
from engine.pages.scenes import find_scenes
from tests.conftest import ROOT

with gathering() as mistakes:
    BOOK = read_book(ROOT / "chapters", mistakes)
    FILES = find_scenes(BOOK, mistakes)
PAGES = {name: chapter.page for chapter in BOOK.chapters for name in chapter.scenes}
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

READ = """name => {
    const scene = document.querySelector(`[data-scene="${name}"]`);
    const attributes = one => Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value]));
    const layer = group => ({
        hidden: group.hasAttribute("visibility"),
        drawn: [...group.children].map(one => [one.tagName, attributes(one)]),
    });
    const named = one => [one.dataset.name, attributes(one), one.hasAttribute("visibility") ? "" : one.textContent];
    const rows = table => [...table.tBodies[0].rows].filter(row => !row.hidden);
    return {
        layers: Object.fromEntries(
            [...scene.querySelectorAll("[data-layer]")].map(group => [group.dataset.layer, layer(group)])),
        names: [...scene.querySelectorAll(".names text")].map(named),
        bars: [...scene.querySelectorAll("table")].map(table => rows(table).map(row =>
            [row.querySelector(".bar").getAttribute("class"), row.querySelector("line").getAttribute("x2")])),
        told: Object.fromEntries([...scene.querySelectorAll(".legend li")].map(one =>
            [one.dataset.series, one.querySelector(".told").textContent])),
        tables: [...scene.querySelectorAll("table")].map(table =>
            [table.hidden, rows(table).map(row => [...row.cells].map(cell => cell.textContent).filter(Boolean))]),
    };
}"""
AT = f"""([name, ticks]) => {{
    const scrub = document.querySelector(`[data-scene="${{name}}"] .scrub input`);
    return ticks.map(tick => {{
        if (scrub) {{ scrub.value = tick; scrub.dispatchEvent(new Event("input")); }}
        return ({READ})(name);
    }});
}}"""
UNLOCK = """name => {
    const lock = document.querySelector(`[data-scene="${name}"]`).closest("predict-first");
    lock?.querySelector("input").click();
    [...lock?.querySelectorAll("button") ?? []].find(one => one.textContent.trim() === "Check")?.click();
}"""
READY = """name => {
    const scene = document.querySelector(`[data-scene="${name}"]`);
    return "ready" in scene.dataset && !scene.hasAttribute("aria-busy");
}"""
CHOOSE = """([name, axis, stop]) => {
    const controls = [...document.querySelectorAll(`[data-scene="${name}"] [data-axis="${axis}"]`)];
    const control = controls.find(one => one.type !== "radio" || Number(one.value) === stop);
    if (control.type === "checkbox") control.checked = stop === 1;
    else if (control.type === "radio") control.checked = true;
    else control.value = stop;
    control.dispatchEvent(new Event("input"));
}"""


@pytest.fixture(scope="module")
def drawings(recordings) -> dict[str, Drawing]:
    """Every scene of the book, drawn in Python."""
    return {name: draw(name, load_scene(file).SCENE, recordings[name]) for name, file in FILES.items()}


def woken(page, name):
    """Wakes a scene; whether it waits for a prediction."""
    page.evaluate("name => document.querySelector(`[data-scene=${name}]`).wake()", name)
    page.wait_for_function(READY, arg=name)
    return page.evaluate("name => document.querySelector(`[data-scene=${name}]`).hasAttribute('data-locked')", name)


def expected(drawing, setting, tick) -> dict:
    """What Python draws and writes at a setting and tick, as READ reads it."""
    groups, names = {}, []
    for panel in drawing.panels:
        root = ElementTree.fromstring(f"<svg>{picture(drawing, panel, setting, tick)}</svg>")
        for group in root.iter("g"):
            if "data-layer" in group.attrib:
                drawn = [[one.tag, dict(one.attrib)] for one in group]
                groups[group.get("data-layer")] = {"hidden": "visibility" in group.attrib, "drawn": drawn}
        for text in root.iter("text"):
            if "data-name" in text.attrib:
                words = "" if "visibility" in text.attrib else "".join(text.itertext())
                names.append([text.get("data-name"), dict(text.attrib), words])
    tables = [ranking(drawing, table, setting) for table in drawing.tables]
    return {
        "layers": groups,
        "names": names,
        "bars": [[bar_of(row) for row in table["rows"] if not row["hidden"]] for table in tables],
        "told": {entry.key: said(entry) for entry in legend(drawing, setting, tick)},
        "tables": [
            [
                table["hidden"],
                [
                    [one for one in (row["label"], row["note"], row["text"]) if one]
                    for row in table["rows"]
                    if not row["hidden"]
                ],
            ]
            for table in tables
        ],
    }


def bar_of(row) -> list[str]:
    """The class and the length of a row's bar."""
    return list(re.search('class="(.*?)".*x2="(.*?)"', row["bar"]).groups())


def said(entry) -> str:
    """What stands beside a name in an English book."""
    return {"diverged": f"diverged at step {entry.text}", "outside": "outside the picture"}.get(entry.state, entry.text)


def difference(shown, meant) -> float:
    """The largest difference of a number in an attribute of a layer, where all else is the same."""
    assert shown["layers"].keys() == meant["layers"].keys()
    assert shown["tables"] == meant["tables"]
    assert shown["bars"] == meant["bars"]
    assert shown["told"] == meant["told"]
    largest = 0.0
    for (key, attributes, text), (_, shown_attributes, shown_text) in zip(meant["names"], shown["names"], strict=True):
        assert text == shown_text, key
        if "visibility" in attributes:
            assert "visibility" in shown_attributes, key
            continue
        places = [[float(n) for n in NUMBER.findall(one.pop("transform"))] for one in (attributes, shown_attributes)]
        assert attributes == shown_attributes, key
        largest = max(largest, *np.abs(np.subtract(*places)))
    for key, layer in meant["layers"].items():
        assert shown["layers"][key]["hidden"] == layer["hidden"], key
        if layer["hidden"]:
            continue
        for (tag, attributes), (shown_tag, shown_attributes) in zip(
            layer["drawn"], shown["layers"][key]["drawn"], strict=True
        ):
            assert (tag, attributes.keys()) == (shown_tag, shown_attributes.keys()), key
            for name, value in attributes.items():
                assert NUMBER.sub("", value) == NUMBER.sub("", shown_attributes[name]), (key, tag, name)
                pairs = zip(NUMBER.findall(value), NUMBER.findall(shown_attributes[name]), strict=True)
                largest = max([largest, *(abs(float(one) - float(other)) for one, other in pairs)])
    return largest


@pytest.mark.parametrize("name", FILES)
def test_before_anything_is_touched_the_player_shows_the_picture_of_the_page(chapter, drawings, built_site, name):
    drawing, page = drawings[name], chapter(PAGES[name])
    setting = defaults(drawing)
    html = (built_site / PAGES[name]).read_text(encoding="utf-8")
    locked = woken(page, name)
    at = 0 if locked else drawing.start
    assert all(picture(drawing, panel, setting, at) in html for panel in drawing.panels)
    shown = page.evaluate(READ, name)
    assert difference(shown, expected(drawing, setting, at)) <= 0.1


@pytest.mark.parametrize("name", FILES)
def test_at_five_ticks_the_player_shows_what_python_draws(chapter, drawings, name):
    drawing, page = drawings[name], chapter(PAGES[name])
    woken(page, name)
    page.evaluate(UNLOCK, name)
    ticks = np.linspace(0, drawing.horizon, 5).round().astype(int).tolist() if drawing.ticks else [0]
    for tick, shown in zip(ticks, page.evaluate(AT, [name, ticks]), strict=True):
        assert difference(shown, expected(drawing, defaults(drawing), tick)) <= 0.1, tick


@pytest.mark.parametrize("name", FILES)
def test_at_other_settings_too(chapter, drawings, name):
    drawing, page = drawings[name], chapter(PAGES[name])
    woken(page, name)
    page.evaluate(UNLOCK, name)
    setting = defaults(drawing)
    for axis in drawing.recording.axes:
        if axis.control == "drag":
            continue
        for stop in (len(axis) - 1, 0):
            setting[axis.name] = stop
            page.evaluate(CHOOSE, [name, axis.name, stop])
            page.wait_for_function(READY, arg=name)
            ticks = [drawing.horizon // 2, drawing.horizon] if drawing.ticks else [0]
            for tick, shown in zip(ticks, page.evaluate(AT, [name, ticks]), strict=True):
                assert difference(shown, expected(drawing, setting, tick)) <= 0.1, (setting, tick)
