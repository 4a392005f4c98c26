"""Study: what a scene computes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.lab.recording import Recording
from engine.lab.sweep import Axis


@dataclass(frozen=True)
class Study:
    """Axes, and a function of them that computes every setting at once: `record(axes) -> Recording`.

    The function is pure: no files, no clock, noise only from `numpy.random.default_rng(seed)`.
    """

    axes: tuple[Axis, ...]
    record: Callable[[tuple[Axis, ...]], Recording]
