"""Readers of recording/2 and player/1 written from docs/format.md alone, against what was recorded and drawn."""

import base64
import json
import re
import zlib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import gathering
from engine.figures.archive import archive
from engine.figures.draw import Drawing, draw
from engine.figures.layout import Room
from engine.figures.numbers import number
from engine.figures.pack import pack
from engine.figures.panel import Layer, Panel, Scale, Table
from engine.figures.scene import Scene
from engine.figures.views import Curves
from engine.figures.written import to_json
from engine.lab.load import load_scene
from engine.lab.recording import Grid, Recording
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.pages.book import read_book
from engine.pages.scenes import find_scenes
from tests.conftest import ROOT

DOCUMENT = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
WHOLE, PACKED = 5e-6, 5e-5  # relative errors that the document admits
with gathering() as mistakes:
    FILES = find_scenes(read_book(ROOT / "chapters", mistakes), mistakes)


def decoded(code: np.ndarray, digits: int) -> np.ndarray:
    """The numbers that codes of so many significant digits stand for."""
    least = 10 ** (digits - 1)
    size = np.abs(code) - 1
    exponent, mantissa = size // (9 * least) - 324, least + size % (9 * least)
    half = (exponent - digits + 1) // 2  # in two steps, as 10^-328 is none of the doubles
    return np.sign(code) * np.where(code == 0, 0, mantissa * 10.0**half * 10.0 ** (exponent - digits + 1 - half))


def read_grid(grid: dict) -> np.ndarray:
    """A grid of recording/2."""
    if "values" in grid:
        return np.array(grid["values"]).reshape(grid["shape"])
    raw = np.frombuffer(zlib.decompress(base64.b64decode(grid["packed"])), np.uint8)
    planes = raw.reshape(4, -1).astype(np.int64)
    unsigned = planes[0] + (planes[1] << 8) + (planes[2] << 16) + (planes[3] << 24)
    signed = np.where(unsigned % 2 == 0, unsigned // 2, -(unsigned + 1) // 2)
    at = grid["dims"].index(grid["along"])
    rest = [size for i, size in enumerate(grid["shape"]) if i != at]
    code = signed.reshape(*rest, grid["shape"][at]).cumsum(axis=-1).cumsum(axis=-1)
    return decoded(np.moveaxis(code, -1, at), 5)


def assert_read_back(written: dict, recording: Recording) -> None:
    """The file's JSON gives back the recording."""
    assert written["format"] == "recording/2"
    assert written["grids"].keys() == recording.grids.keys()
    for key, grid in recording.grids.items():
        found, admitted = written["grids"][key], WHOLE if "values" in written["grids"][key] else PACKED
        assert tuple(found["dims"]) == grid.dims
        values = read_grid(found)
        assert values.shape == grid.values.shape
        meant = np.clip(grid.values, -1.79e308, 1.79e308)
        np.testing.assert_allclose(values, meant, rtol=admitted * (1 + 1e-9), atol=1e-320)
    axes = [(axis["name"], len(axis["values"]), axis["default"]) for axis in written["axes"]]
    assert axes == [(axis.name, len(axis), axis.default_index) for axis in recording.axes]
    for axis, meant in zip(written["axes"], recording.axes, strict=True):
        if meant.numeric:
            np.testing.assert_allclose(axis["values"], np.array(meant.values), rtol=1e-11)
        else:
            assert axis["values"] == list(meant.values)
    assert written["labels"] == dict(recording.labels)
    assert (written["runs"], written["steps"]) == (recording.runs, recording.steps)


@pytest.mark.parametrize("name", FILES)
def test_the_file_of_every_scene_gives_back_its_recording(built_site, recordings, name):
    written = json.loads((built_site / "data" / f"{name}.json").read_text(encoding="utf-8"))
    assert_read_back(written, recordings[name])


@pytest.mark.parametrize("name", FILES)
def test_a_picture_has_a_window_for_each_setting_of_its_axes(built_site, name):
    written = json.loads((built_site / "data" / f"{name}.json").read_text(encoding="utf-8"))
    lengths = {axis["name"]: len(axis["values"]) for axis in written["axes"]}
    for panel in written["panels"]:
        assert len(panel["windows"]) in (
            {0, 1} if not panel["axes"] else {np.prod([lengths[a] for a in panel["axes"]])}
        )


AXES = (Axis("a", "A", (1, 2, 3), 2), Axis("b", "B", (0.1, 0.2), 0.1))
SIZES = {"a": 3, "b": 2, "xy": 2, "seed": 2}


@st.composite
def grids(draw_one):
    """A grid of any dimensions, small or packed, of numbers of any size."""
    axes = draw_one(st.sampled_from([(), ("a",), ("b",), ("a", "b"), ("b", "a")]))
    rest = draw_one(st.sampled_from([(), ("step",), ("step", "xy"), ("seed", "step"), ("point",), ("point", "xy")]))
    long = draw_one(st.sampled_from([1, 2, 7, 1500]))
    shape = tuple(SIZES.get(dim, long) for dim in (*axes, *rest))
    generator = np.random.default_rng(draw_one(st.integers(0, 10_000)))
    values = generator.normal(size=shape) * 10.0 ** generator.integers(
        *draw_one(st.sampled_from([(-3, 3), (-320, 300)])), shape
    )
    values = np.array(np.where(generator.uniform(size=shape) < 0.2, 0, values))
    if draw_one(st.booleans()):
        values = np.array(np.rint(np.clip(values, -1e4, 1e4)).astype(int))
    few = draw_one(st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=5))
    if values.dtype == float:
        values.flat[: len(few)] = few[: values.size]
    return Grid((*axes, *rest), values)


