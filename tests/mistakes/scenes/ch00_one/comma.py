from engine.figures import Curves, Scene
from engine.lab import Grid, Recording, Study

STUDY = Study((), lambda axes: Recording(axes, {"level.sea": Grid(("step",), [1.0, 2.0])}))
VIEWS = (Curves("level"))
SCENE = Scene("A level", STUDY, VIEWS, caption="It rises.", alt="A line that rises.")
