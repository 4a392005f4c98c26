"""Marks: the elements they draw stay the same from tick to tick, and a new mark is one file."""

import re

import numpy as np
import pytest

from engine.figures import marks
from engine.figures.ink import Ink, corners
from engine.figures.panel import Layer
from engine.figures.track import Track, track
from tests.conftest import ROOT

MOVERS = re.findall(r"^    (\w+): \{$", (ROOT / "site_templates/player/20-move.js").read_text(encoding="utf-8"), re.M)
POINTS = np.array([[0.0, 0.0], [1.04, 2.0], [1.04, 2.0], [30.0, -4.5]])


def drawn(name, tick, ended=-1):
    points = np.stack([POINTS, POINTS + 1]) if name == "morph" else POINTS
    layer = Layer("s", "S", name, (), points, True, None if ended < 0 else np.array(ended), base=10.0)
    return marks.mark(name).draw(layer, Ink("red", "6 2"), track(layer, {}), tick)


def shape(svg):
    return re.findall(r'<(\w+) data-moves="(\w+)"', svg)


@pytest.mark.parametrize("name", marks.names())
def test_a_mark_draws_the_same_elements_at_every_tick_each_with_a_mover_of_the_player(name):
    shapes = {
        tuple(shape(drawn(name, tick, ended))) for tick in range(5) for ended in ((-1, 2) if name != "morph" else (-1,))
    }
    assert len(shapes) == 1
    (elements,) = shapes
    assert len(elements) == drawn(name, 0).count("<")
    assert {mover for _, mover in elements} <= set(MOVERS)


def test_every_mover_of_the_player_is_documented_and_used():
    used = {mover for name in marks.names() for _, mover in shape(drawn(name, 0))}
    document = (ROOT / "engine/figures/ink.py").read_text(encoding="utf-8")
    assert used == set(MOVERS) == set(re.findall(r"^    (\w+)  +\S", document.split('"""')[1], re.M))


@pytest.mark.parametrize(("tick", "ended", "trail", "head_hidden"), [
    (0, -1, "0,0", False),
    (2, -1, "0,0 1,2", False),
    (9, -1, "0,0 1,2 30,-4.5", False),
    (2, 3, "0,0 1,2", False),
    (3, 3, "0,0 1,2", True),
    (0, 0, "0,0", True),
])  # fmt: skip
def test_a_path_goes_up_to_the_tick_or_to_its_end_in_a_cross(tick, ended, trail, head_hidden):
    svg = drawn("path", tick, ended)
    assert f' points="{trail}"' in svg
    dot, cross = (re.search(f"<{tag}[^>]*>", svg).group() for tag in ("circle", "path"))
    assert ('visibility="hidden"' in dot, 'visibility="hidden"' in cross) == (head_hidden, not head_hidden)
    x, y = trail.split(" ")[-1].split(",")
    assert f'cx="{x}" cy="{y}"' in dot
    if head_hidden:
        assert f'transform="translate({x} {y})"' in cross


def test_the_clock_draws_a_line_and_what_is_to_come_is_an_answer():
    rest, passed, head, _ = re.findall(r"<[^>]*>", drawn("line", 1))
    assert 'class="rest answer"' in rest
    assert ' points="0,0 1,2 30,-4.5"' in rest
    assert "answer" not in passed
    assert ' points="0,0 1,2"' in passed
    assert 'cx="1" cy="2"' in head
    assert ' points="0,0 1,2"' in drawn("line", 1, ended=2)


@pytest.mark.parametrize(("points", "ended", "exit"), [
    ([[5, 5], [15, 5], [35, 25], [90, 90]], 4, [20, 10]),  # crosses the right edge half-way down a step
    ([[5, 5], [15, 5], [9, 9]], 3, [9, 9]),  # ended within
    ([[5, 5], [50, 5], [8, 9], [8, 90]], 4, [8, 20]),  # came back, left below
    ([[5, 5], [15, 5], [90, 5]], 2, [15, 5]),  # what lies after the end is none of it
    ([[50, 50]], 1, [20, 20]),  # never seen
])  # fmt: skip
def test_a_run_has_its_cross_where_it_left_the_plot(points, ended, exit):
    assert Track(np.array(points), ended, (0, 0, 20, 20)).exit.tolist() == exit


def test_a_path_has_a_dot_a_step_and_a_pale_edge():
    layer = Layer("s", "S", "path", (), POINTS, True)
    ink = Ink("red", plot="p", step="t")
    halo, path, *_ = re.findall(r"<[^>]*>", marks.mark("path").draw(layer, ink, track(layer, {}), 3))
    assert 'class="halo"' in halo
    assert "marker" not in halo
    assert 'marker-mid="url(#t)"' in path
    assert 'id="t"' in ink.marker()
    assert 'clip-path="url(#p)"' in path


def test_a_bar_reaches_from_its_base_whichever_way():
    svg = drawn("bars", 0)
    assert re.findall(r'y="(\S+)" height="(\S+)"', svg) == [("0", "10"), ("2", "8"), ("2", "8"), ("-4.5", "14.5")]


def test_points_that_stand_still_are_written_once():
    assert corners(np.array([[0, 0], [0, 0], [15, -4], [15, -4], [0, 0]])) == "0,0 1.5,-0.4 0,0"


def test_a_new_mark_is_one_file(tmp_path, monkeypatch):
    (tmp_path / "stalks.py").write_text(
        "def draw(layer, ink, track, tick):\n"
        '    return ink.line("whole", track.whole) + "".join(ink.dot("each", p, 3) for p in track.points)\n'
    )
    monkeypatch.setattr(marks, "__path__", [*marks.__path__, str(tmp_path)])
    marks.mark.cache_clear()
    assert "stalks" in marks.names()
    assert shape(drawn("stalks", 0)) == [("polyline", "whole"), *[("circle", "each")] * 4]


def test_an_unknown_mark_is_said_with_the_nearest():
    with pytest.raises(ValueError, match=r"no mark is called 'bras'.*'bars'"):
        marks.mark("bras")


def test_a_track_is_held_at_its_last_point():
    run = Track(np.array([[0, 0], [10, 10]]))
    assert run.head(7).tolist() == [10, 10]
    assert not run.over(7)
