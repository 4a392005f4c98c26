"""A recording as bytes: an npz of its grids with a JSON header. The axes are the study's, and stay there."""

from __future__ import annotations

import json
from dataclasses import asdict
from io import BytesIO

import numpy as np

from engine.lab.axis import Axis
from engine.fact import Fact
from engine.lab.recording import Grid, Recording

HEADER = "header"


def encode(recording: Recording) -> bytes:
    """The recording without its axes, which may hold functions; `decode` is given them again."""
    header = {
        "axes": [[axis.name, repr(axis.values)] for axis in recording.axes],
        "dims": {key: grid.dims for key, grid in recording.grids.items()},
        "facts": {name: asdict(fact) for name, fact in recording.facts.items()},
        "labels": dict(recording.labels),
        "runs": recording.runs,
        "steps": recording.steps,
        "seeds": recording.seeds,
    }
    grids = {key: grid.values for key, grid in recording.grids.items()}
    text = json.dumps(header, default=_plain).encode()
    packet = BytesIO()
    np.savez(packet, allow_pickle=False, **{HEADER: np.frombuffer(text, np.uint8)}, **grids)
    return packet.getvalue()


def decode(packet: bytes, axes: tuple[Axis, ...]) -> Recording:
    """The recording of a study with these axes. Raises ValueError where they are not those it was made with."""
    with np.load(BytesIO(packet), allow_pickle=False) as arrays:
        header = json.loads(arrays[HEADER].tobytes())
        grids = {key: Grid(tuple(dims), arrays[key]) for key, dims in header["dims"].items()}
    if header["axes"] != [[axis.name, repr(axis.values)] for axis in axes]:
        raise ValueError("recorded with other axes")
    facts = {name: Fact(**fact) for name, fact in header["facts"].items()}
    return Recording(axes, grids, facts, header["labels"], header["runs"], header["steps"], tuple(header["seeds"]))


def _plain(number):
    """numpy's numbers as Python's, whole ones staying whole."""
    if isinstance(number, np.generic):
        return number.item()
    raise TypeError(f"a recording's header cannot hold {number!r}")
