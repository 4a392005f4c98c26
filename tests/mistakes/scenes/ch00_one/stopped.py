from engine.figures import Clock, Curves, Scene
from engine.lab import Grid, Recording, Study


def record(axes):
    return Recording(axes, {"level.sea": Grid(("step",), [1.0, 2.0, 3.0, 4.0, 5.0])})


STUDY = Study((), record)
SCENE = Scene(
    "A level",
    STUDY,
    (Curves("level"),),
    caption="It rises.",
    alt="A line that rises.",
    clock=Clock(stops=(3, 6)),
)
