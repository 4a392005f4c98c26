"""What a prediction must not be told: at tick 0 the clock has drawn nothing, and what does not move is an answer."""

from xml.etree import ElementTree

import numpy as np
import pytest

from engine.figures.draw import defaults, draw
from engine.figures.picture import picture
from engine.figures.ranking import bar, percent, ranking
from engine.lab.load import load_scene
from tests.conftest import ROOT

FILES = sorted(file for file in (ROOT / "chapters").glob("*/*.py") if not file.name.startswith("_"))
STAYS = ("dots", "spot", "morph")  # data that stand still, and a curve as it is before training


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_at_tick_0_only_what_is_called_an_answer_gives_one(file, recordings):
    drawing = draw(file.stem, load_scene(file).SCENE, recordings[file.stem])
    for panel in drawing.panels:
        root = ElementTree.fromstring(f"<svg>{picture(drawing, panel, defaults(drawing), 0)}</svg>")
        groups = {one.get("data-layer"): one for one in root.iter("g") if "data-layer" in one.attrib}
        for key, group in groups.items():
            layer = drawing.layers[key]
            if layer.mark in STAYS or "answer" in group.get("class", ""):
                continue
            assert layer.clocked, key
            lines = [one for one in group.iter("polyline") if "answer" not in one.get("class", "")]
            assert lines, key
            assert all(len(line.get("points").split()) == 1 for line in lines), key


@pytest.mark.parametrize(("value", "whole", "share"), [(66, 200, 33), (200, 200, 100), (0, 200, 1), (0.03, 0.3, 10)])
def test_a_bar_is_a_share_of_the_whole_and_always_seen(value, whole, share):
    assert percent(value, whole) == share
    assert f'x2="{share}%"' in bar("red", share)
    assert 'class="bar missing"' in bar("red", None)


def test_standings_of_the_race_are_ranked_with_dashes_last(recordings):
    drawing = draw("race", load_scene(ROOT / "chapters/ch08_playground/race.py").SCENE, recordings["race"])
    rows = [row for row in ranking(drawing, drawing.tables[0], defaults(drawing))["rows"] if not row["hidden"]]
    known = [float(row["text"]) for row in rows if row["text"] != "–"]
    assert known == sorted(known)
    assert [("missing" in row["bar"]) for row in rows] == [row["text"] == "–" for row in rows]
    assert np.all(np.diff(["missing" in row["bar"] for row in rows]) >= 0)


@pytest.mark.parametrize("name", ["ch02_momentum/phases", "ch05_schedules/warmup_map"])
def test_what_a_map_says_is_an_answer(name, recordings):
    scene = name.split("/")[1]
    drawing = draw(scene, load_scene(ROOT / "chapters" / f"{name}.py").SCENE, recordings[scene])
    root = ElementTree.fromstring(f"<svg>{picture(drawing, drawing.panels[0], defaults(drawing), 0)}</svg>")
    answers = {cell for one in root.iter("g") if one.get("class") == "answer" for cell in one.iter("path")}
    cells = [one for one in root.iter("path") if "--heat-" in one.get("fill", "")]
    assert cells
    assert set(cells) <= answers
