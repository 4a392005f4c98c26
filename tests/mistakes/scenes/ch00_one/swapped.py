from engine.figures import Curves, Scene
from engine.lab import Grid, Recording, Study


def record(axes):
    return Recording(axes, {"level.sea": Grid(("step",), [1.0, 2.0])})


STUDY = Study((), record)
OTHER = Study((), record)
SCENE = Scene("A level", OTHER, (Curves("level"),), caption="It rises.", alt="A line that rises.")
