"""The training loop, on the digits and against the same steps written out."""

import re
from dataclasses import replace

import numpy as np
import pytest

from engine.lab import digits as data
from engine.lab.digits import digits
from engine.lab.train import first_weights, train
from engine.maths.networks import INITIALIZATIONS, RELU, Network, initialize
from engine.maths.optimizers import SGD, Adam, Clipped
from engine.maths.schedules import Cosine, Linear, OneCycle, Warmup


@pytest.fixture(scope="module")
def network():
    seen, _ = digits()
    return Network((64, 16, 10), seen.inputs, seen.targets, batch_size=32)


def start(network, runs=1):
    return initialize(network, INITIALIZATIONS["glorot"], runs, np.random.default_rng(0))


def test_the_digits_are_all_there_and_no_other_file_passes(tmp_path, monkeypatch):
    seen, new = digits()
    assert len(seen.labels) + len(new.labels) == 1797
    counts = np.bincount(np.concatenate([seen.labels, new.labels]))
    # the numbers of each digit in optdigits.tes, from UCI's page
    assert counts.tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    monkeypatch.setattr(data, "FILE", tmp_path / "digits.csv.gz")
    (tmp_path / "digits.csv.gz").write_bytes(b"others")
    with pytest.raises(ValueError, match="sha256"):
        digits.__wrapped__()


@pytest.mark.parametrize("rule", [SGD(), Adam()])
def test_a_sweep_is_each_run_alone_on_the_same_minibatches(network, rule):
    rates = np.array([0.01, 0.1])
    both = train(rule, network, start(network), rates, 20, {"loss": network.value}, schedule=Cosine(), seed=5)
    for n, rate in enumerate(rates):
        alone = train(rule, network, start(network), rate, 20, {"loss": network.value}, schedule=Cosine(), seed=5)
        np.testing.assert_allclose(both.theta[n], alone.theta[0], rtol=1e-10, atol=1e-12)


def test_steps_are_those_of_the_rule_written_out(network):
    theta, rng = start(network), np.random.default_rng(7)
    for step in range(5):
        theta = theta - 0.1 * network.at(step, rng).grad(theta)
    trained = train(SGD(), network, start(network), 0.1, 5, {"loss": network.value}, (0, 2, 5), seed=7)
    np.testing.assert_allclose(trained.theta, theta, rtol=1e-12)
    np.testing.assert_allclose(trained.measured["loss"][0], network.value(start(network)))
    np.testing.assert_allclose(trained.measured["loss"][2], network.value(theta))


def test_a_run_that_leaves_the_finite_numbers_ends_there(network):
    trained = train(SGD(), network, start(network), [0.1, 1e200], 6, {"size": lambda w: (w**2).sum(axis=1)}, range(7))
    assert trained.ended[0] == -1
    assert trained.ended[1] > 0
    assert np.isfinite(trained.measured["size"]).all()
    assert (np.diff(trained.measured["size"][trained.ended[1] - 1 :, 1]) == 0).all()


def test_it_learns_the_digits(network):
    _, new = digits()
    test = network.on(new.inputs, new.targets)
    trained = train(Adam(), network, start(network, 3), 0.003, 500, {"accuracy": test.accuracy})
    assert trained.measured["accuracy"].min() > 0.9


def test_clipping_takes_the_norm_over_all_parameters_of_a_run(network):
    theta, rng = start(network, 2), np.random.default_rng(3)
    for step in range(4):
        g = network.at(step, rng).grad(theta)
        theta = theta - 0.5 * g * np.minimum(1, 0.1 / np.linalg.norm(g, axis=1, keepdims=True))
    trained = train(Clipped(SGD(), 0.1), network, start(network, 2), 0.5, 4, {}, seed=3)
    np.testing.assert_allclose(trained.theta, theta, rtol=1e-12, atol=1e-14)


def test_a_field_for_every_run_makes_the_runs(network):
    betas, warmups = np.array([0.0, 0.5, 0.9]), np.array([0, 3, 6])
    rule = Clipped(Adam(betas, 0.9 - betas / 10, bias_correction=np.array([True, False, True])), 1 + betas)
    together = train(rule, network, start(network), 0.01, 8, {}, schedule=Warmup(Linear(), warmups))
    assert together.theta.shape == (3, network.parameters)
    for run, beta in enumerate(betas):
        rule = Clipped(Adam(beta, 0.9 - beta / 10, bias_correction=run != 1), 1 + beta)
        schedule = Warmup(Linear(), warmups[run])
        alone = train(rule, network, start(network), 0.01, 8, {}, schedule=schedule)
        np.testing.assert_allclose(together.theta[run], alone.theta[0], rtol=1e-9, atol=1e-12)


def test_a_run_whose_weights_are_lost_has_ended_though_what_is_measured_is_finite(network):
    network = replace(network, activation=RELU)
    measures = {"accuracy": network.accuracy}
    trained = train(SGD(), network, start(network), [0.1, 1e200], 6, measures, (0, 2, 4, 6))
    assert trained.ended.tolist() == [-1, 2]
    assert (trained.measured["accuracy"][:, 1] == trained.measured["accuracy"][0, 1]).all()
    assert train(SGD(), network, start(network), [0.1, 1e200], 6, {}).ended.tolist() == [-1, 6]


MISTAKES = {
    "start is of shape (1210,), not (runs, parameters)": {"start": np.zeros(1210)},
    "start holds something that is not finite": {"start": np.full((1, 1210), np.inf)},
    "Network: theta is of shape (1, 1211), not (runs, 1210)": {"start": np.zeros((1, 1211))},
    "rate is -1.0 in run 1": {"rate": [1.0, -1.0]},
    "rate is of shape (2, 1), neither": {"rate": [[0.1], [0.2]]},
    "rate has 2, start has 3": {"rate": [0.1, 0.2], "start": np.zeros((3, 1210))},
    "rate has 2, Adam.beta1 has 3": {"rate": [0.1, 0.2], "optimizer": Adam(np.zeros(3))},
    "steps is -1, which is not in whole [0, inf)": {"steps": -1},
    "ticks is 5, which is not in whole [0, steps] with steps 4": {"ticks": (0, 5)},
    "ticks is 0.5, which": {"ticks": (0, 0.5)},
    "ticks is -1, which": {"ticks": (-1, 2)},
    "ticks must rise, each once: 1 follows 3": {"ticks": (0, 3, 1)},
    "ticks must rise, each once: 3 follows 3": {"ticks": (3, 3)},
    "measure 'mean' gives the shape (), not (runs, ...) for 1 runs": {"measures": {"mean": np.mean}},
    "measure 'part' gives the shape (1210, 1), not (runs, ...)": {"measures": {"part": np.transpose}},
    "OneCycle: rise * steps is 0.8": {"schedule": OneCycle(0.2)},
}


@pytest.mark.parametrize("message", MISTAKES)
def test_what_would_be_something_else_is_refused(network, message):
    good = {"optimizer": SGD(), "network": network, "start": start(network), "rate": 0.1, "steps": 4, "measures": {}}
    with pytest.raises(ValueError, match=re.escape(message)):
        train(**good | MISTAKES[message])


def test_an_unknown_initialization_is_refused_with_the_nearest(network):
    with pytest.raises(ValueError, match="no initialization is called 'glorrot'; did you mean 'glorot'"):
        first_weights(network, 0, "glorrot")
