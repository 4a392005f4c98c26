"""The shares of the susceptible, the infected and the recovered, for several contagions."""

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import Axis, Fact, Grid, Recording, Study, note

GAMMA, STEP, STEPS = 0.2, 0.25, 600  # a day: one in five recovers; steps of a quarter of a day, for 150 days
CONTAGION = Axis("r0", "R₀", (0.8, 1.2, 1.5, 2.0, 3.0, 4.0), 2.0, format=".1f")


def record(axes):
    """The three shares at every quarter of a day."""
    beta = GAMMA * np.array(CONTAGION.values)
    shares = np.zeros((STEPS + 1, 3, len(beta)))
    shares[0] = np.array([[0.999], [0.001], [0.0]])
    for step in range(STEPS):
        susceptible, infected, _ = shares[step]
        new, over = beta * susceptible * infected, GAMMA * infected
        shares[step + 1] = shares[step] + STEP * np.stack([-new, new - over, over])
    note("How", f"Euler's method, steps of {STEP} days; 1 in 1000 infected at first; a recovery rate of {GAMMA} a day")
    names = ("susceptible", "infected", "recovered")
    grids = {f"share.{name}": Grid(("r0", "step"), shares[:, n].T) for n, name in enumerate(names)}
    return Recording(
        axes, grids | {"days.all": Grid(("step",), STEP * np.arange(STEPS + 1))}, labels={n: n for n in names}
    )


def facts(found):
    """What the text quotes."""

    def peak(r0):
        return Fact(found.at("share.infected", r0=r0).max(), f"the greatest share of infected at R₀ = {r0}", low=0)

    ever = 1 - found.at("share.susceptible", r0=2.0)[-1]
    return {"ever": Fact(ever, "share of those who had it at R₀ = 2", low=0.7, high=0.9)} | {
        "peak": peak(2.0),
        "peak_3": peak(3.0),
        "peak_15": peak(1.5),
        "peak_08": Fact(
            found.at("share.infected", r0=0.8).max(), "the greatest share of infected at R₀ = 0.8", high=0.001
        ),
    }


STUDY = Study((CONTAGION,), record, facts)
SCENE = Scene(
    "An epidemic",
    STUDY,
    (Curves("share", x="days", x_label="days", y_label="share of everybody", domain=(0, 1.02)),),
    caption="Move R₀ below one and above it.",
    alt="Three curves: the susceptible fall, the infected rise and fall again, the recovered rise to where they stay.",
)
