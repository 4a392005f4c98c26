"""How runs were made, as the loops note it: enough to make them again."""

import numpy as np
import pytest

from engine.lab import Axis, Study, descend, digit_networks, learn, note, race
from engine.lab.method import method, noting
from engine.lab.packet import decode, encode
from engine.lab.recording import Recording
from engine.maths.noisy import Noisy
from engine.maths.optimizers import SGD, Adam, Clipped, Momentum
from engine.maths.schedules import Cosine, Warmup
from engine.maths.surfaces import Snake, Valley


def test_a_race_tells_its_surface_its_start_and_every_number_of_its_rules():
    rate = Axis("learning_rate", "Rate", (0.01, 0.03), 0.01)
    told = race(Snake(b=45.0), (SGD(), Adam(beta1=0.8)), (rate,), 3, target=0.5).run().method
    assert told["Start"] == ("(−1.6, 1.2)",)
    assert told["Rule"] == ("SGD", "Adam, beta1 0.8, beta2 0.999, delta $10^{-8}$, bias correction on")
    assert told["Learning rate"] == ("0.01, 0.03",)
    assert "b 45" in told["Loss"][0]
    assert Snake.formula in told["Loss"][0]
    assert told["Steps"] == ("3",)
    assert "0.5" in told["Measured"][0]


def test_what_differs_between_rules_is_told_with_their_names():
    told = race(Valley(), (SGD(), Momentum()), (), 3, rate={"sgd": 0.1, "momentum": 0.02}).run().method
    assert told["Learning rate"] == ("SGD: 0.1", "Momentum: 0.02")


def test_noise_schedules_and_wrapped_rules_are_told():
    with noting() as notes:
        descend(Clipped(SGD(), norm=2.0), Noisy(Valley(), 0.5), (1.0, 1.0), 0.1, 9, Warmup(Cosine(), 4))
    told = method(notes)
    assert told["Rule"] == ("Clipped (SGD), norm 2",)
    assert told["Noise"] == (r"$\sigma$: 0.5",)
    assert told["Schedule"] == ("the rate times that of Warmup (Cosine, floor 0), warmup 4",)


@pytest.mark.parametrize(("batch", "said"), [(None, "all 1,000"), (20, "20")])
def test_a_network_tells_its_data_its_first_weights_and_its_batches(batch, said):
    network, _ = digit_networks((5,), batch_size=batch)
    with noting() as notes:
        learn(SGD(), network, (0,), (2,), {"loss": network.value}, scheme="he")
    told = method(notes)
    assert told["Network"] == ("64–5–10, tanh, with biases: 385 parameters",)
    assert "1,797 images" in told["Data"][0]
    assert "n_{" in told["First weights"][0]
    assert told["Batch size"] == (said,)
    assert ("Minibatches" in told) == (batch is not None)


def test_a_study_keeps_what_was_noted_while_it_ran_and_so_does_its_packet():
    def record(axes):
        note("Data", "seven points")
        note("Data", "seven points")
        return Recording(axes, {})

    found = Study((), record).run()
    assert found.method == {"Data": ("seven points",)}
    assert decode(encode(found), ()).method == found.method


def test_a_moved_start_is_where_the_runs_begin():
    from engine.lab.nudge import nudging

    def first():
        return descend(SGD(), Valley(), (1.0, 1.0), 0.1, 1).path[0]

    still = first()
    with nudging(1e-13):
        moved = first()
    np.testing.assert_allclose(moved - still, 1e-13, rtol=0.01)
