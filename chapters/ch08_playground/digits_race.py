"""The race on a real network: seven optimizers learn digits, at every rate and each at its own best one."""

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import TRAINING, Axis, Fact, about, contest, digit_networks, in_words, own_best, settings, switch
from engine.maths.optimizers import SGD, AdaGrad, Adam, AdamW, Momentum, Nesterov, RMSProp

SEEDS, HIDDEN, BATCH, STEPS, EVERY = 5, 32, 32, 500, 25
LOW, HIGH = 0.003, 0.3  # the two rates at which the text compares Adam with SGD
GOOD, FINE = 0.1, 0.03  # training losses whose bands of rates are measured
TIMES, WITHIN, WIDER = 10, 2, 1.3  # what the text claims: times as large, within percentage points, times as wide
LEAST = {  # and how wide the bands of rates are at least
    "sgd": {"good": 15, "fine": 4},
    "momentum": {"good": 30, "fine": 8},
    "nesterov": {"good": 40, "fine": 8},
    "rmsprop": {"good": 30, "fine": 8},
    "adam": {"good": 15, "fine": 5},
}
STOPS = (0.001, 0.002, LOW, 0.006, 0.01, 0.02, 0.03, 0.06, 0.1, 0.2, HIGH, 0.6, 1.0, 2.0)
RATE = Axis("learning_rate", "Learning rate", STOPS, 0.01)
BEST = switch("best", "Each at its best rate", False)
RACERS = (SGD(), Momentum(), Nesterov(), AdaGrad(), RMSProp(), Adam(), AdamW())
NETWORKS = digit_networks((HIDDEN,), batch_size=BATCH)
TICKS = tuple(range(0, STEPS + 1, EVERY))


def facts(found):
    """Each racer at its own best rate, how wide its band of good rates is, and two racers at two shared rates."""
    rates = {key: found.at(f"own.{key}").item() for key in found.labels}
    losses, rights = ({key: found.mean(f"best_{of}.{key}")[-1] for key in rates} for of in ("loss", "right"))
    fact = about(f"after {STEPS} steps, best of {len(RATE)} rates by training loss, mean of the seeds, {HIDDEN} units")
    told = {}
    for key, rate in rates.items():
        told |= {
            f"{key}_rate": Fact(rate, f"{key}: the best of {len(RATE)} rates by training loss", format="g"),
            f"{key}_loss": fact(losses[key], f"{key}: training loss", ".1g"),
            f"{key}_right": fact(rights[key], f"{key}: share of 797 new digits read right", ".1%"),
        }
    apart = 100 * (max(rights.values()) - min(rights.values()))
    spans = max(rates.values()) / min(rates.values())
    told |= {
        "apart": fact(
            apart, "share of new digits read right, best less worst in percentage points", ".1f", high=WITHIN
        ),
        "rates": fact(spans, "largest best rate over smallest", ".0f", low=10),
        "parameters": Fact(NETWORKS[0].parameters, "weights and biases of the network", format=",d"),
    }
    return told | shared(found) | bands(found)


def shared(found):
    """Adam and SGD at a low and at a high rate."""
    ends = {key: [found.mean(f"loss.{key}", learning_rate=at)[-1] for at in (LOW, HIGH)] for key in ("adam", "sgd")}
    (adam_low, adam_high), (sgd_low, sgd_high) = ends.values()
    fact = about(f"training loss after {STEPS} steps, mean of the seeds")
    return {
        "low_ratio": fact(sgd_low / adam_low, f"SGD over Adam at rate {LOW:g}", ".0f", low=TIMES),
        "high_ratio": fact(adam_high / sgd_high, f"Adam over SGD at rate {HIGH:g}", ".0f", low=TIMES),
    } | settings(rates_apart=TIMES, racers=len(RACERS), low_rate=LOW, high_rate=HIGH, at_least=TIMES, within=WITHIN)


def band(losses, bound):
    """How wide the rates are whose losses are under a bound, largest over smallest, between the stops by logarithms.

    Where a stop at the end of the grid is under the bound the band ends there: it is then at least so wide.
    """
    rates, over = np.log(STOPS), np.log(losses / bound)
    under = np.flatnonzero(over < 0)

    def end(inside, outside):
        beyond = not 0 <= outside < len(rates)
        return rates[inside] if beyond else np.interp(0, over[[inside, outside]], rates[[inside, outside]])

    return np.exp(end(under[-1], under[-1] + 1) - end(under[0], under[0] - 1))


def bands(found):
    """How wide each racer's bands of good and of fine rates are, and that Nesterov's good one is wider than Adam's."""
    told = settings(good=GOOD, fine=FINE, wider_least=WIDER)
    for name, bound in (("good", GOOD), ("fine", FINE)):
        for key, leasts in LEAST.items():
            what = f"{key}: largest over smallest rate with a training loss under {bound:g} after {STEPS} steps"
            told[f"{key}_{name}"] = Fact(
                band(found.mean(f"loss.{key}")[:, -1], bound), what, format=".0f", low=leasts[name]
            )
            told |= settings(**{f"{key}_{name}_least": leasts[name]})
    for key, low in (("nesterov", WIDER), ("momentum", 1), ("rmsprop", 1)):
        what = f"{key}'s band of rates over Adam's, loss under {GOOD:g}"
        told[f"{key}_wider"] = Fact(told[f"{key}_good"].value / told["adam_good"].value, what, format=".1f", low=low)
    return told


STUDY = own_best(contest(NETWORKS, RACERS, (RATE,), TICKS, seeds=SEEDS), RATE, BEST, facts)
LOSS, RIGHT = ({of: {"best": False}, f"best_{of}": {"best": True}} for of in ("loss", "right"))
FALLING = {"log_y": True, "y_label": "training loss", "domain": (1e-4, 10), "title": "Training loss"}
ACROSS = {"log_x": True, "log_y": True, "y_label": "training loss", "x_label": "learning rate", "domain": (1e-4, 10)}
ACROSS |= {"title": f"After {STEPS} steps, at every rate"}
RISING = {"y_label": "new digits read right", "domain": (0, 1.03), "title": "Generalization"}
SCENE = Scene(
    "The race on digits",
    STUDY,
    (
        Curves(LOSS, x="time", band=True, **FALLING),
        Curves("loss", across="learning_rate", band=True, **ACROSS),
        Curves(RIGHT, x="time", band=True, **RISING),
    ),
    caption=f"{in_words(len(RACERS)).capitalize()} optimizers train a network of {HIDDEN} hidden units on {in_words(TRAINING)} digits. Means of {in_words(SEEDS)} seeds, and the bands between them. Move the rate; then let each have its best one.",
    alt=f"{in_words(len(RACERS)).capitalize()} curves of training loss and of accuracy on new digits against the step. A third panel has the final training loss against the rate: a valley for each optimizer, at rates a hundred times apart.",
    clock=Clock("step", times=TICKS),
)
