"""A recording as bytes: a line of JSON, then an npz of its grids. The axes are the study's, and stay there."""

from __future__ import annotations

import json
from dataclasses import asdict
from io import BytesIO

import numpy as np

from engine.fact import Fact
from engine.lab.axis import Axis
from engine.lab.recording import Grid, Recording


def encode(recording: Recording) -> bytes:
    """The recording without its axes, which may hold functions; `decode` is given them again."""
    head = {
        "runs": recording.runs,
        "steps": recording.steps,
        "seeds": recording.seeds,
        "method": dict(recording.method),
        "labels": dict(recording.labels),
        "axes": [[axis.name, repr(axis.values)] for axis in recording.axes],
        "dims": {key: grid.dims for key, grid in recording.grids.items()},
        "facts": {name: asdict(fact) for name, fact in recording.facts.items()},
    }
    packet = BytesIO()
    np.savez(packet, allow_pickle=False, **{key: grid.values for key, grid in recording.grids.items()})
    return json.dumps(head, default=_plain).encode() + b"\n" + packet.getvalue()


def decode(packet: bytes, axes: tuple[Axis, ...]) -> Recording:
    """The recording of a study with these axes. Raises ValueError where they are not those it was made with."""
    line, _, rest = packet.partition(b"\n")
    head = json.loads(line)
    if head["axes"] != [[axis.name, repr(axis.values)] for axis in axes]:
        raise ValueError("recorded with other axes")
    with np.load(BytesIO(rest), allow_pickle=False) as arrays:
        grids = {key: Grid(tuple(dims), arrays[key]) for key, dims in head["dims"].items()}
    facts = {name: Fact(**fact) for name, fact in head["facts"].items()}
    method = {what: tuple(ways) for what, ways in head["method"].items()}
    return Recording(axes, grids, facts, head["labels"], head["runs"], head["steps"], tuple(head["seeds"]), method)


def _plain(number):
    """numpy's numbers as Python's, whole ones staying whole."""
    if isinstance(number, np.generic):
        return number.item()
    raise TypeError(f"a recording's header cannot hold {number!r}")
