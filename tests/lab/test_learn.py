"""learn, contest and own_best: every run is the one it says it is, and what is best is never the end of a grid."""

from dataclasses import replace

import numpy as np
import pytest

from engine.lab import Axis, Entry, contest, digit_networks, in_words, learn, own_best, race, switch
from engine.lab.train import first_weights, train
from engine.maths.optimizers import L2, SGD, Adam, Momentum
from engine.maths.schedules import Constant, Cosine, Warmup
from engine.maths.surfaces import Valley

RATE = Axis("learning_rate", "rate", (0.01, 0.1, 0.3), 0.1)
BETA = Axis("beta", "momentum", (0.0, 0.9), 0.9)
WARMUP = Axis("warmup", "warmup", (0, 4), 0)
SEEN, NEW = digit_networks((8,), batch_size=16)


def test_every_run_of_all_seeds_at_once_is_that_of_its_seed_and_setting_alone():
    found = learn(
        Momentum(), SEEN, (0, 5), (0, 3, 6), {"loss": SEEN.value, "theta": np.copy},
        axes=(RATE, BETA, WARMUP), schedule=Warmup(Cosine()),
    )  # fmt: skip
    assert found["loss"].dims == ("seed", "learning_rate", "beta", "warmup", "step")
    assert found["theta"].dims == (*found["loss"].dims, "point")
    assert found["ended"].dims == found["loss"].dims[:-1]
    for s, seed in enumerate((0, 5)):
        for i, rate in enumerate(RATE.values):
            for j, beta in enumerate(BETA.values):
                for k, warmup in enumerate(WARMUP.values):
                    start = first_weights(SEEN, seed)
                    alone = train(
                        Momentum(beta),
                        SEEN,
                        start,
                        rate,
                        6,
                        {"loss": SEEN.value},
                        (0, 3, 6),
                        Warmup(Cosine(), warmup),
                        seed,
                    )
                    np.testing.assert_allclose(
                        found["loss"].values[s, i, j, k], alone.measured["loss"][:, 0], rtol=1e-12
                    )


def test_targets_of_their_own_go_with_the_runs_of_their_seed():
    rng = np.random.default_rng(0)
    targets = np.stack([np.eye(10)[rng.permutation(SEEN.targets.argmax(axis=1))] for _ in range(4)])
    labels = Axis("labels", "labels", (0, 1), 0)
    found = learn(
        SGD(),
        replace(SEEN, targets=targets),
        (0, 1),
        (4,),
        {"theta": np.copy},
        axes=(labels,),
        rate=0.3,
        scheme="he",
        scale=2.0,
    )
    for n in range(4):
        start = 2 * first_weights(SEEN, n // 2, "he")
        alone = train(SGD(), replace(SEEN, targets=targets[n]), start, 0.3, 4, {}, seed=n // 2)
        np.testing.assert_allclose(found["theta"].values[n // 2, n % 2, 0], alone.theta[0], rtol=1e-12)


def test_an_axis_that_nothing_answers_to_is_said():
    wrong = Axis("learnin_rate", "rate", (0.1, 0.2), 0.1)
    with pytest.raises(ValueError, match="did you mean 'learning_rate'"):
        learn(SGD(), SEEN, (0,), (2,), {"loss": SEEN.value}, axes=(wrong,))
    with pytest.raises(ValueError, match="axis 'beta' matches nothing in 'sgd'"):
        contest((SEEN, NEW), (Momentum(), SGD()), (RATE, BETA), (2,), seeds=1)


def test_a_contest_counts_its_runs_and_keeps_every_seed():
    entries = {"plain": Adam(), "decayed": L2(Adam()), "cosine": Entry(Adam(), Cosine())}
    study = contest((SEEN, NEW), entries, (RATE,), (0, 2, 4), seeds=(3, 4), labels={"cosine": "Cosine"})
    found = study.run()
    assert found.labels == {"plain": "Adam", "decayed": "L2", "cosine": "Cosine"}
    assert (found.runs, found.steps, found.seeds) == (3 * 2 * 3, 3 * 2 * 3 * 4, (3, 4))
    assert found.at("time.all").tolist() == [0, 2, 4]
    assert found.at("right.cosine", learning_rate=0.01)[1, 0] == NEW.accuracy(first_weights(SEEN, 4))[0]
    assert (found.at("loss.plain") != found.at("loss.cosine")).any()
    again = study.run(seeds=(4, 3))
    assert (again.at("loss.plain")[::-1] == found.at("loss.plain")).all()


def test_a_contest_told_twice_takes_the_best_mean_loss():
    mode = switch("own", "each at its own best", False)
    rates = Axis("learning_rate", "rate", (0.001, 0.1, 1e4), 0.1)
    found = own_best(contest((SEEN, NEW), (SGD(),), (rates,), (0, 60), seeds=2), rates, mode).run()
    assert found.axes == (rates, mode)
    assert found.at("own.sgd") == 0.1
    assert (found.at("best_right.sgd") == found.at("right.sgd", learning_rate=0.1)).all()
    narrow = Axis("learning_rate", "rate", (0.001, 0.1), 0.1)
    study = contest((SEEN, NEW), (SGD(),), (narrow,), (0, 60), seeds=2)
    with pytest.raises(ValueError, match=r"best of 'learning_rate' is its last stop, 0\.1: widen it"):
        own_best(study, narrow, mode).run()
    assert own_best(study, narrow, mode, at_end="to be widened").run().at("own.sgd") == 0.1


def test_a_race_told_twice_takes_the_fewest_steps_from_each_start():
    starts = Axis("start", "start", ((-3.0, 1.0), (0.2, 0.1)), (0.2, 0.1), "drag")
    rates = Axis("learning_rate", "rate", (0.001, 0.01, 0.04, 0.5), 0.01)
    study = race(Valley(), (SGD(), Momentum()), (rates, starts), 80, target=0.05)
    found = own_best(study, rates, switch("own", "own", False)).run()
    for key in ("sgd", "momentum"):
        for n, start in enumerate(starts.values):
            steps = found.at(f"steps.{key}", start=start)
            least = np.where(steps < 0, 999, steps).argmin()
            assert found.at(f"best_steps.{key}")[n] == steps[least] > 0
            assert found.at(f"own.{key}")[n] == rates.values[least]
            assert (found.at(f"best_path.{key}")[n] == found.at(f"path.{key}", start=start)[least]).all()


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "zero"), (5, "five"), (18, "eighteen"), (30, "thirty"), (42, "42"), (100, "a hundred"), (200, "two hundred"),
     (1000, "a thousand"), (2410, "2,410"), (30_000, "30,000"), (-1000, "-1,000")],
)  # fmt: skip
def test_small_numbers_in_words(number, words):
    assert in_words(number) == words


def test_a_schedule_alone_has_no_other_fields():
    assert Entry(SGD(), Constant()).reached_by() == {"learning_rate"}
