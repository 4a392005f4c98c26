"""LeastSquares against numpy's own and against finite differences."""

import numpy as np
import pytest

from engine.maths.least_squares import LeastSquares


@pytest.mark.parametrize("shape", [(7, 3), (2, 7, 3)])
def test_the_gradient_is_that_of_the_value_and_vanishes_at_the_solution(shape):
    rng = np.random.default_rng(0)
    inputs, targets, theta = rng.normal(size=shape), rng.normal(size=(2, 7)), rng.normal(size=(2, 3))
    objective = LeastSquares(inputs, targets)
    gradient = objective.grad(theta)
    for i in range(3):
        step = 1e-6 * np.eye(3)[i]
        slope = (objective.value(theta + step) - objective.value(theta - step)) / 2e-6
        assert gradient[:, i] == pytest.approx(slope, rel=1e-6)
    each = np.broadcast_to(inputs, (2, 7, 3))
    best = np.stack([np.linalg.lstsq(x, y, rcond=None)[0] for x, y in zip(each, targets, strict=True)])
    assert objective.grad(best) == pytest.approx(np.zeros((2, 3)), abs=1e-12)
    mean = ((each[0] @ theta[0] - targets[0]) ** 2).mean()
    assert objective.value(theta)[0] == pytest.approx(mean / 2)
