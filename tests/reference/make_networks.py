"""Losses, gradients and Hessian-vector products of small networks as PyTorch computes them, in float64.

    pip install torch==2.13.0 && python tests/reference/make_networks.py > tests/reference/networks.json

Weights, examples and vectors come from numpy's generator with the seed in each case, in test_networks' order.
"""

import json
from itertools import pairwise

import numpy as np
import torch
from torch import nn

WIDTHS, EXAMPLES = (5, 8, 8, 3), 7
NORMS = ("none", "batch", "layer", "group", "weight", "rms")


def main():
    torch.set_default_dtype(torch.float64)
    cases = [
        case(seed, norm, activation, loss)
        for seed, (norm, activation, loss) in enumerate(
            (n, a, lo) for n in NORMS for a in ("tanh", "relu") for lo in ("squared", "cross_entropy")
        )
    ]
    print(json.dumps({"torch": torch.__version__, "cases": cases}))


def case(seed, norm, activation, loss):
    rng = np.random.default_rng(seed)
    inputs, labels = rng.standard_normal((EXAMPLES, WIDTHS[0])), rng.integers(0, WIDTHS[-1], EXAMPLES)
    hidden = list(pairwise(WIDTHS))
    size = sum((wide + 2) * out for wide, out in hidden) - (WIDTHS[-1] if norm != "none" else sum(WIDTHS[1:]))
    theta = torch.tensor(0.5 * rng.standard_normal(size), requires_grad=True)
    vector = torch.tensor(rng.standard_normal(size))

    def value(theta):
        x, at = torch.tensor(inputs), 0

        def take(*shape):
            nonlocal at
            at += int(np.prod(shape))
            return theta[at - int(np.prod(shape)) : at].reshape(shape)

        for depth, (wide, out) in enumerate(hidden):
            weight, bias = take(wide, out), take(out)
            if depth == len(hidden) - 1:
                x = x @ weight + bias
                break
            gain = take(out) if norm != "none" else None
            x = linear(norm, x, weight, bias, gain)
            x = getattr(torch, activation)(x)
        if loss == "cross_entropy":
            return nn.functional.cross_entropy(x, torch.tensor(labels))
        return ((x - torch.eye(WIDTHS[-1])[labels]) ** 2).sum(dim=1).mean() / 2

    gradient = torch.autograd.grad(value(theta), theta)[0]
    _, product = torch.autograd.functional.hvp(value, theta, vector)
    return {
        "seed": seed, "norm": norm, "activation": activation, "loss": loss, "value": value(theta).item(),
        "gradient": gradient.tolist(), "product": product.tolist(),
        "sharpness": torch.linalg.eigvalsh(torch.autograd.functional.hessian(value, theta))[-1].item(),
    }  # fmt: skip


def linear(norm, x, weight, bias, gain):
    if norm == "batch":
        return nn.functional.batch_norm(x @ weight, None, None, gain, bias, training=True)
    if norm == "layer":
        return nn.functional.layer_norm(x @ weight, bias.shape, gain, bias)
    if norm == "group":
        return nn.functional.group_norm(x @ weight, 4, gain, bias)
    if norm == "rms":
        return nn.functional.rms_norm(x @ weight, bias.shape, gain, 1e-5) + bias
    if norm == "weight":  # not torch._weight_norm, whose second derivative is wrong (2.13.0)
        weight = gain * weight / weight.norm(dim=0)
    return x @ weight + bias


if __name__ == "__main__":
    main()
