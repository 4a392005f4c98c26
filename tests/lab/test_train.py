"""The training loop, on the digits and against the same steps written out."""

import numpy as np
import pytest

from engine.lab import digits as data
from engine.lab.digits import digits
from engine.lab.train import train
from engine.maths.networks import INITIALIZATIONS, Network, initialize
from engine.maths.optimizers import SGD, Adam
from engine.maths.schedules import Cosine


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
