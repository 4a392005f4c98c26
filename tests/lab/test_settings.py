"""settings and standard_error."""

import numpy as np
import pytest

from engine.lab import settings, standard_error


def test_settings_are_facts_shown_as_they_are():
    facts = settings(hidden_units=32, examples=2000, rate=0.03, scale=4.0)
    shown = {name: format(fact.value, fact.format) for name, fact in facts.items()}
    assert shown == {"hidden_units": "32", "examples": "2,000", "rate": "0.03", "scale": "4"}
    assert facts["hidden_units"].what.startswith("hidden units")


def test_the_standard_error_is_that_of_the_mean():
    draws = np.random.default_rng(0).standard_normal((4000, 8)) * 3
    assert np.mean([standard_error(draw) ** 2 for draw in draws]) == pytest.approx(9 / 8, rel=0.03)
