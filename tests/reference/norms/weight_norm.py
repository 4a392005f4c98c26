"""Salimans and Kingma 2016, equation 2, one unit and one example at a time."""

from math import sqrt

from engine.maths.networks import WeightNorm

KINDS = (WeightNorm(),)


def forward(kind, inputs, weight, bias, gain):
    """What the layer hands on, (examples, out), for weight (in, out), bias and gain (out,)."""
    rows = []
    for x in inputs:
        lengths = [sqrt(sum(v * v for v in column)) for column in weight.T]
        rows.append(
            [
                sum(a * v for a, v in zip(x, column, strict=True)) * g / length + b
                for column, length, g, b in zip(weight.T, lengths, gain, bias, strict=True)
            ]
        )
    return rows
