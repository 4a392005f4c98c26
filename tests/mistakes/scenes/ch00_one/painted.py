from engine.figures import Flipbook, Scene
from engine.lab import Recording, Study


def paint(axes, recording):
    axes.plot([0, 400], [0, 1 / 0])


STUDY = Study((), lambda axes: Recording(axes, {}))
SCENE = Scene("A page", STUDY, (Flipbook(paint, ()),), caption="It is.", alt="A page.", clock=None)
