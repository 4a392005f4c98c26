"""The race: six optimizers from one start on three valleys, at one rate for all or each at its own best."""

from dataclasses import replace

import numpy as np

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves, Paths, Standings
from engine.lab import race as lab
from engine.lab.recording import Fact, Grid
from engine.lab.standings import best, pick, steps_to
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.maths.optimizers import SGD, Adam, AdamW, Momentum, Nesterov, RMSProp
from engine.maths.surfaces import Rosenbrock, Snake, Valley

STEPS, TARGET = 200, 0.01
SURFACES = {
    "snake": Snake(b=45.0),
    "valley": Valley(condition=50.0, rotation=30.0),
    "rosenbrock": Rosenbrock(scale=0.03),
}
NAMES = {"snake": "Winding valley", "valley": "Straight valley, turned", "rosenbrock": "Rosenbrock"}
RACERS = (SGD(), Momentum(), RMSProp(), Adam(), Nesterov(), AdamW())
SURFACE = Axis("surface", "Surface", tuple(SURFACES), "snake", "choice", format=NAMES.get)
COLUMNS, ROWS = 8, 6
STARTS = [((c + 0.5) / COLUMNS, (r + 0.5) / ROWS) for c in range(COLUMNS) for r in range(ROWS)]
START = Axis(
    "start", "Start", STARTS, STARTS[1 * ROWS + 4], "drag", format=lambda at: f"{at[0]:.0%} across, {at[1]:.0%} up"
)
RATE = Axis("learning_rate", "Learning rate", (0.001, 0.003, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3), 0.03)
MODE = Axis(
    "rates",
    "Rates",
    ("one", "own"),
    "one",
    "choice",
    format={"one": "same rate for all", "own": "each at its own best rate"}.get,
)

RACE = lab.race(SURFACES, RACERS, (SURFACE, START, RATE), STEPS, start_in="window")


def record(axes):
    """The race at every rate, and again with the rate at which each optimizer is quickest from that start."""
    raced = RACE.record((SURFACE, START, RATE))
    grids = dict(raced.grids)
    for key in raced.labels:
        loss, ended = raced.grids[f"loss.{key}"], raced.grids[f"ended.{key}"]
        steps = Grid(ended.dims, steps_to(loss.values, TARGET, ended.values))
        quickest = best(steps, "learning_rate", Grid(ended.dims, loss.values[..., -1]))
        grids[f"steps.{key}"] = steps
        grids[f"best_steps.{key}"] = pick(steps, "learning_rate", quickest)
        grids[f"rate.{key}"] = Grid(quickest.dims, np.array(RATE.values)[quickest.values])
        for quantity in ("path", "loss", "ended"):
            grids[f"best_{quantity}.{key}"] = pick(raced.grids[f"{quantity}.{key}"], "learning_rate", quickest)
    recording = replace(raced, axes=axes, grids=grids)
    return replace(recording, facts=facts(recording))


def facts(recording):
    """What the experiments of the chapter quote, all from the default start of the winding valley."""
    snake = SURFACES["snake"]

    def at(rate, quantity, key):
        return recording.at(f"{quantity}.{key}", surface="snake", start=START.default, learning_rate=rate)

    x, y = at(0.03, "path", "sgd").T
    flips = int((np.diff(np.sign(y - snake.amplitude * np.sin(snake.frequency * x))[:31]) != 0).sum())
    adam = np.abs(at(0.1, "path", "adam")).max()
    steepest = np.linalg.eigvalsh(snake.hessian(snake.minima[0]))[-1]
    what = "on the winding valley from the default start, one run"
    return {
        "sgd_ended": Fact(
            float(at(0.1, "ended", "sgd")),
            f"step at which SGD at rate 0.1 left the picture for good, {what}",
            format="d",
            low=1,
        ),
        "adam_reach": Fact(float(adam), f"largest coordinate on Adam's path at rate 0.1, {what}", format=".1f", high=3),
        "adam_steps": Fact(
            float(at(0.1, "steps", "adam")),
            f"steps of Adam at rate 0.1 until the loss stays under 0.01, {what}",
            format="d",
            low=1,
        ),
        "flips": Fact(
            flips, f"crossings of the valley floor in SGD's first 30 steps at rate 0.03, {what}", format="d", low=6
        ),
        "sgd_steps": Fact(
            float(at(0.03, "steps", "sgd")),
            f"steps of SGD at rate 0.03 until the loss stays under 0.01, {what}",
            format="d",
            low=1,
        ),
        "momentum_steps": Fact(
            float(at(0.03, "steps", "momentum")),
            f"steps of momentum at rate 0.03 until the loss stays under 0.01, {what}",
            format="d",
            low=1,
            high=float(at(0.03, "steps", "sgd")) - 1,
        ),
        "slow_loss": Fact(
            float(at(0.01, "loss", "sgd")[80]),
            f"SGD's loss after 80 steps at rate 0.01, {what}",
            format=".2g",
            low=0.05,
        ),
        "slow_loss_200": Fact(
            float(at(0.01, "loss", "sgd")[200]),
            f"SGD's loss after 200 steps at rate 0.01, {what}",
            format=".2g",
            low=0.001,
        ),
        "curvature": Fact(
            float(steepest),
            "largest curvature (eigenvalue of the Hessian) at the minimum of the winding valley",
            format=".0f",
            low=20,
        ),
    }


SHOWN = {q: {q: {"rates": "one"}, f"best_{q}": {"rates": "own"}} for q in ("path", "loss")}
STUDY = Study((SURFACE, START, RATE, MODE), record)
SCENE = Scene(
    "Optimizer race",
    STUDY,
    (
        Paths(SURFACES, along=("surface",), handle="start", title="Drag the start", quantity=SHOWN["path"]),
        Curves(SHOWN["loss"], log_y=True, y_label="loss", domain=(1e-6, 300), title="Loss"),
        Standings("steps", "steps to loss 0.01", when={"rates": "one"}),
        Standings("best_steps", "steps to loss 0.01", when={"rates": "own"}),
        Standings("rate", "best rate", clocked=False, best="", when={"rates": "own"}),
    ),
    caption="Contours of three valleys, $f = 0$ at the cross. Drag the circle, or focus it and use the arrow keys.",
    alt="Paths of the optimizers from one start over the contours of a winding valley, and the loss of each against the step.",
    clock=Clock("step", (20, 40, 60, 80, 120, 160, 200), 80),
    chunks=("surface", "start"),
    off=("nesterov", "adamw"),
)