@settings(deadline=None)
@given(st.lists(grids(), min_size=1, max_size=3))
def test_the_file_of_any_recording_gives_it_back(found):
    recording = Recording(AXES, {f"q{i}.s": grid for i, grid in enumerate(found)}, labels={"s": "S"}, runs=6, steps=60)
    written = json.loads(to_json(archive(replace(drawing_of([]), recording=recording))))
    assert_read_back(written, recording)


def read(layer: dict, part: dict, setting: int) -> np.ndarray:
    """The points of one track of player/1, (n, 2) or, of frames, (ticks, n, 2), in picture units."""
    track, n = np.array(part["tracks"][setting], dtype=float), layer["n"]
    if layer.get("frames"):
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


def drawing_of(layers, tables=(), chunks=()) -> Drawing:
    scale = Scale("x", (0, 1), (0, 400))
    panel = Panel("p", "", 400, 300, scale, scale, (), ("",), tuple(layers))
    study = Study(AXES, lambda axes: Recording(axes, {}))
    scene = Scene("t", study, (Curves("q"),), caption="", alt="Something.", chunks=chunks)
    tokens = {layer.series: "sgd" for layer in layers}
    return Drawing("t", scene, Recording(AXES, {}), (panel,), tuple(tables), tokens)


@st.composite
def layers(draw_one):
    """A layer of any mark: random positions, some tracks that settle, some with x in common."""
    mark = draw_one(st.sampled_from(["path", "line", "morph", "dots", "area"]))
    axes = draw_one(st.sampled_from([(), ("a",), ("b",), ("a", "b"), ("b", "a")]))
    sizes = tuple(SIZES[axis] for axis in axes)
    n, ticks = draw_one(st.integers(1, 6)), draw_one(st.integers(1, 4))
    generator = np.random.default_rng(draw_one(st.integers(0, 10_000)))
    shape = (*sizes, ticks, n, 2) if mark == "morph" else (*sizes, n, 2)
    points = generator.uniform(-400, 800, shape)
    if mark == "morph":
        points[..., 0] = np.sort(generator.uniform(0, 400, n))
    elif draw_one(st.booleans()):
        points[..., 0] = np.arange(n)
    if mark == "morph":
        return Layer("s", "S", mark, axes, points, True)
    points[..., draw_one(st.integers(0, n)) :, :] = points[..., -1:, :]
    values = generator.normal(size=(*sizes, n)) * 10.0 ** generator.integers(-8, 8, (*sizes, n))
    return Layer("s", "S", mark, axes, points, True, generator.integers(-1, n, sizes), values)


@settings(deadline=None)
@given(layers())
def test_every_track_and_value_is_read_back(layer):
    (packed,) = pack(drawing_of([layer])).main["panels"][0]["layers"]
    runs = layer.points.reshape(-1, *layer.points.shape[len(layer.axes) :])
    assert len(packed["tracks"]) == len(runs)
    for setting, points in enumerate(runs):
        assert np.abs(read(packed, packed, setting) - points).max() <= 0.05 + 1e-9
    if layer.ended is not None:
        assert packed["ended"] == layer.ended.ravel().tolist()
        for exit, ended in zip(packed["exits"], packed["ended"], strict=True):
            assert (exit == 0) == (ended < 0)
    if layer.values is not None:
        for track, values in zip(packed["values"], layer.values.reshape(-1, layer.values.shape[-1]), strict=True):
            codes = np.append(np.cumsum(track), np.full(len(values) - len(track), sum(track)))
            assert [f"{value:.9e}" for value in decoded(codes, 3)] == [f"{float(f'{v:.2e}'):.9e}" for v in values]


