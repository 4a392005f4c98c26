"""Networks against PyTorch, finite differences and each run alone."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from held_against import references, without_reference
from hypothesis import given
from hypothesis import strategies as st

from engine.maths.networks import (
    ACTIVATIONS,
    INITIALIZATIONS,
    LOSSES,
    RELU,
    SQUARED,
    TANH,
    BatchNorm,
    GroupNorm,
    LayerNorm,
    Network,
    Plain,
    RMSNorm,
    WeightNorm,
    hessian_vector,
    initialize,
    sharpness,
)
from engine.maths.objective import Objective

TORCH = json.loads((Path(__file__).parents[1] / "reference" / "networks.json").read_text())
WIDTHS, EXAMPLES = (5, 8, 8, 3), 7
KINDS = {
    "none": Plain(),
    "batch": BatchNorm(),
    "layer": LayerNorm(),
    "rms": RMSNorm(),
    "group": GroupNorm(4),
    "weight": WeightNorm(),
}

BY_THE_LETTER = [(kind, module) for module in references("norms").values() for kind in module.KINDS]


def small(case):
    """The network of a case of reference/make_networks.py, its theta (1, parameters) and a vector of the same shape."""
    rng = np.random.default_rng(case["seed"])
    inputs, labels = rng.standard_normal((EXAMPLES, WIDTHS[0])), rng.integers(0, WIDTHS[-1], EXAMPLES)
    parts = ACTIVATIONS[case["activation"]], LOSSES[case["loss"]], KINDS[case["norm"]]
    network = Network(WIDTHS, inputs, np.eye(WIDTHS[-1])[labels], *parts)
    theta = 0.5 * rng.standard_normal((1, network.parameters))
    return network, theta, rng.standard_normal((1, network.parameters))


def name(case):
    return f"{case['norm']}-{case['activation']}-{case['loss']}"


def test_every_norm_activation_and_loss_has_a_reference():
    assert not without_reference("networks/norms", "norms", KINDS.values())
    seen = {part: {case[part] for case in TORCH["cases"]} for part in ("norm", "activation", "loss")}
    assert seen == {"norm": set(KINDS), "activation": set(ACTIVATIONS), "loss": set(LOSSES)}, (
        "a new activation or loss goes into tests/reference/make_networks.py"
    )


@pytest.mark.parametrize(("kind", "reference"), BY_THE_LETTER, ids=[repr(kind) for kind, _ in BY_THE_LETTER])
def test_a_norm_is_as_its_paper_has_it(kind, reference):
    rng = np.random.default_rng(1)
    inputs, targets = rng.standard_normal((EXAMPLES, 5)), rng.standard_normal((EXAMPLES, 3))
    network = Network((5, 8, 3), inputs, targets, TANH, SQUARED, kind)
    theta = 0.5 * rng.standard_normal((1, network.parameters))
    first, _ = network.layers(theta)
    hidden = reference.forward(kind, inputs, first.weight[0], first.bias[0, 0], first.gain[0, 0])
    np.testing.assert_allclose(network.activations(theta)[1][0], np.tanh(hidden), rtol=1e-12)
    step = 1e-6 * rng.standard_normal(theta.shape)
    difference = network.value(theta + step) - network.value(theta - step)
    np.testing.assert_allclose((network.grad(theta) * 2 * step).sum(), difference, rtol=1e-4)


@pytest.mark.parametrize("activation", [TANH, RELU], ids=["tanh", "relu"])
@pytest.mark.parametrize("kind", [Plain(), LayerNorm()], ids=["plain", "layer"])
def test_a_layer_with_a_skip_adds_its_input_and_hands_its_slope_back(kind, activation):
    """Layers 1 and 2 are as wide as what they see, layer 0 and the last are not."""
    rng = np.random.default_rng(5)
    widths = (5, 8, 8, 8, 3)
    inputs, targets = rng.standard_normal((EXAMPLES, 5)), rng.standard_normal((EXAMPLES, 3))
    network = Network(widths, inputs, targets, activation, SQUARED, kind, skip=True)
    theta = 0.5 * rng.standard_normal((2, network.parameters))
    assert [network.skips(layer) for layer in range(4)] == [False, True, True, False]
    _, first, second, *_ = network.activations(theta)
    plain = Network((8, 8, 3), first[0], targets, activation, SQUARED, kind)
    own = np.concatenate(
        [theta[:1, network.parameters - plain.parameters - second.shape[-1] * (9 + kind.has_gain) :]], axis=1
    )
    inner = plain.activations(own[:, : plain.parameters])[1]
    np.testing.assert_allclose(second[0], first[0] + inner[0], rtol=1e-12)
    step = 1e-6 * rng.standard_normal(theta.shape)
    difference = network.value(theta + step) - network.value(theta - step)
    np.testing.assert_allclose((network.grad(theta) * 2 * step).sum(axis=1), difference, rtol=1e-4)


@pytest.fixture(params=TORCH["cases"], ids=name)
def case(request):
    return request.param


def test_value_gradient_and_curvature_agree_with_torch(case):
    network, theta, vector = small(case)
    np.testing.assert_allclose(network.value(theta), case["value"], rtol=1e-12)
    np.testing.assert_allclose(network.grad(theta)[0], case["gradient"], rtol=1e-11, atol=1e-12)
    np.testing.assert_allclose(hessian_vector(network, theta, vector)[0], case["product"], rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(sharpness(network, theta, 60), case["sharpness"], rtol=1e-9)


def test_gradient_agrees_with_finite_differences(case):
    network, theta, vector = small(case)
    step = 1e-6 * vector / np.linalg.norm(vector)
    difference = network.value(theta + step) - network.value(theta - step)
    np.testing.assert_allclose((network.grad(theta) * 2 * step).sum(), difference, rtol=1e-4)


def test_a_batch_of_runs_is_each_run_alone(case):
    network, theta, _ = small(case)
    runs = theta + 0.1 * np.random.default_rng(1).standard_normal((4, 1)) * theta
    alone = np.concatenate([network.grad(run[np.newaxis]) for run in runs])
    np.testing.assert_allclose(network.grad(runs), alone, rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(network.value(runs), [network.value(run[np.newaxis])[0] for run in runs], rtol=1e-12)


def test_grad_leaves_the_examples_and_the_weights_alone(case):
    network, theta, _ = small(case)
    before = network.inputs.copy(), network.targets.copy(), theta.copy()
    network.grad(theta)
    for was, now in zip(before, (network.inputs, network.targets, theta), strict=True):
        np.testing.assert_array_equal(was, now)


def test_a_minibatch_gradient_is_unbiased_without_batch_norm():
    network, theta, _ = small(TORCH["cases"][0])
    drawn = Network(network.widths, network.inputs, network.targets, batch_size=3)
    rng = np.random.default_rng(0)
    mean = np.mean([drawn.at(step, rng).grad(theta) for step in range(4000)], axis=0)
    full = drawn.grad(theta)
    assert np.linalg.norm(mean - full) < 0.05 * np.linalg.norm(full)


@pytest.mark.parametrize("scheme", ["glorot", "he", "lecun", "small", "large"])
def test_initial_weights_have_the_deviation_of_their_paper(scheme):
    network = Network((300, 200, 10), np.zeros((1, 300)), np.eye(10)[:1], TANH)
    first = network.layers(initialize(network, INITIALIZATIONS[scheme], 3, np.random.default_rng(0)))[0].weight
    expected = {"glorot": (2 / 500) ** 0.5, "he": (2 / 300) ** 0.5, "lecun": (1 / 300) ** 0.5}
    expected |= {"small": expected["glorot"] / 2, "large": expected["he"] * 2}
    np.testing.assert_allclose(first.std(), expected[scheme], rtol=0.01)


def test_weight_norm_starts_as_the_plain_network():
    rng = np.random.default_rng(0)
    inputs, targets = rng.standard_normal((7, 5)), rng.standard_normal((7, 3))
    outputs = []
    for kind in (Plain(), WeightNorm()):
        network = Network(WIDTHS, inputs, targets, loss=SQUARED, linear=kind)
        theta = initialize(network, INITIALIZATIONS["he"], 2, np.random.default_rng(3))
        outputs.append(network.outputs(theta))
    np.testing.assert_allclose(*outputs, rtol=1e-12)


@dataclass(frozen=True)
class Quadratic(Objective):
    """theta' H theta / 2 of every run, for a symmetric H."""

    matrix: np.ndarray

    def value(self, theta):
        return (theta @ self.matrix * theta).sum(axis=1) / 2

    def grad(self, theta):
        return theta @ self.matrix


@given(
    eigenvalues=st.lists(st.sampled_from([-3.0, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0]), min_size=1, max_size=6),
    size=st.sampled_from([1e-14, 1e-6, 1.0, 1e8]),
    iterations=st.integers(6, 20),
    seed=st.integers(0, 99),
)
def test_sharpness_is_the_largest_eigenvalue_of_whatever_sign_and_size(eigenvalues, size, iterations, seed):
    turned, _ = np.linalg.qr(np.random.default_rng(seed).standard_normal((len(eigenvalues),) * 2))
    matrix = size * turned @ np.diag(eigenvalues) @ turned.T
    found = sharpness(Quadratic((matrix + matrix.T) / 2), np.zeros((2, len(eigenvalues))), iterations)
    np.testing.assert_allclose(found, size * max(eigenvalues), rtol=1e-6, atol=1e-9 * size)


def test_sharpness_of_a_lost_run_is_no_number_and_leaves_the_others_alone():
    network, theta, _ = small(TORCH["cases"][0])
    both = np.concatenate([theta, theta * np.nan])
    found = sharpness(network, both, 60)
    assert found[0] == pytest.approx(sharpness(network, theta, 60)[0], rel=1e-9)
    assert np.isnan(found[1])
