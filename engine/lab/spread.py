"""spread: what several seeds gave, as the mean and the band between the lowest and the highest."""

from __future__ import annotations

import numpy as np

from engine.lab.recording import Grid


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
