"""Several seeds: what they measured, and its mean with the band between the lowest and the highest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from engine.lab.recording import Grid


def over_seeds(measure: Callable[[int], Sequence[np.ndarray]], seeds: int) -> tuple[np.ndarray, ...]:
    """The arrays that `measure(seed)` gives for the seeds from 0 to `seeds` - 1, each stacked, (seeds, ...)."""
    return tuple(np.stack(part) for part in zip(*map(measure, range(seeds)), strict=True))


def spread(key: str, dims: tuple[str, ...], values: np.ndarray) -> dict[str, Grid]:
    """Three grids of "quantity.series": the mean, and quantity_low.series and quantity_high.series around it.

    `values` are (seeds, *dims). A view with band="quantity" shades between the two.
    """
    quantity, series = key.split(".")
    return {
        key: Grid(dims, values.mean(axis=0)),
        f"{quantity}_low.{series}": Grid(dims, values.min(axis=0)),
        f"{quantity}_high.{series}": Grid(dims, values.max(axis=0)),
    }
