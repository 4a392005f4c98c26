from engine.figures import Curves, Scene
from engine.lab import Grid, Recording, Study


def record(axes):
    return Recording(axes, {"level.sea": Grid(("step",), [1.0, 2.0])})


def facts(found):
    return {"last": found.at("level.sea")[-1]}


STUDY = Study((), record, facts)
SCENE = Scene("A level", STUDY, (Curves("level"),), caption="It rises.", alt="A line that rises.")
