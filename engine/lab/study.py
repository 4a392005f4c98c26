"""Study: what a scene computes, and from which random seeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.fact import Fact
from engine.lab.recording import Recording
from engine.lab.sweep import Axis
from engine.lab.tally import counting


def _nothing(recording: Recording) -> Mapping[str, Fact]:
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
    facts: Callable[[Recording], Mapping[str, Fact]] = _nothing
    seeds: int | tuple[int, ...] = ()

    def run(self, seeds: Sequence[int] | None = None) -> Recording:
        """The recording from these seeds, or from the study's own, with its runs and steps counted; without facts.

        Raises ValueError where the recording has other axes than the study.
        """
        own = tuple(range(self.seeds)) if isinstance(self.seeds, int) else tuple(self.seeds)
        drawn = own if seeds is None else tuple(seeds)
        with counting() as tally:
            recording = self.record(self.axes, drawn) if own else self.record(self.axes)
        if recording.axes != self.axes:
            raise ValueError("the recording has other axes than its study")
        counted = {"runs": tally.runs, "steps": tally.steps} if tally.runs else {}
        return replace(recording, **counted, **({"seeds": drawn} if own else {}))

    def measured(self, recording: Recording) -> Recording:
        """The recording with its facts."""
        return replace(recording, facts=dict(recording.facts) | dict(self.facts(recording)))
