"""nudging: starts moved by a hair, by which a study shows how many of its digits can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import numpy as np

_BY: ContextVar[float] = ContextVar("by how much starts are moved", default=0.0)


@contextmanager
def nudging(by: float) -> Iterator[None]:
    """Every run that begins inside starts `by` further along each of its coordinates, in their own unit."""
    token = _BY.set(by)
    try:
        yield
    finally:
        _BY.reset(token)


def nudged(start: np.ndarray) -> np.ndarray:
    """The start where the loops begin: as it is, but inside of `nudging`."""
    by = _BY.get()
    return start + by if by else start
