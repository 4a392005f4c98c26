"""The book's experiments against closed forms, papers' figures and loops in plain Python."""

import math

import numpy as np
import pytest

from engine.maths.surfaces import Snake, Valley
from tests.book.test_controls import SCENES


def test_every_fact_holds_and_says_what_was_measured(recordings):
    facts = {f"{name}.{key}": fact for name, one in recordings.items() for key, fact in one.facts.items()}
    assert len(facts) > 100
    for name, fact in facts.items():
        assert fact.holds, name
        assert len(fact.what.split()) >= 4, name
    guarded = [fact for fact in facts.values() if fact.low is not None or fact.high is not None]
    assert len(guarded) > 60


def test_spread_of_minibatch_gradients_falls_as_one_over_the_root(recordings):
    spread = recordings["cloud"].grids["spread.minibatch"].values
    sizes = recordings["cloud"].grids["size.all"].values
    assert spread * np.sqrt(sizes) == pytest.approx(np.full(len(sizes), spread[0]), rel=0.06)


@pytest.mark.parametrize("rate", [0.05, 0.1, 0.15])
def test_sgd_hovers_at_the_noise_floor(recordings, rate):
    """Var = eps sigma^2 / (lambda (2 - eps lambda)) in each mode; the loss is the sum of lambda Var / 2."""
    loss = recordings["descent"].at("loss.sgd", learning_rate=rate, noise=0.8)[:, -60:]
    curvatures = (1.0, 10.0)
    floor = sum(rate * 0.8**2 / (2 - rate * curvature) / 2 for curvature in curvatures)
    assert loss.mean() == pytest.approx(floor, rel=0.5)  # five draws of sixty correlated steps
    assert Valley(condition=10.0).hessian(np.zeros(2))[0, 0] in curvatures


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9, 0.99])
def test_momentum_in_the_ravine_is_the_plain_recursion(recordings, beta):
    path = recordings["ravine"].at("path.momentum", beta=beta, condition=40.0, learning_rate=0.02)
    surface = Valley(condition=40.0)
    theta, velocity = [float(v) for v in path[0]], [0.0, 0.0]
    for step in range(1, len(path)):
        slope = surface.grad(np.array(theta))
        for i in (0, 1):
            velocity[i] = beta * velocity[i] - 0.02 * float(slope[i])
            theta[i] += velocity[i]
        assert theta == pytest.approx(path[step], abs=1e-9)


def test_the_phase_map_agrees_with_the_closed_forms(recordings):
    facts = recordings["phases"].facts
    assert facts["stable"].value >= 0.95
    assert facts["swinging"].value >= 0.9


def test_uncorrected_adam_takes_the_steps_of_the_formula(recordings):
    facts = recordings["correction"].facts
    ratio = [(1 - 0.9**t) / math.sqrt(1 - 0.999**t) for t in range(1, 5000)]
    assert facts["first"].value == pytest.approx(ratio[0], abs=5e-3)
    assert facts["peak"].value == pytest.approx(max(ratio), abs=5e-3)
    assert facts["peak_step"].value == 1 + ratio.index(max(ratio)) == 12
    assert facts["over"].value == sum(value > 1.05 for value in ratio)


def test_the_first_step_of_adam_is_the_rate_in_every_coordinate(recordings):
    for rate in recordings["four"].axis("learning_rate").values:
        path = recordings["four"].at("path.adam", learning_rate=rate)
        assert np.abs(path[1] - path[0]) == pytest.approx([rate, rate], rel=1e-6)


def test_random_matrices_have_the_known_shares(recordings):
    """cond-mat/0609651: 1/2 at n = 1, (2 - sqrt 2)/4 at n = 2, 0.0249 at n = 3."""
    shares = recordings["random_matrices"].grids["share.sampled"].values
    drawn = recordings["random_matrices"].facts["samples"].value
    for n, exact in ((1, 0.5), (2, (2 - math.sqrt(2)) / 4), (3, 0.02490)):
        assert shares[n - 1] == pytest.approx(exact, abs=5 * math.sqrt(exact * (1 - exact) / drawn))


def test_ravine_steps_follow_the_condition_number_and_its_root(recordings):
    facts = recordings["ravine_steps"].facts
    assert facts["sgd_slope"].value == pytest.approx(1, abs=0.1)
    assert facts["momentum_slope"].value == pytest.approx(0.5, abs=0.1)


def test_the_saddle_is_left_at_the_rate_of_its_negative_curvature(recordings):
    """Near the saddle the distance to the ridge grows by 1 + eps |lambda| a step."""
    module = SCENES["saddle"]
    path = recordings["saddle"].at("path.gd", **{a.name: a.default for a in module.STUDY.axes})
    across = np.abs(path[:, 1] if abs(path[0, 1]) < abs(path[0, 0]) else path[:, 0])
    small = (across > 0) & (across < 0.02)
    growth = across[1:][small[1:]] / across[:-1][small[1:]]
    assert growth.std() < 0.02 * growth.mean()
    assert growth.mean() > 1


