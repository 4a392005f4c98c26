"""What a study refuses: records and facts that are none, each with what to write instead."""

import numpy as np
import pytest

from engine.lab import Axis, Fact, Grid, Recording, Study

RATE = Axis("rate", "Rate", (1, 2), 1)


def record(axes):
    return Recording(axes, {"loss.sgd": Grid(("rate",), [3.0, 4.0])})


def with_seeds(axes, seeds):
    return Recording(axes, {"loss.sgd": Grid(("seed",), [1.0 * seed for seed in seeds])})


def forgotten(axes):
    record(axes)


@pytest.mark.parametrize(
    ("study", "message"),
    [
        (Study((RATE,), forgotten), "record returns None and no Recording: does it end without `return`"),
        (Study((RATE,), lambda axes: {"loss": 3}), r"record returns \{'loss': 3\} and no Recording$"),
        (Study((RATE,), record, seeds=3), r"record\(axes\) should be record\(axes, seeds\)"),
        (Study((RATE,), with_seeds), r"record\(axes, seeds\) should be record\(axes\)"),
        (Study((RATE,), forgotten).adding(lambda found: {}), "record returns None"),
    ],
)
def test_a_record_that_is_none_is_said(study, message):
    with pytest.raises(ValueError, match=message):
        study.run()


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        (0.5, "facts returns 0.5 and no dict"),
        (None, "facts returns None and no dict"),
        ({"last": 0.5}, r"""facts gives 'last': 0.5; write "last": Fact\(value, """),
        ({"last": np.zeros(99)}, "facts gives 'last': something of type ndarray"),
        ({3: Fact(1, "one")}, "facts gives 3: something of type Fact"),
    ],
)
def test_facts_that_are_none_are_said(facts, message):
    study = Study((RATE,), record, lambda found: facts)
    with pytest.raises(ValueError, match=message):
        study.measured(study.run())


@pytest.mark.parametrize("value", ["0.5", None, np.zeros(2), [1.0], 1j])
def test_a_fact_is_a_number(value):
    with pytest.raises(ValueError, match=r"a Fact whose value is no number, but of type .*: the loss"):
        Fact(value, "the loss")
    assert Fact(np.array([0.5]), "the loss").value == 0.5
    assert Fact(np.bool_(True), "it holds").holds


def test_a_comma_forgotten_in_the_axes_is_said():
    with pytest.raises(ValueError, match=r"a tuple: write \(RATE,\), with a comma"):
        Study(RATE, record)
    assert Study([RATE], record).run().axes == (RATE,)
