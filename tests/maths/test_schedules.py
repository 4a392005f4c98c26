"""Every schedule against PyTorch's, or against its paper's formula."""

import json
from pathlib import Path

import numpy as np
import pytest
from held_against import references, without_reference
from hypothesis import given
from hypothesis import strategies as st

from engine.maths.schedules import (
    Constant,
    Cosine,
    Cyclical,
    Exponential,
    InverseSquareRoot,
    InverseTime,
    Linear,
    OneCycle,
    Restarts,
    StableDecay,
    StepDecay,
    Warmup,
)

TORCH = json.loads((Path(__file__).parents[1] / "reference" / "schedules.json").read_text())
AS_IN_TORCH = {
    "linear": Linear(floor=0.1),
    "step": StepDecay(drops=(0.33, 0.67)),
    "exponential": Exponential(final=0.01),
    "cosine": Cosine(floor=0.05),
    "restarts": Restarts(period=0.25, floor=0.1),
    "restarts_growing": Restarts(period=0.1, growth=2.0),
    "cyclical": Cyclical(floor=0.1, cycles=5),
    "one_cycle": OneCycle(),
}
BY_THE_LETTER = [(one, module) for module in references("schedules").values() for one in module.SCHEDULES]
ALL = [*AS_IN_TORCH.values(), *(schedule for schedule, _ in BY_THE_LETTER)]


@pytest.mark.parametrize("name", TORCH["cases"])
def test_as_torch_to_twelve_digits(name):
    seen = AS_IN_TORCH[name](np.arange(100), 100)
    np.testing.assert_allclose(seen, TORCH["cases"][name], rtol=0, atol=1e-12)


def test_every_schedule_has_a_reference():
    assert not without_reference("schedules", "schedules", AS_IN_TORCH.values())


@pytest.mark.parametrize(("schedule", "reference"), BY_THE_LETTER, ids=[repr(one) for one, _ in BY_THE_LETTER])
def test_as_its_paper_has_it(schedule, reference):
    seen = schedule(np.arange(200), 200)
    expected = [reference.multiplier(schedule, step, 200) for step in range(200)]
    np.testing.assert_allclose(np.broadcast_to(seen, 200), expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize("schedule", ALL, ids=repr)
@given(total=st.integers(10, 400), at=st.floats(0, 1, exclude_max=True))
def test_a_multiplier_is_a_share_of_the_base_rate_at_one_step_or_many(schedule, total, at):
    step = int(at * total)
    one, many = schedule(step, total), schedule(np.arange(total), total)
    assert 0 <= float(one) <= 1 + 1e-12
    assert float(np.broadcast_to(many, total)[step]) == pytest.approx(float(one), rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("schedule", [Linear(), Cosine(), Exponential(), StableDecay(), StepDecay()], ids=repr)
@given(total=st.integers(10, 400))
def test_decays_begin_at_the_base_rate_and_never_rise(schedule, total):
    seen = schedule(np.arange(total + 1), total)
    assert seen[0] == pytest.approx(1)
    assert (np.diff(seen) <= 1e-12).all()


@pytest.mark.parametrize(("schedule", "share"), [(Cosine(), 1 / 3), (Linear(), 1 / 2)], ids=["cosine", "linear"])
def test_how_long_a_schedule_stays_in_the_middle_half_of_its_range(schedule, share):
    seen = schedule(np.arange(100_000), 100_000)
    assert ((seen > 0.25) & (seen < 0.75)).mean() == pytest.approx(share, abs=1e-4)


@given(warmup=st.integers(0, 50), rest=st.integers(1, 200))
def test_warmup_climbs_evenly_and_then_is_the_schedule(warmup, rest):
    seen = Warmup(Cosine(), warmup)(np.arange(warmup + rest), warmup + rest)
    np.testing.assert_allclose(seen[:warmup], np.arange(1, warmup + 1) / max(warmup, 1), rtol=1e-12)
    np.testing.assert_allclose(seen[warmup:], Cosine()(np.arange(rest), rest), rtol=1e-12, atol=1e-15)


def test_stable_decay_is_flat_until_its_cooldown_of_one_minus_root():
    seen = StableDecay(decay=0.2)(np.arange(101), 100)
    assert (seen[:81] == 1).all()
    np.testing.assert_allclose(seen[80:], 1 - np.sqrt(np.arange(21) / 20), atol=1e-7)


def test_the_rates_of_one_over_t_sum_like_a_logarithm():
    seen = InverseTime(decay=1.0)(np.arange(100_000), 100_000)
    assert seen.sum() == pytest.approx(np.log(100_000) + np.euler_gamma, abs=1e-4)
    assert (seen**2).sum() == pytest.approx(np.pi**2 / 6, abs=1e-4)


def test_the_inverse_root_falls_to_half_at_four_times_the_offset():
    assert InverseSquareRoot(offset=10)(30, 100) == pytest.approx(0.5)


def test_fields_may_differ_from_run_to_run():
    floors = np.array([0.0, 0.1, 0.5])
    np.testing.assert_allclose(Linear(floor=floors)(50, 100), (1 + floors) / 2)
    warmups = np.array([0, 10, 100])
    np.testing.assert_allclose(Warmup(Constant(), warmups)(4, 100), [1.0, 0.5, 0.05])
