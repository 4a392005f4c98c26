"""Who was first: steps to a target, and each optimizer at its own best setting."""

from __future__ import annotations

import numpy as np

from engine.lab.axis import Axis
from engine.lab.grid import Grid, refuse_ends


def steps_to(loss: np.ndarray, target: float, ended: np.ndarray | None = None) -> np.ndarray:
    """The first step from which the loss (..., steps + 1) stays at or below `target`, (...); -1 where it does not.

    A run that `ended` (-1 where not) never stays anywhere.
    """
    above = loss > target
    steps = np.where(above.any(axis=-1), loss.shape[-1] - np.argmax(above[..., ::-1], axis=-1), 0)
    reached = steps < loss.shape[-1]
    if ended is not None:
        reached &= np.asarray(ended) < 0
    return np.where(reached, steps, -1)


def quickest(steps: Grid, axis: Axis, otherwise: Grid | None = None, at_end: str = "") -> Grid:
    """The index along `axis` at which `steps` is least, for every setting of the other axes.

    Of several equally quick the middle one. Where none of them got there (all -1), the one at which `otherwise`, say
    the final loss, is least; without it the first. Raises ValueError where a best that got there is the first or the
    last stop, unless `at_end` says why or it was there before the first step.
    """
    at = steps.dims.index(axis.name)
    failed = steps.values < 0
    index = _middle(np.where(failed, np.iinfo(int).max, steps.values), at)
    refuse_ends(axis, index[~failed.all(axis=at) & (steps.values != 0).all(axis=at)], at_end)
    if otherwise is not None:
        index = np.where(failed.all(axis=at), otherwise.values.argmin(axis=otherwise.dims.index(axis.name)), index)
    return Grid(steps.dims[:at] + steps.dims[at + 1 :], index)


def _middle(values: np.ndarray, axis: int) -> np.ndarray:
    """Where along `axis` the values are least: of n equal ones the one with as many before it as after, or one less."""
    least = values == values.min(axis=axis, keepdims=True)
    wanted = (least.sum(axis=axis, keepdims=True) - 1) // 2 + 1
    return (np.cumsum(least, axis=axis) >= wanted).argmax(axis=axis)


def pick(grid: Grid, axis: str, index: Grid) -> Grid:
    """A grid with `axis` gone: for every setting of `index`'s dims, the entry at that index."""
    at = grid.dims.index(axis)
    rest = grid.dims[:at] + grid.dims[at + 1 :]
    spread = tuple(slice(None) if dim in index.dims else np.newaxis for dim in rest)
    chosen = np.expand_dims(index.values[spread], at)
    return Grid(rest, np.take_along_axis(grid.values, chosen, axis=at).squeeze(at))
