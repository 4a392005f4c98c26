"""RMS norm by the letter of Zhang and Sennrich 2019, equation 4, one example and one unit at a time."""

from math import sqrt

from engine.maths.networks import RMSNorm

KINDS = (RMSNorm(),)
SMALL = 1e-5  # in the root, as the engine has it for all norms


def forward(kind, inputs, weight, bias, gain):
    """What the layer makes of each example: (examples, units)."""
    made = []
    for x in inputs:
        sums = [sum(a * w for a, w in zip(x, column, strict=True)) for column in weight.T]
        root = sqrt(sum(s * s for s in sums) / len(sums) + SMALL)
        made.append([g * s / root + b for s, g, b in zip(sums, gain, bias, strict=True)])
    return made
