"""Study: what a scene computes, and from which random seeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.fact import Fact
from engine.lab.axis import Axis
from engine.lab.grid import Grid
from engine.lab.method import method, noting
from engine.lab.recording import Recording
from engine.lab.tally import counting


def nothing(recording: Recording) -> Mapping[str, Fact]:
    """The facts of a study that measures none."""
    return {}


@dataclass(frozen=True)
class Study:
    """Axes, and a function of them that computes every setting at once: `record(axes) -> Recording`.

    A study in which anything is random says how many `seeds` it takes (5: the seeds 0 to 4) or which ((7,)), and its
    function is `record(axes, seeds)`: it is given those, or, when it is recorded again, others. The function is pure:
    no clock, noise only from `numpy.random.default_rng` with a seed that it was given. `facts` measures the finished
    recording; it is asked apart from it, so that another word in a fact computes nothing anew.
    """

    axes: tuple[Axis, ...]
    record: Callable[..., Recording]
    facts: Callable[[Recording], Mapping[str, Fact]] = nothing
    seeds: int | tuple[int, ...] = ()

    def adding(
        self,
        more: Callable[[Recording], Mapping[str, Grid]],
        axes: Sequence[Axis] = (),
        facts: Callable[[Recording], Mapping[str, Fact]] | None = None,
    ) -> Study:
        """The study with further grids, made of its finished recording, on its own axes and further ones.

        A grid of a name that is there already replaces it. `facts`, where given, are asked instead of this study's.
        """

        def record(all_axes: tuple[Axis, ...], *seeds: tuple[int, ...]) -> Recording:
            found = self.record(self.axes, *seeds)
            return replace(found, axes=all_axes, grids={**found.grids, **more(found)})

        return Study((*self.axes, *axes), record, facts or self.facts, self.seeds)

    @property
    def drawn(self) -> tuple[int, ...]:
        """The seeds that it takes where it is given no others; none where nothing in it is random."""
        return tuple(range(self.seeds)) if isinstance(self.seeds, int) else tuple(self.seeds)

    def run(self, seeds: Sequence[int] | None = None) -> Recording:
        """The recording from these seeds, or from the study's own, with its runs and steps counted; without facts.

        Raises ValueError where the recording has other axes than the study.
        """
        drawn = self.drawn if seeds is None else tuple(seeds)
        with counting() as tally, noting() as notes:
            recording = self.record(self.axes, drawn) if self.drawn else self.record(self.axes)
        if recording.axes != self.axes:
            raise ValueError("the recording has other axes than its study")
        counted = {"runs": tally.runs, "steps": tally.steps} if tally.runs else {}
        return replace(recording, method=method(notes), **counted, **({"seeds": drawn} if self.drawn else {}))

    def measured(self, recording: Recording) -> Recording:
        """The recording with its facts."""
        return replace(recording, facts=dict(recording.facts) | dict(self.facts(recording)))
