"""strips: what belongs to each setting of some axes, in order, in the compact form of player/1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

import numpy as np

from engine.figures.numbers import codes, rounded
from engine.figures.panel import Layer
from engine.figures.track import Plot, Track, plot_tenths, tenths


@dataclass(frozen=True)
class Strip:
    """`fields` of lists with an entry for each setting of `axes`, the last running fastest; `fixed` is of all."""

    axes: tuple[str, ...]
    fields: Mapping[str, list]
    fixed: Mapping[str, object]

    def chunk(self, setting: Mapping[str, int], lengths: Mapping[str, int]) -> dict[str, list]:
        """The entries at one setting of the chunk axes, of these `lengths`, which come first among the axes."""
        mine = [axis for axis in self.axes if axis in lengths]
        at = int(np.ravel_multi_index([setting[a] for a in mine], [lengths[a] for a in mine]))
        sizes = {key: len(field) // prod(lengths[a] for a in mine) for key, field in self.fields.items()}
        return {key: list(field[at * sizes[key] : (at + 1) * sizes[key]]) for key, field in self.fields.items()}


def layer_strip(layer: Layer, chunk_axes: tuple[str, ...], told: bool, plot: Plot) -> Strip:
    """Tracks, ends with where the `plot` was left and, where they are `told`, values; the chunk axes come first."""
    order = _order(layer.axes, chunk_axes)
    points = tenths(layer.points).transpose(*order, *range(len(order), layer.points.ndim))
    fixed, fields = _framed(points) if layer.whole_frames else _tracks(points, layer.mark == "line")
    if layer.ended is not None:
        ends = layer.ended.transpose(order).ravel().tolist()
        runs = points.reshape(-1, *points.shape[-2:])
        fields["ended"] = ends
        fields["exits"] = [_exit(run, end, plot) for run, end in zip(runs, ends, strict=True)]
    if told and layer.values is not None:
        coded = codes(layer.values).transpose(*order, len(order))
        fields["values"] = _settled(coded.reshape(-1, coded.shape[-1], 1))
    return Strip(tuple(layer.axes[i] for i in order), fields, fixed)


def _exit(points: np.ndarray, ended: int, plot: Plot) -> list[int] | int:
    """Where a run that ended was seen last; 0 for one that did not end."""
    return 0 if ended < 0 else Track(points, ended, plot_tenths(plot)).exit.tolist()


def row_strip(axes: tuple[str, ...], values: np.ndarray, chunk_axes: tuple[str, ...]) -> Strip:
    """The values of a table's row, rounded as they are shown; the chunk axes come first."""
    order = _order(axes, chunk_axes)
    return Strip(tuple(axes[i] for i in order), {"values": [rounded(v) for v in values.transpose(order).ravel()]}, {})


def _order(axes: tuple[str, ...], chunk_axes: tuple[str, ...]) -> list[int]:
    """The places of the axes with the chunk axes first, those in the order of the chunks."""
    rank = {axis: i for i, axis in enumerate(chunk_axes)}
    return sorted(range(len(axes)), key=lambda i: rank.get(axes[i], len(rank)))


def _framed(points: np.ndarray) -> tuple[dict, dict]:
    """(settings..., ticks, n, 2): x, the same everywhere, and y tick by tick as differences to the tick before."""
    runs = points.reshape(-1, *points.shape[-3:])
    return {"x": np.diff(runs[0, 0, :, 0], prepend=0).tolist()}, {"tracks": [_morphed(run[..., 1]) for run in runs]}


def _tracks(points: np.ndarray, is_line: bool) -> tuple[dict, dict]:
    """(settings..., n, 2): y alone with x once, where all tracks have the same x, or else both."""
    runs = points.reshape(-1, *points.shape[-2:])
    shared = bool((runs[..., 0] == runs[0, :, 0]).all()) and (len(runs) > 1 or is_line)
    fixed = {"x": np.diff(runs[0, :, 0], prepend=0).tolist()} if shared else {}
    return fixed, {"tracks": _settled(runs[..., 1:] if shared else runs)}


def _settled(runs: np.ndarray) -> list[list[int]]:
    """(runs, n, coordinates) as differences along n, each run cut where it stands still to its end."""
    steps = np.diff(runs, axis=1, prepend=0)
    moves = (steps != 0).any(axis=-1)
    moves[:, 0] = True
    lengths = runs.shape[1] - np.argmax(moves[:, ::-1], axis=1)
    return [step[:length].ravel().tolist() for step, length in zip(steps, lengths, strict=True)]


def _morphed(ys: np.ndarray) -> list[int]:
    """(ticks, n): the first tick as differences along n, every later one as differences to the tick before."""
    first = np.diff(ys[0], prepend=0)
    return np.concatenate([first, np.diff(ys, axis=0).ravel()]).tolist()
