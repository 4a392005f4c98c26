"""Every rule against PyTorch, its paper, or a closed form."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from held_against import references, without_reference
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.maths.optimizers import (
    L2,
    SGD,
    AdaGrad,
    Adam,
    AdamW,
    AMSGrad,
    Averaged,
    Clipped,
    Momentum,
    Nesterov,
    RMSProp,
)

TORCH = json.loads((Path(__file__).parents[1] / "reference" / "optimizers.json").read_text())
AS_IN_TORCH = {
    "sgd": SGD(),
    "sgd_l2": L2(SGD(), 0.1),
    "momentum": Momentum(0.9),
    "momentum_heavy": Momentum(0.99),
    "nesterov": Nesterov(0.9),
    "adagrad": AdaGrad(),
    "adagrad_delta": AdaGrad(delta=1e-3),
    "rmsprop": RMSProp(0.9),
    "rmsprop_long": RMSProp(0.99, delta=1e-4),
    "adam": Adam(),
    "adam_short": Adam(0.5, 0.9, delta=1e-4),
    "adam_l2": L2(Adam(), 0.1),
    "adamw": AdamW(Adam(), 0.1),
    "amsgrad": AMSGrad(beta2=0.99),
}
BY_THE_LETTER = [(rule, module) for module in references("optimizers").values() for rule in module.RULES]
ALL = [*AS_IN_TORCH.values(), *(rule for rule, _ in BY_THE_LETTER), Clipped(Adam(), 0.5), Adam(bias_correction=False)]


def gradient(theta):
    """Of the bowl in reference/make_torch.py."""
    x, y = theta
    return np.stack([3 * x + 0.5 * y + 0.4 * x**3, 0.2 * y + 0.5 * x + 0.08 * y**3])


def descend(rule, start, rates, grad=gradient):
    """(steps + 1, ...) the parameters, and beside them the state after each step."""
    theta = np.array(start, dtype=float)
    state = rule.init(theta)
    points, states = [theta.copy()], [np.copy(state) if isinstance(state, np.ndarray) else None]
    for rate in rates:
        rule.step(theta, state, grad, rate)
        points.append(theta.copy())
        states.append(np.copy(state) if isinstance(state, np.ndarray) else None)
    return np.stack(points), states


@pytest.mark.parametrize("name", AS_IN_TORCH)
def test_as_torch_to_twelve_digits(name):
    case = TORCH["cases"][name]
    rule = AS_IN_TORCH[name]
    points, velocities = descend(rule, TORCH["start"], case["rates"])
    if isinstance(rule, Nesterov):  # torch's parameters are where our rule asks for the gradient
        points = points + rule.beta * np.stack(velocities)
    np.testing.assert_allclose(points, case["path"], rtol=0, atol=1e-12)


def test_every_case_of_torch_is_compared():
    assert set(TORCH["cases"]) == set(AS_IN_TORCH)


def test_every_optimizer_has_a_reference():
    assert not without_reference("optimizers", "optimizers", AS_IN_TORCH.values())


@pytest.mark.parametrize(("rule", "reference"), BY_THE_LETTER, ids=[repr(rule) for rule, _ in BY_THE_LETTER])
def test_as_its_paper_has_it(rule, reference):
    rates = [0.05 / (1 + 0.1 * step) for step in range(60)]
    points, _ = descend(rule, TORCH["start"], rates)
    expected = reference.path(rule, TORCH["start"], rates, lambda at: gradient(np.array(at)).tolist())
    np.testing.assert_allclose(points, expected, rtol=0, atol=1e-12)


def test_momentum_keeps_old_pushes_when_the_rate_changes():
    """Goodfellow's form, v <- beta v - rate g, by hand; PyTorch's would rescale the old velocity."""
    points, _ = descend(Momentum(0.5), [1.0, 0.0], [0.1, 0.01], lambda theta: np.array([1.0, 0.0]))
    assert points[1:, 0] == pytest.approx([0.9, 0.9 - 0.5 * 0.1 - 0.01])


@pytest.mark.parametrize("rule", ALL, ids=repr)
def test_a_batch_of_runs_is_each_run_alone(rule):
    rng = np.random.default_rng(3)
    starts, rates = rng.normal(size=(2, 7)), rng.uniform(0.001, 0.05, size=7)
    together, _ = descend(rule, starts, [rates] * 30)
    for run in range(7):
        alone, _ = descend(rule, starts[:, run : run + 1], [rates[run : run + 1]] * 30)
        np.testing.assert_allclose(together[..., run : run + 1], alone, rtol=1e-12, atol=1e-13)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.floats(0, 0.99), st.floats(0.5, 0.999)), min_size=1, max_size=5))
def test_hyperparameters_may_differ_from_run_to_run(betas):
    first, second = np.array(betas).T
    starts = np.tile([[1.7], [-1.3]], len(betas))
    together, _ = descend(Adam(first, second), starts, [0.05] * 20)
    for run, (beta1, beta2) in enumerate(betas):
        alone, _ = descend(Adam(beta1, beta2), starts[:, :1], [0.05] * 20)
        np.testing.assert_allclose(together[..., run : run + 1], alone, rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9, 0.99])
def test_the_heavy_ball_on_a_quadratic_is_a_linear_recurrence(beta):
    """theta' = (1 + beta - rate k) theta - beta theta_before, solved by the matrix's powers (Polyak 1964)."""
    rate, curvature = 0.03, 7.0
    points, _ = descend(Momentum(beta), [1.0], [rate] * 50, lambda theta: curvature * theta)
    matrix = np.array([[1 + beta - rate * curvature, -beta], [1, 0]])
    expected = [np.linalg.matrix_power(matrix, n) @ [1.0, 1.0] for n in range(51)]
    np.testing.assert_allclose(points[:, 0], [one[0] for one in expected], atol=1e-12)


def test_the_excess_of_the_uncorrected_update_lasts_thousands_of_steps():
    t = np.arange(1, 4000)
    excess = (1 - 0.9**t) / np.sqrt(1 - 0.999**t)
    plain, corrected = (
        np.diff(descend(Adam(delta=1e-300, bias_correction=on), [0.0], [0.01] * 3999, np.ones_like)[0][:, 0])
        for on in (False, True)
    )
    np.testing.assert_allclose(plain / corrected, excess, rtol=1e-9)
    assert excess[0] == pytest.approx(3.162, abs=1e-3)
    assert (excess.max(), t[excess.argmax()]) == (pytest.approx(6.569, abs=1e-3), 12)
    assert t[excess > 1.05].max() == pytest.approx(2375, abs=5)


@settings(max_examples=50)
@given(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3), st.floats(0.01, 10))
def test_clipping_keeps_the_direction_and_bounds_the_length(x, y, norm):
    g = np.array([x, y])
    clipped = Clipped(SGD(), norm).clip(g)
    length = np.hypot(x, y)
    if length <= norm:
        np.testing.assert_allclose(clipped, g, rtol=1e-15)  # the length of the rule's own may be one rounding more
    else:
        np.testing.assert_allclose(clipped, g * norm / length, rtol=1e-12, atol=1e-12)


def test_amsgrad_may_take_the_largest_corrected_square():
    """Written out for a gradient that falls: optax's order of correction and maximum, not PyTorch's."""
    slopes, beta1, beta2, delta, rate = [3.0, 1.0, 0.5, 0.1], 0.9, 0.99, 1e-8, 0.1
    x = s = r = largest = 0.0
    for t, g in enumerate(slopes, 1):
        s, r = beta1 * s + (1 - beta1) * g, beta2 * r + (1 - beta2) * g * g
        largest = max(largest, r / (1 - beta2**t))
        x -= rate * s / (1 - beta1**t) / (largest**0.5 + delta)
    rule, theta = AMSGrad(beta1, beta2, delta, corrected=True), np.array([0.0])
    state = rule.init(theta)
    for g in slopes:
        rule.step(theta, state, lambda at, g=g: np.full_like(at, g), rate)
    assert theta[0] == pytest.approx(x, rel=1e-12)


def test_amsgrads_step_never_grows_again():
    """Algorithm 2 of Reddi et al. 2018: after a large gradient the small ones move it by less than they move Adam."""
    sequence = [100.0] + [1.0] * 200
    moved = {}
    for rule in (Adam(beta1=0.0, beta2=0.9), AMSGrad(beta1=0.0, beta2=0.9)):
        theta, moved[rule.label] = np.zeros(1), []
        state = rule.init(theta)
        for g in sequence:
            before = theta.copy()
            rule.step(theta, state, lambda _, g=g: np.array([g]), 0.1)
            moved[rule.label].append(float(np.abs(theta - before)[0]))
    assert moved["Adam"][-1] == pytest.approx(0.1, rel=1e-3)
    # the largest r is (1 - beta2) 100^2
    assert moved["AMSGrad"][-1] == pytest.approx(0.1 / np.sqrt(1000), rel=1e-3)


def test_adamw_shrinks_what_has_no_gradient_by_a_fixed_factor():
    points, _ = descend(AdamW(Adam(), 0.5), [2.0], [0.1] * 10, np.zeros_like)
    np.testing.assert_allclose(points[:, 0], 2.0 * (1 - 0.1 * 0.5) ** np.arange(11), rtol=1e-14)


@dataclass(frozen=True)
class _Scalar:
    """Adam by the letter of algorithm 1 (Kingma and Ba 2015), one number at a time."""

    alpha: float
    beta1: float
    beta2: float
    epsilon: float

    def path(self, theta, gradients):
        m = v = 0.0
        points = [theta]
        for t, g in enumerate(gradients, start=1):
            m = self.beta1 * m + (1 - self.beta1) * g
            v = self.beta2 * v + (1 - self.beta2) * g**2
            theta -= self.alpha * (m / (1 - self.beta1**t)) / ((v / (1 - self.beta2**t)) ** 0.5 + self.epsilon)
            points.append(theta)
        return points


@settings(max_examples=50)
@given(st.lists(st.floats(-100, 100), min_size=1, max_size=40), st.floats(0, 0.99), st.floats(0, 0.999))
def test_adam_is_algorithm_one_to_the_letter(gradients, beta1, beta2):
    rest = iter(gradients)
    points, _ = descend(Adam(beta1, beta2), [0.5], [0.01] * len(gradients), lambda _: np.array([next(rest)]))
    expected = _Scalar(0.01, beta1, beta2, 1e-8).path(0.5, gradients)
    np.testing.assert_allclose(points[:, 0], expected, rtol=1e-9, atol=1e-11)


@pytest.mark.parametrize(("first", "decay"), [(1, 0.0), (11, 0.0), (1, 0.9)])
def test_the_average_is_that_of_the_iterates(first, decay):
    """The mean of the points from the step `first` on, or their exponential average from the start, all summed up."""
    averaged = Averaged(SGD(), first, decay)
    points, _ = descend(averaged, [1.7, -1.3], [0.05] * 30)
    weights = np.array([0.0] * first + [1.0] * (31 - first)) / (31 - first)
    if decay:
        weights = (1 - decay) * decay ** np.arange(30, -1, -1.0)
        weights[0] = decay**30
    np.testing.assert_allclose(averaged.average, weights @ points, rtol=1e-12)


def test_until_its_first_step_an_average_is_where_the_run_is():
    averaged = Averaged(SGD(), first=40)
    points, _ = descend(averaged, [1.7, -1.3], [0.05] * 30)
    np.testing.assert_allclose(averaged.average, points[-1], rtol=1e-12)
