"""race: the common kind of study. Several optimizers from one start, for all settings of some axes at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from engine.errors import nearest
from engine.fact import Fact
from engine.lab.axis import Axis
from engine.lab.entrant import Entrant, Start
from engine.lab.method import note
from engine.lab.recording import Recording
from engine.lab.study import Study, nothing
from engine.lab.sweep import Sweep
from engine.maths.optimizers import Optimizer
from engine.maths.schedules import Schedule
from engine.maths.surfaces import Surface


def race(  # noqa: PLR0913  all that may differ between two races, each by its name
    surface: Surface | Mapping[str, Surface],
    optimizers: Sequence[Optimizer] | Mapping[str, Optimizer],
    axes: Sequence[Axis],
    steps: int,
    *,
    rate: float | Mapping[str, float] = 0.1,
    start: Start = None,
    start_in: str = "plane",
    noise: float = 0.0,
    exact: Sequence[str] = (),
    schedule: Schedule | Mapping[str, Schedule] | None = None,
    seed: int = 0,
    labels: Mapping[str, str] | None = None,
    target: float | None = None,
    relative: bool = False,
    facts: Callable[[Recording], Mapping[str, Fact]] = nothing,
) -> Study:
    """A study with the grids path.KEY (axes..., step, xy), loss.KEY (axes..., step) and ended.KEY (axes...).

    A key is an optimizer's class name in small letters, or what a mapping says. An axis acts by its name:
    `learning_rate`, `start` ((x, y) pairs), `offset` (added to the y of the start), `noise` (sigma of the
    gradient's noise), `draw` (0, 1, ...: which noise),
    `surface` and `schedule` (the name of one in a mapping), or a field of the surface, the schedule or an optimizer,
    also of one wrapped inside. A key's grids depend only on the axes that reach it. The loss is without noise.

    With a `target`, steps.KEY (axes...) is the first step from which the loss stays at or below it, or where `relative`
    at or below that share of its first value; -1 where it never does.

    `rate` may be a mapping by key. `start` may be a mapping by surface, or a function of the surface, whose fields are
    columns with one entry a run, to (2, runs); without it each surface's own start is used.
    With `start_in="window"` starts are fractions of the surface's window. Keys in `exact` take the gradient without
    noise, which is drawn from `seed`. `facts` measures the finished recording.
    Raises ValueError, with the nearest name, for an axis or key that nothing answers to.
    """
    axes = tuple(axes)
    optimizers = optimizers if isinstance(optimizers, Mapping) else by_class_name(optimizers)
    surfaces = surface if isinstance(surface, Mapping) else {"": surface}
    schedules = schedule if isinstance(schedule, Mapping) else {"": schedule}
    rates = rate if isinstance(rate, Mapping) else dict.fromkeys(optimizers, rate)
    named = {key: label(optimizer) for key, optimizer in optimizers.items()} | dict(labels or {})
    _check_keys(optimizers, labels=named, rate=rates, exact=exact)
    noisy = noise > 0 or any(axis.name == "noise" for axis in axes)
    noises = {key: noise if noisy and key not in exact else None for key in optimizers}
    entrants = tuple(
        Entrant(key, optimizer, surfaces, schedules, start, start_in, rates[key], noises[key], steps)
        for key, optimizer in optimizers.items()
    )
    _check_axes(axes, entrants)
    if isinstance(rate, Mapping) and any(axis.name == "learning_rate" for axis in axes):
        raise ValueError("give a rate for each optimizer or an axis 'learning_rate', not both")
    if start_in not in ("plane", "window"):
        raise ValueError(f"start_in '{start_in}'{nearest(start_in, ('plane', 'window'))}")

    def record(axes: tuple[Axis, ...], seeds: Sequence[int] = (seed,)) -> Recording:
        if target is not None:
            of = f"{target:g} of its first value" if relative else f"{target:g}"
            note("Measured", f"the first step from which the loss, without noise, stays at or below {of}")
        grids = {}
        for entrant in entrants:
            own = entrant.grids(Sweep(axes).subset(entrant.reach()), seeds[0])
            grids |= own if target is None else own | entrant.arrivals(own, target, relative)
        return Recording(axes, grids, labels=named)

    return Study(axes, record, facts, (seed,) if noisy else ())


def by_class_name(optimizers: Sequence[Optimizer]) -> dict[str, Optimizer]:
    """Each optimizer under its class name in small letters. Raises ValueError where one is there twice."""
    keys = [type(optimizer).__name__.lower() for optimizer in optimizers]
    if len(set(keys)) != len(keys):
        raise ValueError(f"an optimizer is there twice, give each a key of its own: {', '.join(keys)}")
    return dict(zip(keys, optimizers, strict=True))


def label(optimizer: Optimizer) -> str:
    """What the reader calls it."""
    return getattr(optimizer, "label", type(optimizer).__name__)


def _check_keys(optimizers: Mapping[str, Optimizer], **named: Iterable[str]) -> None:
    for argument, keys in named.items():
        for key in keys:
            if key not in optimizers:
                raise ValueError(f"{argument} names '{key}', which does not race{nearest(key, optimizers)}")


def _check_axes(axes: tuple[Axis, ...], entrants: Sequence[Entrant]) -> None:
    known = frozenset().union(*(entrant.reach() for entrant in entrants))
    for axis in Sweep(axes).axes:
        if axis.name not in known:
            raise ValueError(f"axis '{axis.name}' matches nothing in this race{nearest(axis.name, known)}")
    names = {axis.name: axis.values for axis in axes}
    for argument in ("surface", "schedule"):
        parts = getattr(entrants[0], argument + "s")
        if "" not in parts and argument not in names:
            raise ValueError(f"the {argument}s have names but no axis '{argument}' chooses among them")
        for value in names.get(argument, ()):
            if value not in parts:
                raise ValueError(f"axis '{argument}': no {argument} is called '{value}'{nearest(value, parts)}")