@settings(deadline=None)
@given(layers(), st.sampled_from([("a",), ("b",), ("a", "b"), ("b", "a")]))
def test_chunks_hold_the_same_tracks(layer, chunk_axes):
    packed = pack(drawing_of([layer], chunks=chunk_axes))
    (main,) = packed.main["panels"][0]["layers"]
    for index in np.ndindex(*(SIZES[axis] for axis in layer.axes)):
        setting = {"a": 0, "b": 0} | dict(zip(layer.axes, index, strict=True))
        chunk = int(np.ravel_multi_index([setting[a] for a in chunk_axes], [SIZES[a] for a in chunk_axes]))
        rest = [axis for axis in main["axes"] if axis not in chunk_axes]
        at = int(np.ravel_multi_index([setting[a] for a in rest], [SIZES[a] for a in rest])) if rest else 0
        part = packed.chunks[chunk]["layers"]["0.0"] if set(layer.axes) & set(chunk_axes) else main
        assert np.abs(read(main, part, at) - layer.points[index]).max() <= 0.05 + 1e-9


def test_a_table_s_values_are_found_in_its_chunks():
    values = np.arange(6).reshape(3, 2)
    table = Table("steps", (("s", "S"),), (("a", "b"),), (values,))
    layer = Layer("s", "S", "dots", (), np.zeros((1, 2)))
    packed = pack(drawing_of([layer], [table], chunks=("b",)))
    assert "values" not in packed.main["tables"][0]["rows"][0]
    assert [packed.chunks[k]["tables"]["0.0"]["values"] for k in (0, 1)] == [[0, 2, 4], [1, 3, 5]]


def keys_of(part):
    """Every key of a file's JSON, but for those that are an author's names."""
    if isinstance(part, dict):
        yield from (key for key in part if not re.fullmatch(r"\d+\.\d+(\.beside)?", key))
        for key, value in part.items():
            named = key in ("when", "labels")
            yield from () if named else keys_of(list(value.values()) if key == "grids" else value)
    elif isinstance(part, list):
        for value in part:
            yield from keys_of(value)


def test_the_document_names_every_key_that_is_written(built_site):
    written = set()
    for file in built_site.glob("data/*.js*"):
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".js":
            text = zlib.decompress(base64.b64decode(re.search(r'"([^"]{20,})"', text).group(1)))
        written.update(keys_of(json.loads(text)))
    assert {"tracks", "handle", "packed", "windows", "roams", "when", "times"} <= written
    assert not {key for key in written if f"`{key}`" not in DOCUMENT and f'"{key}"' not in DOCUMENT}


@pytest.mark.parametrize("name", ["ch02_momentum/ravine", "ch06_surfaces/cliff"])
def test_the_same_recording_gives_the_same_bytes(name):
    module = load_scene(ROOT / "chapters" / f"{name}.py")
    recording = module.STUDY.record(module.STUDY.axes)
    drawings = [draw("s", module.SCENE, recording) for _ in range(2)]
    one, other = (to_json(pack(drawing).main) + to_json(archive(drawing)) for drawing in drawings)
    assert one == other


@settings(deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_with_all_its_digits(value):
    text = number(value)
    assert "-" not in text
    plain = re.sub("[⁰-⁹⁻¹²³]", lambda sign: "0123456789-"["⁰¹²³⁴⁵⁶⁷⁸⁹⁻".index(sign.group())], text)
    assert float(plain.replace("·10", "e").replace("−", "-")) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.25, "−0.25"),
        (66, "66"),
        (0.001, "0.001"),
        (1.2e-5, "1.2·10⁻⁵"),
        (-10000, "−1·10⁴"),
        (9990, "9990"),
    ],
)
def test_numbers_as_readers_see_them(value, text):
    assert number(value) == text


def test_curves_of_several_seeds_shade_their_range_where_the_line_shows():
    values = np.arange(12.0).reshape(3, 4)
    recording = Recording(AXES, {"loss.s": Grid(("seed", "step"), values)})
    (panel,) = Curves({"loss": {"a": 2}}, band=True).draw(recording, "t", Room())
    area, line = panel.layers
    assert area.mark == "area"
    assert line.values.tolist() == [4, 5, 6, 7]
    assert area.when == line.when == {"a": 2}
