"""learn: a network trained from several seeds at all settings of some axes, all of them as one array of runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engine.errors import nearest
from engine.lab import described
from engine.lab.axis import Axis
from engine.lab.fields import field_names, with_fields
from engine.lab.grid import Grid
from engine.lab.method import note
from engine.lab.sweep import Sweep
from engine.lab.train import Measure, first_weights, train
from engine.maths.networks import Network
from engine.maths.networks.initialization import SAID
from engine.maths.objective import Objective
from engine.maths.optimizers import Optimizer
from engine.maths.schedules import Schedule


def learn(
    rule: Optimizer,
    network: Network,
    seeds: Sequence[int],
    ticks: Sequence[int],
    measures: Mapping[str, Measure],
    *,
    axes: Sequence[Axis] = (),
    rate: float = 0.1,
    schedule: Schedule | None = None,
    scheme: str = "glorot",
    scale: ArrayLike = 1.0,
) -> dict[str, Grid]:
    """Measure name -> grid ("seed", axes..., "step", ...), measured at `ticks`, in steps; the last ends the training.

    Runs are the seeds times the settings of `axes`, seed by seed, each setting in the axes' order. A seed gives the
    first weights, of `scheme` times `scale`, a number or (parameters,), and the minibatches, which all its settings
    share: they are those of `train` with that seed alone. An axis acts by its name: `learning_rate`, or a field of the
    rule or the schedule; any other must have been worked into a network whose inputs or targets are (runs, examples,
    width). A measure gets theta (runs, parameters) and gives (runs, ...); what it gives for a run lies along "point",
    then "unit".
    "ended" ("seed", axes...) is the step at which a run left the finite numbers, else -1.
    Raises ValueError, with the nearest name, for an axis that nothing answers to.
    """
    sweep, each = Sweep(tuple(axes)), Sweep(tuple(axes)).runs
    known = {"learning_rate"} | field_names(rule) | field_names(schedule)
    for name in sweep.names if network.inputs.ndim == network.targets.ndim == 2 else ():
        if name not in known:
            raise ValueError(f"axis '{name}' matches nothing that learns here{nearest(name, known)}")
    deviation = f"normal, standard deviation {SAID[scheme]}"
    each_scale = "" if np.all(scale == 1) else f", times {described.numbers(scale)}"
    note("First weights", f"{deviation}{each_scale}; biases 0; drawn anew for every seed, the same for all rules")
    columns = {name: np.tile(column, len(seeds)) for name, column in sweep.columns().items()}
    start = np.asarray(scale) * np.concatenate([first_weights(network, seed, scheme) for seed in seeds])
    trained = train(
        with_fields(rule, columns),
        _Seeded(network, tuple(map(np.random.default_rng, seeds)), each),
        start.repeat(each, axis=0),
        columns.get("learning_rate", np.array(rate)),
        ticks[-1],
        measures,
        ticks,
        with_fields(schedule, columns),
    )

    def grid(values: np.ndarray, *dims: str) -> Grid:
        return Grid(("seed", *sweep.names, *dims), values.reshape(len(seeds), *sweep.shape, *values.shape[1:]))

    found = {
        name: grid(values.swapaxes(0, 1), "step", *("point", "unit")[: values.ndim - 2])
        for name, values in trained.measured.items()
    }
    return found | {"ended": grid(trained.ended)}


@dataclass(frozen=True)
class _Seeded(Objective):
    """A network whose runs come seed by seed, `each` of them a seed, with a minibatch a step from every generator."""

    network: Network
    generators: tuple[np.random.Generator, ...]
    each: int

    @property
    def runs(self):
        return self.network.runs

    def value(self, theta):
        return self.network.value(theta)

    def grad(self, theta):
        return self.network.grad(theta)

    def at(self, step, rng):
        network, m = self.network, self.network.batch_size
        if m is None:
            return network
        if len(self.generators) == 1:
            return network.at(step, self.generators[0])
        n = network.inputs.shape[-2]
        chosen = np.stack([generator.choice(n, m, replace=False) for generator in self.generators])
        runs = chosen.repeat(self.each, axis=0)
        return network.batch(_taken(network.inputs, runs), _taken(network.targets, runs))


@described.objective.register
def _(what: _Seeded):
    yield from described.objective(what.network)


def _taken(examples: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    """(runs, m, width): of (n, width) or (runs, n, width) the rows `chosen` (runs, m) of each run."""
    if examples.ndim == 2:
        return examples[chosen]
    return np.take_along_axis(examples, chosen[:, :, np.newaxis], axis=1)
