"""Nguyen and Salazar 2019, equation 5, one example at a time."""

from math import sqrt

from engine.maths.networks import ScaleNorm

KINDS = (ScaleNorm(),)


def forward(kind, inputs, weight, bias, gain):
    """What the layer hands on."""
    rows = []
    for a in (inputs @ weight).tolist():
        length = sqrt(sum(unit * unit for unit in a) + 1e-5)
        rows.append([unit / length * g + b for unit, g, b in zip(a, gain, bias, strict=True)])
    return rows
