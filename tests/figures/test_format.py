"""A reader of recording/1 written from docs/format.md alone, against what was drawn."""

import base64
import json
import re
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.figures.draw import Drawing, draw
from engine.figures.pack import pack, to_json
from engine.figures.panel import Layer, Panel, Scale, Table
from engine.figures.scene import Scene
from engine.lab.load import load_scene
from engine.lab.recording import Recording
from engine.lab.study import Study
from engine.lab.sweep import Axis
from tests.conftest import ROOT

DOCUMENT = (ROOT / "docs" / "format.md").read_text()


def read(layer: dict, part: dict, setting: int) -> np.ndarray:
    """The points of one track, (n, 2) or, of a morph, (ticks, n, 2), in picture units."""
    track, n = np.array(part["tracks"][setting], dtype=float), layer["n"]
    if layer["mark"] == "morph":
        rows = track.reshape(-1, n)
        rows[0] = rows[0].cumsum()
        ys = rows.cumsum(axis=0)
        return np.stack([np.broadcast_to(np.cumsum(layer["x"]), ys.shape), ys], axis=-1) / 10
    if "x" in layer:
        ys = track.cumsum()
        ys = np.append(ys, np.full(n - len(ys), ys[-1]))
        return np.stack([np.cumsum(layer["x"]), ys], axis=-1) / 10
    points = track.reshape(-1, 2).cumsum(axis=0)
    return np.concatenate([points, np.repeat(points[-1:], n - len(points), axis=0)]) / 10


AXES = (Axis("a", "A", (1, 2, 3), 2), Axis("b", "B", (0.1, 0.2), 0.1))


def drawing_of(layers, tables=(), chunks=()) -> Drawing:
    scale = Scale("x", (0, 1), (0, 400))
    panel = Panel("p", "", 400, 300, scale, scale, (), ("",), tuple(layers))
    study = Study(AXES, lambda axes: Recording(axes, {}))
    scene = Scene("t", study, (), caption="", alt="", chunks=chunks)
    tokens = {layer.series: "sgd" for layer in layers}
    return Drawing("t", scene, Recording(AXES, {}), (panel,), tuple(tables), tokens)


@st.composite
def layers(draw_one):
    """A layer of any mark: random positions, some tracks that settle, some with x in common."""
    mark = draw_one(st.sampled_from(["path", "line", "morph", "dots", "area"]))
    axes = draw_one(st.sampled_from([(), ("a",), ("b",), ("a", "b"), ("b", "a")]))
    sizes = tuple({"a": 3, "b": 2}[axis] for axis in axes)
    n, ticks = draw_one(st.integers(1, 6)), draw_one(st.integers(1, 4))
    generator = np.random.default_rng(draw_one(st.integers(0, 10_000)))
    shape = (*sizes, ticks, n, 2) if mark == "morph" else (*sizes, n, 2)
    points = generator.uniform(-400, 800, shape)
    if mark == "morph":
        points[..., 0] = np.sort(generator.uniform(0, 400, n))
    elif draw_one(st.booleans()):
        points[..., 0] = np.arange(n)
    if mark != "morph":
        points[..., draw_one(st.integers(0, n)) :, :] = points[..., -1:, :]
    return Layer("s", "S", mark, axes, points, True, None if mark == "morph" else generator.integers(-1, n, sizes))


@given(layers())
def test_every_track_is_read_back_within_half_a_tenth(layer):
    (packed,) = pack(drawing_of([layer])).main["panels"][0]["layers"]
    runs = layer.points.reshape(-1, *layer.points.shape[len(layer.axes) :])
    assert len(packed["tracks"]) == len(runs)
    for setting, points in enumerate(runs):
        assert np.abs(read(packed, packed, setting) - points).max() <= 0.05 + 1e-9
    if layer.ended is not None:
        assert packed["ended"] == layer.ended.ravel().tolist()


@given(layers(), st.sampled_from([("a",), ("b",), ("a", "b"), ("b", "a")]))
def test_chunks_hold_the_same_tracks(layer, chunk_axes):
    packed = pack(drawing_of([layer], chunks=chunk_axes))
    (main,) = packed.main["panels"][0]["layers"]
    sizes = {"a": 3, "b": 2}
    for index in np.ndindex(*(sizes[axis] for axis in layer.axes)):
        setting = {"a": 0, "b": 0} | dict(zip(layer.axes, index, strict=True))
        chunk = int(np.ravel_multi_index([setting[a] for a in chunk_axes], [sizes[a] for a in chunk_axes]))
        rest = [axis for axis in main["axes"] if axis not in chunk_axes]
        at = int(np.ravel_multi_index([setting[a] for a in rest], [sizes[a] for a in rest])) if rest else 0
        part = packed.chunks[chunk]["layers"]["0.0"] if set(layer.axes) & set(chunk_axes) else main
        assert np.abs(read(main, part, at) - layer.points[index]).max() <= 0.05 + 1e-9


def test_a_table_s_values_are_found_in_its_chunks():
    values = np.arange(6).reshape(3, 2)
    table = Table("steps", (("s", "S"),), (("a", "b"),), (values,))
    layer = Layer("s", "S", "dots", (), np.zeros((1, 2)))
    packed = pack(drawing_of([layer], [table], chunks=("b",)))
    assert "values" not in packed.main["tables"][0]["rows"][0]
    assert [packed.chunks[k]["tables"]["0.0"]["values"] for k in (0, 1)] == [[0, 2, 4], [1, 3, 5]]


def test_the_document_names_every_key_that_is_written(built_site):
    written = set()

    def collect(part):
        if isinstance(part, dict):
            written.update(key for key in part if not re.fullmatch(r"\d+\.\d+", key))
            for key, value in part.items():
                if key != "when":
                    collect(value)
        elif isinstance(part, list):
            for value in part:
                collect(value)

    for file in built_site.glob("data/*.js*"):
        text = file.read_text()
        if file.suffix == ".js":
            text = zlib.decompress(base64.b64decode(re.search(r'"([^"]{20,})"', text).group(1)))
        collect(json.loads(text))
    assert {"tracks", "handle", "chunk"} <= written
    assert not {key for key in written if f"`{key}`" not in DOCUMENT and f'"{key}"' not in DOCUMENT}


@pytest.mark.parametrize("name", ["ch02_momentum/ravine", "ch06_surfaces/cliff"])
def test_the_same_recording_gives_the_same_bytes(name):
    module = load_scene(ROOT / "chapters" / f"{name}.py")
    recording = module.STUDY.record(module.STUDY.axes)
    one, other = (to_json(pack(draw("s", module.SCENE, recording)).main) for _ in range(2))
    assert one == other
