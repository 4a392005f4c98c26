"""Surfaces: functions of two parameters to descend, one a file."""

from engine.maths.surfaces._surface import Surface
from engine.maths.surfaces.beale import Beale
from engine.maths.surfaces.cliff import Cliff
from engine.maths.surfaces.himmelblau import Himmelblau
from engine.maths.surfaces.monkey_saddle import MonkeySaddle
from engine.maths.surfaces.plateau import Plateau
from engine.maths.surfaces.quadratic import Valley
from engine.maths.surfaces.rosenbrock import Rosenbrock
from engine.maths.surfaces.saddle import Saddle
from engine.maths.surfaces.snake import Snake
from engine.maths.surfaces.styblinski_tang import StyblinskiTang

__all__ = [
    "Beale",
    "Cliff",
    "Himmelblau",
    "MonkeySaddle",
    "Plateau",
    "Rosenbrock",
    "Saddle",
    "Snake",
    "StyblinskiTang",
    "Surface",
    "Valley",
]
