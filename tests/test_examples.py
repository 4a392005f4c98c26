"""The books in examples/ are pressed, and what they compute is so."""

import base64
import json
import shutil
import zlib
from pathlib import Path

import numpy as np
import pytest

from engine.figures import Plane
from engine.figures.layout import Room
from engine.lab import Axis, Grid, Recording
from tests.golden.cases import build

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").iterdir())


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """name -> the site of every example."""
    found = {}
    for example in EXAMPLES:
        folder = tmp_path_factory.mktemp(example.name)
        shutil.copytree(example, folder / "book", ignore=shutil.ignore_patterns(".shelf", "site"))
        found[example.name] = build(folder / "book", folder / "site")
    return found


def grid(site: Path, scene: str, name: str) -> np.ndarray:
    """A grid of a recording, unpacked as docs/format.md says."""
    told = json.loads((site / "data" / f"{scene}.json").read_text())["grids"][name]
    if "values" in told:
        return np.reshape(told["values"], told["shape"])
    raw = np.frombuffer(zlib.decompress(base64.b64decode(told["packed"])), np.uint8)
    coded = raw.reshape(4, -1).T.copy().view("<u4").ravel().astype(np.int64)
    signed = np.where(coded % 2, -(coded + 1) // 2, coded // 2)
    along = told["dims"].index(told["along"])
    shape = [size for n, size in enumerate(told["shape"]) if n != along] + [told["shape"][along]]
    codes = np.moveaxis(signed.reshape(shape).cumsum(-1).cumsum(-1), -1, along)
    size = np.abs(codes) - 1
    value = (10000 + size % 90000) * 10.0 ** (size // 90000 - 324 - 4 + 0)
    return np.where(codes == 0, 0.0, np.sign(codes) * value)


def test_every_example_is_pressed(sites):
    assert set(sites) == {"epidemic", "letters", "pendulum"}
    for site in sites.values():
        assert (site / "index.html").is_file()
    data = [path.name for path in (sites["letters"] / "data").iterdir()]
    assert data == ["search.js"], "a book without a simulation"


def test_a_pendulum_without_friction_keeps_its_energy_and_one_with_friction_loses_it(sites):
    path = grid(sites["pendulum"], "swing", "path.pendulum")
    energy = path[..., 1] ** 2 / 2 + 1 - np.cos(path[..., 0])
    assert np.allclose(energy[0], energy[0][:, :1], rtol=0.02)
    assert (energy[1:, :, -1] < 0.9 * energy[1:, :, 0]).all()


def test_an_epidemic_ends_where_its_last_equation_says(sites):
    """1 - r = exp(-R0 r) for the share r that had it (Kermack and McKendrick 1927), of a few infected at first."""
    susceptible = grid(sites["epidemic"], "sir", "share.susceptible")[:, -1]
    for r0, left in zip((2.0, 3.0, 4.0), susceptible[3:], strict=True):
        assert left == pytest.approx(np.exp(-r0 * (1 - left)), abs=0.01)


def test_the_arrows_of_a_plane_go_where_its_field_does():
    axes = (Axis("a", "A", (1.0, 2.0), 1.0),)
    path = np.stack(np.broadcast_arrays(np.linspace(0, 3, 5), np.linspace(0, 1, 5)), axis=-1)
    recording = Recording(axes, {"path.p": Grid(("a", "step", "xy"), np.stack([path, path]))})
    view = Plane("path", lambda at: np.stack([np.ones_like(at[0]), np.ones_like(at[1])]), ((0, 4), (0, 2)))
    (panel,) = view.draw(recording, "plane", Room(400, 300))
    arrows = panel.backdrops[0].partition(' d="')[2].partition('"')[0]
    shafts = [part.split("l")[1].split() for part in arrows.split("M")[1::3]]
    assert len(shafts) > 20
    assert all(float(u) > 0 > float(v) for u, v in shafts), "up and to the right"
    assert Plane("path").natural_height(recording) > 0
