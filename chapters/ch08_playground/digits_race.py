"""The race on a real network: seven optimizers learn digits, at every rate and each at its own best one."""

from engine.figures import Clock, Curves, Scene
from engine.lab import TRAINING, Axis, Fact, about, contest, digit_networks, in_words, own_best, settings, switch
from engine.maths.optimizers import SGD, AdaGrad, Adam, AdamW, Momentum, Nesterov, RMSProp

SEEDS, HIDDEN, BATCH, STEPS, EVERY = 3, 32, 32, 500, 20
LOW, HIGH = 0.003, 0.3  # the two rates at which the text compares Adam with SGD
STOPS = (0.001, 0.002, LOW, 0.006, 0.01, 0.02, 0.03, 0.06, 0.1, 0.2, HIGH, 0.6, 1.0, 2.0)
RATE = Axis("learning_rate", "Learning rate", STOPS, 0.01)
BEST = switch("best", "Each at its best rate", False)
RACERS = (SGD(), Momentum(), Nesterov(), AdaGrad(), RMSProp(), Adam(), AdamW())
NETWORKS = digit_networks((HIDDEN,), batch_size=BATCH)
TICKS = tuple(range(0, STEPS + 1, EVERY))


def facts(found):
    """Each racer at its own best rate, and two of them at two shared rates."""
    rates = {key: found.at(f"own.{key}").item() for key in found.labels}
    losses, rights = ({key: found.mean(f"best_{of}.{key}")[-1] for key in rates} for of in ("loss", "right"))
    fact = about(f"after {STEPS} steps, best of {len(RATE)} rates by training loss, mean of the seeds, {HIDDEN} units")
    told = {}
    for key, rate in rates.items():
        told |= {
            f"{key}_rate": Fact(rate, f"{key}: the best of {len(RATE)} rates by training loss", format="g"),
            f"{key}_loss": fact(losses[key], f"{key}: training loss", ".2g"),
            f"{key}_right": fact(rights[key], f"{key}: share of 797 new digits read right", ".1%"),
        }
    apart = 100 * (max(rights.values()) - min(rights.values()))
    spans = max(rates.values()) / min(rates.values())
    told |= {
        "apart": fact(apart, "share of new digits read right, best less worst in percentage points", ".1f", high=1.5),
        "rates": fact(spans, "largest best rate over smallest", ".0f", low=10),
        "parameters": Fact(NETWORKS[0].parameters, "weights and biases of the network", format=",d"),
    }
    return told | shared(found)


def shared(found):
    """Adam and SGD at a low and at a high rate."""
    ends = {key: [found.mean(f"loss.{key}", learning_rate=at)[-1] for at in (LOW, HIGH)] for key in ("adam", "sgd")}
    (adam_low, adam_high), (sgd_low, sgd_high) = ends.values()
    fact = about(f"training loss after {STEPS} steps, mean of the seeds")
    return {
        "adam_low": fact(adam_low, f"Adam at rate {LOW:g}", ".2g", high=sgd_low / 10),
        "sgd_low": fact(sgd_low, f"SGD at rate {LOW:g}", ".2g"),
        "adam_high": fact(adam_high, f"Adam at rate {HIGH:g}", ".2g", low=10 * sgd_high),
        "sgd_high": fact(sgd_high, f"SGD at rate {HIGH:g}", ".2g"),
    } | settings(racers=len(RACERS), low_rate=LOW, high_rate=HIGH)


STUDY = own_best(contest(NETWORKS, RACERS, (RATE,), TICKS, seeds=SEEDS), RATE, BEST, facts)
LOSS, RIGHT = ({of: {"best": False}, f"best_{of}": {"best": True}} for of in ("loss", "right"))
FALLING = {"log_y": True, "y_label": "training loss", "domain": (1e-4, 10), "title": "Training loss"}
RISING = {"y_label": "new digits read right", "domain": (0, 1.03), "title": "Generalization"}
SCENE = Scene(
    "The race on digits",
    STUDY,
    (Curves(LOSS, x="time", band=True, **FALLING), Curves(RIGHT, x="time", band=True, **RISING)),
    caption=f"{in_words(len(RACERS)).capitalize()} optimizers train a network of {HIDDEN} hidden units on {in_words(TRAINING)} digits. Means of {in_words(SEEDS)} seeds, and the bands between them. Move the rate; then let each have its best one.",
    alt=f"{in_words(len(RACERS)).capitalize()} curves of training loss, and {in_words(len(RACERS))} of accuracy on new digits. At one shared rate they lie far apart; each at its own best rate they lie close together.",
    clock=Clock("step", times=TICKS),
)
