"""A new optimizer, surface, schedule or norm is one file, and its reference, without which a test fails."""

import subprocess
import sys
from pathlib import Path
from shutil import copy as put

import pytest

HERE = Path(__file__).parent
RACE = """
from engine.lab import Axis, race
from engine.maths.optimizers import {optimizer}
from engine.maths.schedules import {schedule}
from engine.maths.surfaces import {surface}

rates = Axis("learning_rate", "rate", (0.01, 0.1), 0.01)
recording = race({surface}(), ({optimizer}(),), (rates,), 20, schedule={schedule}()).run()
(path,) = (grid.values for key, grid in recording.grids.items() if key.startswith("path."))
assert path.shape == (2, 21, 2) and (path[:, -1] != path[:, 0]).all()
"""
TRAIN = """
import numpy as np
from engine.lab.train import first_weights, train
from engine.maths.networks import Network, {norm}
from engine.maths.optimizers import {optimizer}
from engine.maths.schedules import {schedule}

inputs = np.random.default_rng(0).standard_normal((30, 4))
network = Network((4, 8, 3), inputs, np.eye(3)[inputs[:, :3].argmax(axis=1)], linear={norm}())
measures = {{"loss": network.value}}
trained = train({optimizer}(), network, first_weights(network, 0), [0.01, 0.02], 50, measures, (0, 50), {schedule}())
loss = trained.measured["loss"]
assert (loss[1] < 0.9 * loss[0]).all(), loss
"""
NEW = {  # kind: (its folder, the folder of its reference, the file's stem, its name, the test that scans)
    "optimizer": ("optimizers", "optimizers", "lion", "Lion", "test_optimizers.py"),
    "surface": ("surfaces", "surfaces", "bohachevsky", "Bohachevsky", "test_surfaces.py"),
    "schedule": ("schedules", "schedules", "polynomial", "Polynomial", "test_schedules.py"),
    "norm": ("networks/norms", "norms", "scale_norm", "ScaleNorm", "test_networks.py"),
}
USED = {  # kind: a program that has no other use for it than to run it
    "optimizer": RACE.format(optimizer="Lion", surface="Valley", schedule="Constant")
    + TRAIN.format(optimizer="Lion", norm="Plain", schedule="Constant"),
    "surface": RACE.format(optimizer="SGD", surface="Bohachevsky", schedule="Constant"),
    "schedule": RACE.format(optimizer="SGD", surface="Snake", schedule="Polynomial")
    + TRAIN.format(optimizer="Adam", norm="Plain", schedule="Polynomial"),
    "norm": TRAIN.format(optimizer="Adam", norm="ScaleNorm", schedule="Constant"),
}


@pytest.fixture
def press(copy) -> Path:
    """The folder of the copy."""
    return copy.folder


def run(press, *arguments):
    """What Python says of `arguments` in the copy."""
    return subprocess.run([sys.executable, *arguments], cwd=press, capture_output=True, text=True, check=False)


def scanned(press, test, name):
    """The tests that a scan has for one new thing, run in the copy."""
    chosen = ("-k", f"has_a_reference or {name}", "-q", "-n", "0", "-p", "no:cacheprovider")
    return run(press, "-m", "pytest", f"tests/maths/{test}", *chosen)


@pytest.mark.parametrize("kind", NEW)
def test_one_new_file_and_its_reference_are_all(press, kind):
    folder, reference, stem, name, test = NEW[kind]
    put(HERE / "maths" / f"{stem}.py", press / "engine" / "maths" / folder)
    stale = run(press, "tools/write_inits", "--check")
    assert stale.returncode == 1
    assert "stale: run tools/write_inits" in stale.stderr
    assert run(press, "tools/write_inits").returncode == 0
    used = run(press, "-c", USED[kind])
    assert used.returncode == 0, used.stderr

    without = scanned(press, test, name)
    assert without.returncode == 1
    assert f"write tests/reference/{reference}/{stem}.py" in without.stdout.replace("'\n", "").replace("\n", "")
    put(HERE / "maths" / f"{stem}_reference.py", press / "tests" / "reference" / reference / f"{stem}.py")
    held = scanned(press, test, name)
    assert held.returncode == 0, held.stdout
