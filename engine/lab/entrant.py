"""Entrant: one optimizer of a race, with everything it meets on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from engine.lab.descend import Descent, descend, far
from engine.lab.fields import field_names, with_fields
from engine.lab.grid import Grid
from engine.lab.standings import steps_to
from engine.lab.sweep import Sweep
from engine.maths.noisy import Noisy
from engine.maths.objective import Objective
from engine.maths.optimizers import Optimizer
from engine.maths.schedules import Schedule
from engine.maths.surfaces import Surface

Point = tuple[float, float]
Start = Point | Mapping[str, Point] | Callable[[Surface], np.ndarray] | None


@dataclass(frozen=True)
class Entrant:
    """One optimizer under `key`. A lone surface or schedule goes by the name ''; `noise` None is the exact gradient."""

    key: str
    optimizer: Optimizer
    surfaces: Mapping[str, Surface]
    schedules: Mapping[str, Schedule | None]
    start: Start
    start_in: str
    rate: float
    noise: float | None
    steps: int

    def reach(self) -> frozenset[str]:
        """The names of all axes that would make a difference to this optimizer."""
        names = {"learning_rate", "start", "offset"} | field_names(self.optimizer)
        names |= set() if self.noise is None else {"noise", "draw"}
        for kind, parts in (("surface", self.surfaces), ("schedule", self.schedules)):
            names |= set() if "" in parts else {kind}
            names = names.union(*map(field_names, parts.values()))
        return frozenset(names)

    def grids(self, sweep: Sweep, seed: int) -> dict[str, Grid]:
        """The grids path, loss and ended of this key, over the axes of `sweep` in their order, its noise from `seed`.

        Axes of names and switches are gone through one setting at a time; all others are columns of one descent.
        """
        choices = Sweep(tuple(axis for axis in sweep.axes if not axis.numeric))
        numbers = Sweep(tuple(axis for axis in sweep.axes if axis.numeric))
        columns = numbers.columns()
        settings = product(*(axis.values for axis in choices.axes))
        descents = [
            self.descend(columns | dict(zip(choices.names, setting, strict=True)), seed) for setting in settings
        ]
        order = [(choices.names + numbers.names).index(name) for name in sweep.names]

        def grid(arrays: list[np.ndarray], *dims: str) -> Grid:
            whole = arrays[0] if len(arrays) == 1 else np.stack(arrays)
            whole = whole.reshape(choices.shape + numbers.shape + whole.shape[whole.ndim - len(dims) :])
            return Grid(sweep.names + dims, whole.transpose(*order, *range(len(order), whole.ndim)))

        return {
            f"path.{self.key}": grid([descent.path.transpose(2, 0, 1) for descent in descents], "step", "xy"),
            f"loss.{self.key}": grid([descent.loss.T for descent in descents], "step"),
            f"ended.{self.key}": grid([descent.ended for descent in descents]),
        }

    def arrivals(self, grids: Mapping[str, Grid], target: float, relative: bool) -> dict[str, Grid]:
        """The grid steps of this key, from its loss and ended: steps to `target`, or to that share of the start."""
        loss, ended = grids[f"loss.{self.key}"].values, grids[f"ended.{self.key}"]
        steps = steps_to(loss / loss[..., :1] if relative else loss, target, ended.values)
        return {f"steps.{self.key}": Grid(ended.dims, steps)}

    def descend(self, setting: Mapping[str, Any], seed: int) -> Descent:
        """All runs of one setting: a name -> a choice, or a column with one entry a run."""
        name = setting.get("surface", "")
        surface = with_fields(self.surfaces[name], setting)
        return descend(
            with_fields(self.optimizer, setting),
            self._noisy(surface, setting),
            self._start(surface, name, setting),
            setting.get("learning_rate", self.rate),
            self.steps,
            with_fields(self.schedules[setting.get("schedule", "")], setting),
            seed,
            far(surface),
        )

    def _start(self, surface: Surface, name: str, setting: Mapping[str, Any]) -> np.ndarray:
        """Where every run begins, (2, runs)."""
        given = self.start[name] if isinstance(self.start, Mapping) else self.start
        given = setting.get("start", given(surface) if callable(given) else given)
        start = np.asarray(surface.start if given is None else given, dtype=float).reshape(2, -1)
        if self.start_in == "window" and given is not None:
            low, high = np.array(surface.window).T[:, :, np.newaxis]
            start = low + start * (high - low)
        if "offset" in setting:
            start = start + np.stack([np.zeros_like(setting["offset"]), setting["offset"]])
        runs = max((column.shape[-1] for column in setting.values() if isinstance(column, np.ndarray)), default=1)
        return np.broadcast_to(start, (2, runs))

    def _noisy(self, surface: Surface, setting: Mapping[str, Any]) -> Objective:
        sigma, draw = setting.get("noise", self.noise), setting.get("draw", 0)
        if sigma is None or not np.any(sigma):
            return surface
        return Noisy(surface, sigma, draw, int(np.max(draw)) + 1)
