"""Optimizer steps a second, recording included: our loop, and Adam on the winding valley as others would write it.

Every way does the same work: it takes the steps and keeps every point and every loss, without noise. A way too slow for
all runs takes fewer, and says so. Times are the least of three.
"""

from __future__ import annotations

from time import perf_counter

import numpy as np

from benchmarks.peers import PEERS
from engine.lab.race import race
from engine.lab.sweep import Axis
from engine.maths import optimizers
from engine.maths.surfaces import Snake

STEPS = 200
RATES = tuple(np.geomspace(0.001, 0.3, 35).tolist())
BENDS = tuple(np.linspace(1.0, 3.0, 18).tolist())
STARTS = tuple((x, y) for x in np.linspace(0, 1, 8).tolist() for y in np.linspace(0, 1, 7).tolist())
AXES = (
    Axis("learning_rate", "learning rate", RATES, RATES[0]),
    Axis("frequency", "bends", BENDS, BENDS[0]),
    Axis("start", "start", STARTS, STARTS[0], control="drag"),
)


def measure() -> None:
    """Every optimizer's speed in a race over 35,280 settings."""
    print(f"{len(RATES) * len(BENDS) * len(STARTS):,} runs of {STEPS} steps, in million optimizer steps a second:")
    for rule in (optimizers.SGD, optimizers.Momentum, optimizers.Nesterov, optimizers.RMSProp, optimizers.Adam):
        study = race(Snake(), (rule(),), AXES, STEPS, start_in="window")
        seconds, recording = least_of_three(lambda study=study: study.record(study.axes))
        print(f"  {rule.__name__:10} {recording.steps / seconds / 1e6:7.1f}   ({seconds:.2f} s)")


def compare() -> None:
    """Adam as the engine, numpy written plainly, a loop over runs, torch and jax do it."""
    study = race(Snake(), (optimizers.Adam(),), AXES, STEPS, start_in="window")
    seconds, recording = least_of_three(lambda: study.record(study.axes))
    path = recording.grids["path.adam"].values.reshape(-1, STEPS + 1, 2)
    runs = len(path)
    ours = seconds / runs
    print(f"\nAdam, time a run as a multiple of ours ({1e6 * ours:.1f} microseconds):")
    rates = np.repeat(RATES, runs // len(RATES))
    bends = np.tile(np.repeat(BENDS, len(STARTS)), len(RATES))
    for name, (descend, most) in PEERS.items():
        some = np.linspace(0, runs - 1, min(most, runs)).astype(int)
        columns = path[some, 0].T.copy(), rates[some], bends[some]
        try:
            seconds, theirs = least_of_three(lambda descend=descend, columns=columns: descend(*columns, STEPS))
        except ImportError as missing:
            print(f"  {name:34} not installed ({missing.name})")
            continue
        apart = np.abs(theirs[:10] - path[some, :10].transpose(1, 2, 0)).max()
        print(f"  {name:34} {seconds / len(some) / ours:9.1f}   ({len(some):,} runs; first steps agree to {apart:.0e})")


def least_of_three(work):
    """(seconds, result) of the quickest of three calls."""
    best = np.inf
    for _ in range(3):
        before = perf_counter()
        result = work()
        best = min(best, perf_counter() - before)
    return best, result
