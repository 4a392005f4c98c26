"""Stills name every series that shows: on its line, at an axis, or in a key below; a map has no seams."""

import re
from xml.etree import ElementTree

import numpy as np

from engine.figures import Bars, Cloud, Curves, Heat, Scene
from engine.figures.draw import draw
from engine.figures.frames import frames
from engine.lab import Axis, Grid, Recording, Study

RATE = Axis("rate", "Rate", (1.0, 2.0), 2.0)


def stills(*views, grids, axes=(), labels=None, **more) -> list[str]:
    found = Recording(axes, grids, labels=labels or {})
    scene = Scene("A scene", Study(axes, lambda _: found), views, caption="It is.", alt="Something.", **more)
    return [frame.decode() for frame in frames(draw("scene", scene, found))]


def key(still: str) -> list[str]:
    """The names below a still."""
    root = ElementTree.fromstring(still)
    return ["".join(text.itertext()) for text in root.findall(".//{*}g[@class='key']/{*}text")]


def height(still: str) -> int:
    return int(re.findall(r'height="(\d+)"', still)[0])


def test_bars_and_dots_are_named_below():
    bars = {f"share.{name}": Grid(("bar",), [1.0, 2.0]) for name in ("one", "two", "off")}
    (still,) = stills(Bars("share", ("a", "b")), grids=bars, labels={"two": "two & more"}, off=("off",))
    assert key(still) == ["one", "two & more"]
    assert len(re.findall(r'<rect [^>]*width="20" height="10"', still)) == 2
    assert "--series-2:" in still, "the colours of the key are there"
    dots = {"at.points": Grid(("point", "xy"), np.zeros((3, 2)))}
    (still,) = stills(Cloud("at"), grids=dots)
    assert key(still) == ["points"]


def test_lines_that_bear_their_names_have_no_key_and_others_do():
    lines = {f"level.{name}": Grid(("step",), [1.0, 2.0]) for name in ("sea", "lake")}
    named = stills(Curves("level"), grids=lines)
    assert [key(still) for still in named] == [[], []]
    assert len({height(still) for still in named}) == 1
    assert "key" not in named[0]
    (alone,) = {tuple(key(still)) for still in stills(Curves("level", only=("sea",), y_label="sea"), grids=lines)}
    assert alone == (), "the axis names it"
    long = {name: f"a name of {name} that is too long for the room beside" for name in ("sea", "lake")}
    first, last = stills(Curves("level"), grids=lines, labels=long)
    assert key(first) == key(last) == list(long.values())
    assert height(first) == height(named[0]) + 8 + 2 * 22


def test_a_key_goes_on_in_a_further_row():
    names = {f"n{i}": f"quite a long name, number {i}" for i in range(6)}
    bars = {f"share.{name}": Grid(("bar",), [1.0, 2.0]) for name in names}
    (still,) = stills(Bars("share", ("a", "b")), grids=bars, labels=names)
    assert key(still) == list(names.values())
    places = [float(x) for x in re.findall(r'<text x="([\d.]+)" y="[\d.]+" dy="0.35em" fill="var\(--ink', still)]
    assert max(places) < 640
    assert places.count(36.0) > 1


def test_what_shows_only_at_another_setting_is_not_named():
    lines = {f"{name}.{name}": Grid(("point",), [1.0, 2.0]) for name in ("one", "two")}
    names = {name: f"a long name for the series that is called {name}" for name in ("one", "two")}
    shown = {"one": {"rate": 1.0}, "two": {"rate": 2.0}}
    (still,) = stills(Curves(shown), grids=lines, labels=names, axes=(RATE,))
    assert key(still) == [names["two"]]


def test_the_cells_of_a_map_touch():
    axes = (Axis("x", "x", tuple(range(7)), 1), Axis("y", "y", tuple(range(8)), 1))
    values = np.arange(56.0).reshape(7, 8) % 5
    (still,) = stills(Heat("map.all", "x", "y"), grids={"map.all": Grid(("x", "y"), values)}, axes=axes, clock=None)
    boxes = [tuple(map(float, box)) for box in re.findall(r"M([\d.]+) ([\d.]+)H([\d.]+)V([\d.]+)H[\d.]+z", still)]
    assert len({top for _, top, _, _ in boxes}) == 8
    tops, bottoms = {top for _, top, _, _ in boxes}, {bottom for *_, bottom in boxes}
    assert len(tops | bottoms) == 9
    lefts, rights = {left for left, *_ in boxes}, {right for _, _, right, _ in boxes}
    assert len(lefts | rights) <= 8
