"""Names on the lines: spread with as little ado as may be, and in every scene, at every stop, none covers another."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.figures.draw import draw
from engine.figures.labels import placing, value_at, width_of
from engine.figures.letters import TEXT, WIDE, length
from engine.figures.names import APART, EDGE, Name, spots, spread
from engine.figures.naming import BLANK
from engine.figures.panel import WIDTH
from engine.lab.load import load_scene
from tests.conftest import ROOT

PLOT = (400, 200, 3800, 2400)
FILES = sorted(file for file in (ROOT / "chapters").glob("*/*.py") if not file.name.startswith("_"))
names = st.lists(st.builds(Name, st.integers(-900, 5000), st.integers(-900, 4000), st.integers(200, 1200)), max_size=7)


@given(st.lists(st.integers(0, 2200), min_size=1, max_size=9).map(sorted))
def test_spread_moves_no_name_that_need_not_move(ys):
    placed = spread(ys, 0, 2200)
    assert all(b - a >= APART for a, b in pairwise(placed))
    assert placed[0] >= 0
    assert placed[-1] <= 2200
    if all(b - a >= APART for a, b in pairwise(ys)):
        assert placed == ys


def test_a_cluster_is_spread_around_its_middle():
    assert spread([1000, 1000, 1000], 0, 2200) == [850, 1000, 1150]
    assert spread([0, 0, 2200], 0, 2200) == [0, 150, 2200]


@given(names, st.sampled_from((0, 2900)))
def test_no_two_names_touch_and_all_stay_within(given_names, column):
    boxes = [box(spot, name.width) for spot, name in zip(spots(given_names, PLOT, column), given_names, strict=True)]
    for n, one in enumerate(boxes):
        assert PLOT[1] <= one[1]
        assert one[3] <= PLOT[3]
        assert all(overlap(one, other) <= 0 for other in boxes[:n])
    if not column:
        assert all(PLOT[0] <= left and right <= PLOT[2] + 80 for left, _, right, _ in boxes)


def box(spot, width, half=EDGE):
    """Left, top, right and bottom of a name."""
    left = spot.x - width if spot.left else spot.x
    return left, spot.y - half, left + width, spot.y + half


def overlap(one, other) -> int:
    """How far two boxes lie over each other."""
    return min(min(one[k + 2], other[k + 2]) - max(one[k], other[k]) for k in (0, 1))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_in_every_scene_no_name_covers_another_or_leaves_its_panel(file, recordings):
    """On a phone 13 pixels are 16 units; two pixels are 2.4. Beyond the plot are the labels of the axes."""
    drawing = draw(file.stem, load_scene(file).SCENE, recordings[file.stem])
    axes = drawing.recording.axes
    ticks = np.linspace(0, drawing.horizon, 4).round().astype(int).tolist() if drawing.ticks else [0]
    for at in np.ndindex(*(len(axis) for axis in axes)):
        setting = dict(zip((axis.name for axis in axes), at, strict=True))
        for panel, tick in product(drawing.panels, ticks):
            boxes = boxes_of(drawing, panel, setting, tick)
            for n, (left, top, right, bottom) in enumerate(boxes):
                assert left >= 0, (setting, tick)
                assert right <= 10 * WIDTH, (setting, tick)
                assert panel.plot[1] * 10 - 10 <= top, (setting, tick)
                assert bottom <= panel.plot[3] * 10 + 10, (setting, tick)
                assert all(overlap(boxes[n], other) <= 24 for other in boxes[:n]), (setting, tick)


def boxes_of(drawing, panel, setting, tick):
    """The boxes of a panel's names at the sizes at which they take most, on a phone alone, on a screen with values."""
    boxes = []
    for key, spot in placing(drawing, panel, setting, tick).items():
        layer = drawing.layers[key]
        width = width_of(layer)
        if panel.naming == "valued":
            value = value_at(layer, setting, tick, panel)
            width = max(width, round(10 * (length(layer.label, WIDE) + BLANK + length(value, WIDE))))
        boxes.append(box(spot, width, round(5 * TEXT)))
    return boxes
