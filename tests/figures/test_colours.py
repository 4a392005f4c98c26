"""Colours: seen on what lies under them, told apart by those who see fewer, in light and in dark."""

from itertools import combinations

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.colors import to_hex

from engine.figures.terrain import BANDS
from engine.figures.theme import theme
from engine.figures.views.heat import SHADES

OPTIMIZERS = ("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw", "amsgrad")
SERIES = tuple(f"series-{n}" for n in range(1, 9))
ALIKE = 0.06  # in OKLab: nearer than this, two lines are taken for one
# Dichromacy at full strength, of linear light (Machado, Oliveira and Fernandes 2009, table 1).
SEEN = {
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}
SCHEMES = {"light": theme().light, "dark": theme().dark}


def light(colour: str) -> np.ndarray:
    """ "#rrggbb" as linear light, red, green and blue (IEC 61966-2-1)."""
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted(float(np.dot([0.2126, 0.7152, 0.0722], light(colour))) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def oklab(linear: np.ndarray) -> np.ndarray:
    """Linear light as OKLab (Ottosson 2020)."""
    cones = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
    turned = [
        [0.2104542553, 0.793617785, -0.0040720468],
        [1.9779984951, -2.428592205, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.808675766],
    ]
    return np.array(turned) @ np.cbrt(np.array(cones) @ np.clip(linear, 0, 1))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("token", [*OPTIMIZERS, *SERIES, "train", "test", "law-1", "law-2", "data"])
def test_a_series_shows_on_every_band_and_its_name_can_be_read(scheme, token):
    colours = SCHEMES[scheme]
    assert min(contrast(colours[token], colours[f"band-{n}"]) for n in range(BANDS)) >= 3
    assert contrast(colours[token], colours["paper"]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("token", ["ink", "muted", "accent", "right", "wrong"])
def test_text_can_be_read(scheme, token):
    colours = SCHEMES[scheme]
    assert min(contrast(colours[token], colours[ground]) for ground in ("paper", "wash")) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", SEEN)
@pytest.mark.parametrize("family", [OPTIMIZERS, SERIES], ids=["optimizers", "series"])
def test_series_that_look_alike_to_some_differ_by_their_dash(scheme, kind, family):
    colours, matrix = SCHEMES[scheme], np.array(SEEN[kind])
    seen = {token: oklab(matrix @ light(colours[token])) for token in family}
    alike = [pair for pair in combinations(family, 2) if np.linalg.norm(seen[pair[0]] - seen[pair[1]]) < ALIKE]
    dashes = theme().dashes
    assert not [pair for pair in alike if dashes.get(pair[0], "none") == dashes.get(pair[1], "none")]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_bands_go_one_way_and_deeper_is_stronger(scheme):
    bands = [oklab(light(SCHEMES[scheme][f"band-{n}"])) for n in range(BANDS)]
    strength = [float(np.hypot(*band[1:])) for band in bands]
    assert (np.diff(strength) < 0).all()
    steps = np.diff([band[0] for band in bands])
    assert (steps > 0).all() if scheme == "light" else (steps < 0).all()


def test_heat_maps_are_cividis():
    ramp = [to_hex(mpl.colormaps["cividis"](part)) for part in np.linspace(0, 1, SHADES)]
    assert (
        [theme().light[f"heat-{n}"] for n in range(SHADES)]
        == ramp
        == [theme().dark[f"heat-{n}"] for n in range(SHADES)]
    )