def race_alone(rule: str, start: tuple[float, float], rate: float, steps: int = 200) -> int:
    """Steps until the loss stays under 0.01 on the winding valley, in plain Python; -1 never.

    Written 1 - 0.9 and not 0.1: RMSProp rattles there so that the last bit is seen in the loss after 190 steps.
    """
    a, b, amplitude, w = 1.0, 45.0, 0.3, 2.0
    x, y = start
    memory = [[0.0, 0.0], [0.0, 0.0]]
    losses = []
    for t in range(1, steps + 2):
        gap = y - amplitude * math.sin(w * x)
        losses.append(a * x * x / 2 + b * gap * gap / 2)
        if not math.isfinite(losses[-1]) or losses[-1] > 1e12:
            return -1
        slope = (a * x - b * gap * amplitude * w * math.cos(w * x), b * gap)
        move = []
        for i, g in enumerate(slope):
            first, second = memory
            if rule == "sgd":
                move.append(-rate * g)
            elif rule == "momentum":
                first[i] = 0.9 * first[i] - rate * g
                move.append(first[i])
            elif rule == "rmsprop":
                second[i] = 0.9 * second[i] + (1 - 0.9) * g * g
                move.append(-rate * g / (math.sqrt(second[i]) + 1e-8))
            else:
                first[i], second[i] = 0.9 * first[i] + (1 - 0.9) * g, 0.999 * second[i] + (1 - 0.999) * g * g
                corrected = math.sqrt(second[i] / (1 - 0.999**t)) + 1e-8
                move.append(-rate * first[i] / (1 - 0.9**t) / corrected)
        x, y = x + move[0], y + move[1]
    late = [step for step, loss in enumerate(losses) if loss >= 0.01]
    arrived = late[-1] + 1 if late else 0
    return arrived if arrived <= steps else -1


@pytest.mark.parametrize("rule", ["sgd", "momentum", "rmsprop", "adam"])
def test_the_race_is_what_a_loop_in_plain_python_gives(recordings, rule):
    race = recordings["race"]
    surface = Snake(b=45.0)
    assert float(surface.value(np.array([0.4, -0.2]))) == pytest.approx(
        0.4**2 / 2 + 45 * (-0.2 - 0.3 * math.sin(0.8)) ** 2 / 2
    )
    for start in race.axis("start").values[::7]:
        for rate in (0.003, 0.01, 0.03, 0.1):
            setting = {"surface": "snake", "start": start, "learning_rate": rate}
            x, y = race.at(f"path.{rule}", **setting)[0]
            assert int(race.at(f"steps.{rule}", **setting)) == race_alone(rule, (float(x), float(y)), rate)


def test_the_shares_add_up_and_turn_where_the_chapter_says(recordings):
    share = recordings["share"]
    rows = {key: share.at(f"share.{key}", surface="snake") for key in share.labels}
    rates, total = share.at("rate.all"), sum(rows.values())
    assert ((abs(total - 1) < 1e-9) | (total == 0)).all()
    assert rows["adam"][rates <= 0.01].max() < 0.1
    assert rows["adam"][(rates >= 0.3) & (rates <= 1)].min() > 0.4
    for surface in ("snake", "turned", "straight", "rosenbrock"):
        assert sum(share.facts[f"{surface}.{key}"].value for key in share.labels) == pytest.approx(1)


def test_early_stopping_turns_with_noise_and_not_without(recordings):
    one = recordings["early_stopping"]
    noisy, clean = (one.at("loss.test", label_noise=value) for value in (True, False))
    assert noisy[-1] > 1.5 * noisy.min()
    assert 0 < noisy.argmin() < len(noisy) - 5
    assert clean[-1] == pytest.approx(clean.min(), rel=0.05)
    train = one.at("loss.train", label_noise=True)
    assert (np.diff(train) <= 1e-12).all()


def test_the_cosine_spends_a_third_of_its_time_in_the_middle(recordings):
    assert recordings["schedules"].facts["middle_cosine"].value == pytest.approx(1 / 3, abs=1e-3)
    assert recordings["schedules"].facts["middle_linear"].value == pytest.approx(1 / 2, abs=1e-3)


def test_wilsons_and_reddis_constructions_come_out_as_in_the_papers(recordings):
    majority, wrong_end = recordings["majority"].facts, recordings["wrong_end"].facts
    assert majority["sgd"].value > 0.95
    assert majority["adam"].value < 0.75
    assert wrong_end["adam"].value > 0.9
    assert wrong_end["amsgrad"].value < -0.5
