"""Study: what a scene computes, and from which random seeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from inspect import signature

from engine.fact import Fact
from engine.lab.axis import Axis
from engine.lab.grid import Grid
from engine.lab.method import method, noting
from engine.lab.recording import Recording
from engine.lab.tally import counting

SHORT = 40  # letters of what is quoted in a message


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

    def __post_init__(self):
        if isinstance(self.axes, Axis):
            raise ValueError(f"the axes of a study are a tuple: write ({self.axes.name.upper()},), with a comma")
        object.__setattr__(self, "axes", tuple(self.axes))

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
            found = self._recorded(*seeds)
            return replace(found, axes=all_axes, grids={**found.grids, **more(found)})

        return Study((*self.axes, *axes), record, facts or self.facts, self.seeds)

    @property
    def drawn(self) -> tuple[int, ...]:
        """The seeds that it takes where it is given no others; none where nothing in it is random."""
        return tuple(range(self.seeds)) if isinstance(self.seeds, int) else tuple(self.seeds)

    def run(self, seeds: Sequence[int] | None = None) -> Recording:
        """The recording from these seeds, or from the study's own, with its runs and steps counted; without facts.

        Raises ValueError where `record` takes other arguments, returns no recording, or one of other axes.
        """
        drawn = self.drawn if seeds is None else tuple(seeds)
        with counting() as tally, noting() as notes:
            recording = self._recorded(drawn) if self.drawn else self._recorded()
        if recording.axes != self.axes:
            raise ValueError("the recording has other axes than its study")
        counted = {"runs": tally.runs, "steps": tally.steps} if tally.runs else {}
        return replace(recording, method=method(notes), **counted, **({"seeds": drawn} if self.drawn else {}))

    def measured(self, recording: Recording) -> Recording:
        """The recording with its facts. Raises ValueError where `facts` gives anything but a dict of name -> Fact."""
        found = self.facts(recording)
        if not isinstance(found, Mapping):
            raise ValueError(f'facts returns {_told(found)} and no dict, such as {{"loss": Fact(0.5, "last loss")}}')
        for name, fact in found.items():
            if not isinstance(name, str) or not isinstance(fact, Fact):
                raise ValueError(f'facts gives {name!r}: {_told(fact)}; write "{name}": Fact(value, "what it is")')
        return replace(recording, facts=dict(recording.facts) | dict(found))

    def _recorded(self, *seeds: Sequence[int]) -> Recording:
        """What `record` returns. Raises ValueError where it does not take what it is given, or returns no recording."""
        takes = signature(self.record)
        try:
            takes.bind(self.axes, *seeds)
        except TypeError as error:
            right = (
                "record(axes, seeds), as its study has seeds" if seeds else "record(axes), as its study has no seeds"
            )
            raise ValueError(f"record{takes} should be {right}") from error
        recording = self.record(self.axes, *seeds)
        if not isinstance(recording, Recording):
            missing = ": does it end without `return`?" if recording is None else ""
            raise ValueError(f"record returns {_told(recording)} and no Recording{missing}")
        return recording


def _told(what: object) -> str:
    """What something is, for a message: as it is written where that is short, else its type."""
    written = repr(what)
    return written if len(written) <= SHORT and "\n" not in written else f"something of type {type(what).__name__}"
