"""What the charts of the twelve cases show, as facts: each with a range that it leaves where its sickness is unseen."""

from __future__ import annotations

import numpy as np

from engine.lab import TRAINING, Fact, about, settings

from ._patients import BATCH, CASES, HIDDEN, LIGHT, RATE

NUMBER = {name: n for n, name in enumerate(CASES, 1)}
PER_PASS = TRAINING // BATCH


def charted(found, ticks) -> dict[str, Fact]:
    """The facts, by case."""
    times = np.array(ticks)
    fact = about(f"network 64-{'-'.join(map(str, HIDDEN))}-10 on digits, mean of the seeds")

    def sick(name, quantity):
        return found.mean(quantity, case=NUMBER[name])

    def treated(name, quantity):
        return found.mean(f"treated_{quantity}_treated", case=NUMBER[name])

    def swing(gradients):
        """The greatest norm of a pass over its least, of each seed: the mean over the passes from the third on."""
        passes = [gradients[:, (times >= first) & (times < first + PER_PASS)] for first in range(40, 400, PER_PASS)]
        return np.mean([one.max(axis=1) / one.min(axis=1) for one in passes])

    def spread(values):
        return values.max() / values.min()

    def end(name, quantity="loss.train", of=sick):
        return of(name, quantity)[-1]

    healthy = {key: treated("rate_high", key) for key in ("loss.train", "loss.new", "right.right", "update.update")}
    well, update = healthy["loss.train"][-1], healthy["update.update"]
    told = {
        "healthy_train": fact(well, "healthy, training loss at the end", ".2f", high=0.1),
        "healthy_new": fact(healthy["loss.new"][-1], "healthy, loss on new images at the end", ".2f", high=0.2),
        "healthy_right": fact(healthy["right.right"][-1], "healthy, new images read right", ".1%", low=0.94),
        "healthy_first": fact(update[0], "healthy, first update over weights", ".1%", low=0.01, high=0.06),
        "healthy_last": fact(update[-1], "healthy, last update over weights", ".1%", low=0.001, high=0.012),
        "healthy_alive": fact(end("rate_high", "units.alive", treated), "healthy, units alive", ".0%", low=0.9),
    }
    one, units = NUMBER["unshuffled"], "share of units active on some training image at the end"
    swings = swing(found.at("gradient.gradient", case=one))
    calm = swing(found.at("treated_gradient.gradient_treated", case=one))
    right = end("unshuffled", "right.right")
    told |= {
        "unshuffled_spread": fact(swings, "unshuffled, greatest norm of a pass over least", ".1f", low=1.25 * calm),
        "shuffled_spread": fact(calm, "shuffled, greatest norm of twenty steps over least", ".1f", high=4),
        "unshuffled_right": fact(right, "unshuffled, new images read right", ".1%", high=healthy["right.right"][-1]),
    }
    loss, update = sick("rate_low", "loss.train"), sick("rate_low", "update.update")
    told |= {
        "rate_low_end": fact(loss[-1], "rate too low, training loss at the end", ".2f", low=20 * well),
        "rate_low_update": fact(update.mean(), "rate too low, mean update over weights", ".2%", high=0.0003),
        "rate_low_spread": fact(spread(update), "rate too low, longest over shortest step", ".1f", low=1.5),
    }
    told |= {
        "dead_alive": fact(end("dead", "units.alive"), f"raw pixels, {units}", ".0%", high=0.5),
        "dead_active": fact(end("dead", "zeros.active"), "raw pixels, share active on average", ".0%", high=0.15),
        "dead_end": fact(end("dead"), "raw pixels, training loss at the end", ".1f", low=1.0),
        "dead_first": fact(sick("dead", "update.update")[0], "raw pixels, first update over weights", ".0%", low=0.15),
    }
    right, honest = end("leak", "right.right"), end("leak", "right.right", treated)
    told |= {
        "leak_right": fact(right, "leaked, test images read right", ".1%", low=honest + 0.04),
        "honest_right": fact(honest, "not leaked, new images read right", ".1%", high=0.95),
        "honest_new": fact(end("leak", "loss.new", treated), "not leaked, loss on new images", ".2f"),
        "leak_new": fact(
            end("leak", "loss.new"), "leaked, loss on the test", ".2f", high=end("leak", "loss.new", treated) / 3
        ),
    }
    told |= {
        "rate_high_first": fact(sick("rate_high", "update.update")[0], "rate 1, first step", ".0%", low=0.15),
        "rate_high_alive": fact(end("rate_high", "units.alive"), f"rate 1, {units}", ".0%", high=0.66),
        "rate_high_end": fact(end("rate_high"), "rate 1, training loss at the end", ".1f", low=10 * well),
    }
    gradient, update = sick("clipped", "gradient.gradient"), sick("clipped", "update.update")
    told |= {
        "clipped_end": fact(end("clipped"), "clipped, training loss at the end", ".1f", low=20 * well),
        "clipped_gradient": fact(gradient.mean(), "clipped, mean norm before clipping", ".1f", low=1.0),
        "clipped_spread": fact(spread(update), "clipped, longest step over shortest", ".2f", high=1.05),
    }
    new, train = sick("overfitting", "loss.new"), sick("overfitting", "loss.train")
    told |= {
        "over_best": fact(new.min(), "overfitting, lowest loss on new images", ".2f"),
        "over_step": fact(times[new.argmin()], "overfitting, step of the lowest loss", "d", high=200),
        "over_end": fact(new[-1], "overfitting, loss on new images at the end", ".2f"),
        "over_rise": fact(
            new[-1] / new.min(), "overfitting, loss on new images at the end over its lowest", ".2f", low=1.02
        ),
        "over_train": fact(train[-1], "overfitting, training loss at the end", ".3f", high=0.01),
        "more_end": fact(
            end("overfitting", "loss.new", treated), "all images, loss on new ones", ".2f", high=new.min() / 3
        ),
    }
    gradient, loss = sick("unzeroed", "gradient.gradient"), sick("unzeroed", "loss.train")
    told |= {
        "unzeroed_growth": fact(gradient[-1] / gradient[0], "never zeroed, last norm over first", ".0f", low=4),
        "unzeroed_best": fact(loss.min(), "never zeroed, lowest training loss", ".1f", high=loss[-1] / 1.5),
        "unzeroed_step": fact(times[loss.argmin()], "never zeroed, step of the lowest loss", "d", high=60),
        "unzeroed_end": fact(loss[-1], "never zeroed, training loss at the end", ".1f", low=10 * well),
    }
    zero = sick("half", "zeros.zero")[times >= 100].min()
    told |= {
        "half_zero": fact(zero, "half precision, least share of zeros from step 100", ".1%", low=0.95),
        "half_end": fact(end("half"), "half precision, training loss at the end", ".1f", low=1.0),
        "scaled_zero": fact(end("half", "zeros.zero", treated), "scaled, share of zeros", ".0%", high=0.5),
        "scaled_end": fact(end("half", "loss.train", treated), "scaled, training loss at the end", ".2f", high=0.15),
    }
    told |= {
        "heavier_zero": fact(found.mean("heavier.zero")[-1], "a loss 100 times as heavy, zeros", ".0%", low=0.5),
        "heavier_end": fact(found.mean("heavier.train")[-1], "a loss 100 times as heavy, its end", ".3f", high=0.05),
    }
    train, new = end("wrong_labels"), end("wrong_labels", "loss.new")
    told |= {
        "lied_train": fact(train, "wrong labels, training loss at the end", ".1f", low=1.3 * new),
        "lied_new": fact(new, "wrong labels, loss on new images with right labels", ".1f"),
        "lied_right": fact(end("wrong_labels", "right.right"), "wrong labels, new images read right", ".0%", low=0.75),
    }
    update, cured = sick("uncorrected", "update.update")[0], treated("uncorrected", "update.update")[0]
    told |= {
        "uncorrected_first": fact(update / cured, "first step without correction over with", ".1f", low=2.5, high=4),
        "uncorrected_alive": fact(end("uncorrected", "units.alive"), f"uncorrected, {units}", ".0%", high=0.65),
        "corrected_alive": fact(end("uncorrected", "units.alive", treated), f"corrected, {units}", ".0%", low=0.65),
        "uncorrected_new": fact(end("uncorrected", "loss.new"), "uncorrected, loss on new images", ".2f"),
        "corrected_new": fact(
            end("uncorrected", "loss.new", treated),
            "corrected, loss on new images",
            ".2f",
            high=end("uncorrected", "loss.new") / 1.5,
        ),
    }
    loss = sick("small_start", "loss.train")
    early = np.abs(loss[times <= 60] - np.log(10)).max()
    told |= {
        "small_early": fact(early, "small start, farthest from ln 10 in 60 steps", ".3f", high=0.02),
        "small_first": fact(sick("small_start", "gradient.gradient")[0], "small start, first norm", ".2f", high=0.5),
        "well_first": fact(treated("small_start", "gradient.gradient")[0], "He's start, first norm", ".1f", low=1.5),
        "small_end": fact(loss[-1], "small start, training loss at the end", ".2f", low=3 * well, high=2.0),
    }
    return told | settings(rate=RATE, batch=BATCH, images=TRAINING, steps=int(times[-1]), loss_weight=LIGHT)
