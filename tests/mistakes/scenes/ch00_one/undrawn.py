from engine.figures.scene import Scene
from engine.figures.views import Curves
from engine.lab.race import race
from engine.lab.sweep import Axis
from engine.maths.optimizers import SGD
from engine.maths.surfaces import Valley

STUDY = race(Valley(), (SGD(),), (Axis("learning_rate", "Learning rate", (0.01, 0.03), 0.03),), 20)
SCENE = Scene("A valley", STUDY, (Curves("los"),), caption="A curve.", alt="A curve.")
