"""Rules that see a weight matrix as a matrix; `Layered` lets a network be trained by one."""

from engine.maths.matrix_rules._matrix_rule import MatrixRule
from engine.maths.matrix_rules.layered import Layered
from engine.maths.matrix_rules.muon import Muon
from engine.maths.matrix_rules.shampoo import Shampoo

__all__ = ["Layered", "MatrixRule", "Muon", "Shampoo"]
