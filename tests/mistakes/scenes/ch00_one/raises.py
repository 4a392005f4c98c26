from engine.lab.race import race
from engine.lab.sweep import Axis
from engine.maths.optimizers import SGD
from engine.maths.surfaces import Valley

STUDY = race(Valley(), (SGD(),), (Axis("learning_rat", "Learning rate", (0.01, 0.03), 0.03),), 20)
