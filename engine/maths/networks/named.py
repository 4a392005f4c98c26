"""Activations and losses by name: what their folders hold, in small letters, "tanh" for TANH."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import TypeVar

from engine.maths.networks import activations, losses
from engine.maths.networks.activations import Activation
from engine.maths.networks.losses import Loss

__all__ = ["ACTIVATIONS", "LOSSES"]

Part = TypeVar("Part")


def _named(folder: ModuleType, kind: type[Part]) -> Mapping[str, Part]:
    return {name.lower(): part for name, part in vars(folder).items() if isinstance(part, kind)}


ACTIVATIONS = _named(activations, Activation)
LOSSES = _named(losses, Loss)
