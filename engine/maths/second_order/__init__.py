"""Methods that measure curvature or learn it, for one run and exact gradients."""

from engine.maths.second_order._method import Method
from engine.maths.second_order.bfgs import BFGS
from engine.maths.second_order.conjugate_gradients import ConjugateGradients
from engine.maths.second_order.lbfgs import LBFGS
from engine.maths.second_order.newton import Newton
from engine.maths.second_order.problem import Point, Problem, point

__all__ = ["BFGS", "LBFGS", "ConjugateGradients", "Method", "Newton", "Point", "Problem", "point"]
