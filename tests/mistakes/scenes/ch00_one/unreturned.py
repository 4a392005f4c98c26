from engine.figures import Curves, Scene
from engine.lab import Grid, Recording, Study


def record(axes):
    Recording(axes, {"level.sea": Grid(("step",), [1.0, 2.0])})


STUDY = Study((), record)
SCENE = Scene("A level", STUDY, (Curves("level"),), caption="It rises.", alt="A line that rises.")
