"""Writes what PyTorch does: optimizers.json and schedules.json beside this file. Needs torch, which the tests do not.

python tests/reference/make_torch.py
"""

import json
from pathlib import Path

import torch

HERE = Path(__file__).parent
STEPS = 60
START = (1.7, -1.3)
OPTIMIZERS = {  # name: (class, its settings)
    "sgd": (torch.optim.SGD, {}),
    "sgd_l2": (torch.optim.SGD, {"weight_decay": 0.1}),
    "momentum": (torch.optim.SGD, {"momentum": 0.9}),
    "momentum_heavy": (torch.optim.SGD, {"momentum": 0.99}),
    "nesterov": (torch.optim.SGD, {"momentum": 0.9, "nesterov": True}),
    "adagrad": (torch.optim.Adagrad, {}),
    "adagrad_delta": (torch.optim.Adagrad, {"eps": 1e-3}),
    "rmsprop": (torch.optim.RMSprop, {"alpha": 0.9}),
    "rmsprop_long": (torch.optim.RMSprop, {"alpha": 0.99, "eps": 1e-4}),
    "adam": (torch.optim.Adam, {}),
    "adam_short": (torch.optim.Adam, {"betas": (0.5, 0.9), "eps": 1e-4}),
    "adam_l2": (torch.optim.Adam, {"weight_decay": 0.1}),
    "adamw": (torch.optim.AdamW, {"weight_decay": 0.1}),
    "amsgrad": (torch.optim.Adam, {"amsgrad": True, "betas": (0.9, 0.99)}),
}
CONSTANT = {"momentum", "momentum_heavy", "nesterov"}  # whose form in torch differs where the rate changes


def loss(x, y):
    """A bowl that is neither quadratic nor along the axes."""
    return 1.5 * x**2 + 0.1 * y**2 + 0.5 * x * y + 0.1 * x**4 + 0.02 * y**4


def rates(name):
    """A rate that changes on the way, where the conventions agree on what that means."""
    return [0.05 if name in CONSTANT else 0.05 / (1 + 0.1 * step) for step in range(STEPS)]


def path(name):
    kind, settings = OPTIMIZERS[name]
    point = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimizer = kind([point], lr=1.0, **settings)
    points = [point.tolist()]
    for rate in rates(name):
        optimizer.param_groups[0]["lr"] = rate
        optimizer.zero_grad()
        loss(*point).backward()
        optimizer.step()
        points.append(point.tolist())
    return points


SCHEDULES = {  # name: (class, its settings), over 100 steps from a base rate of 1
    "linear": ("LinearLR", {"start_factor": 1.0, "end_factor": 0.1, "total_iters": 100}),
    "step": ("MultiStepLR", {"milestones": [33, 67], "gamma": 0.1}),
    "exponential": ("ExponentialLR", {"gamma": 0.01 ** (1 / 100)}),
    "cosine": ("CosineAnnealingLR", {"T_max": 100, "eta_min": 0.05}),
    "restarts": ("CosineAnnealingWarmRestarts", {"T_0": 25, "T_mult": 1, "eta_min": 0.1}),
    "restarts_growing": ("CosineAnnealingWarmRestarts", {"T_0": 10, "T_mult": 2}),
    "cyclical": ("CyclicLR", {"base_lr": 0.1, "max_lr": 1.0, "step_size_up": 10, "cycle_momentum": False}),
    "one_cycle": ("OneCycleLR", {"max_lr": 1.0, "total_steps": 100, "cycle_momentum": False}),
}


def multipliers(name):
    kind, settings = SCHEDULES[name]
    optimizer = torch.optim.SGD([torch.zeros(1, dtype=torch.float64, requires_grad=True)], lr=1.0)
    schedule = getattr(torch.optim.lr_scheduler, kind)(optimizer, **settings)
    seen = []
    for step in range(100):
        seen.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if step < 99:
            schedule.step()
    return seen


def write(name, **content):
    text = json.dumps({"torch": torch.__version__, **content}, separators=(",", ":"))
    (HERE / name).write_text(text + "\n")


if __name__ == "__main__":
    write(
        "optimizers.json",
        start=START,
        cases={name: {"rates": rates(name), "path": path(name)} for name in OPTIMIZERS},
    )
    write("schedules.json", cases={name: multipliers(name) for name in SCHEDULES})
