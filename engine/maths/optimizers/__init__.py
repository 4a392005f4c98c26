"""Optimizers: update rules, one a file."""

from engine.maths.optimizers._optimizer import Optimizer
from engine.maths.optimizers.adagrad import AdaGrad
from engine.maths.optimizers.adam import Adam
from engine.maths.optimizers.adamw import AdamW
from engine.maths.optimizers.amsgrad import AMSGrad
from engine.maths.optimizers.averaged import Averaged
from engine.maths.optimizers.by_group import ByGroup
from engine.maths.optimizers.clipped import Clipped
from engine.maths.optimizers.l2 import L2
from engine.maths.optimizers.momentum import Momentum
from engine.maths.optimizers.nesterov import Nesterov
from engine.maths.optimizers.rmsprop import RMSProp
from engine.maths.optimizers.sgd import SGD
from engine.maths.optimizers.sign_descent import SignDescent

__all__ = [
    "L2",
    "SGD",
    "AMSGrad",
    "AdaGrad",
    "Adam",
    "AdamW",
    "Averaged",
    "ByGroup",
    "Clipped",
    "Momentum",
    "Nesterov",
    "Optimizer",
    "RMSProp",
    "SignDescent",
]
