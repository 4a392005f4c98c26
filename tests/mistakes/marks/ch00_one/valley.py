from engine.figures.scene import Scene
from engine.figures.views import Paths
from engine.lab.race import race
from engine.lab.recording import Fact
from engine.lab.sweep import Axis
from engine.maths.optimizers import SGD
from engine.maths.surfaces import Valley

RATE = Axis("learning_rate", "Learning rate", (0.01, 0.03), 0.03)


def facts(recording):
    loss = recording.at("loss.sgd", learning_rate=0.03)
    return {
        "steps": Fact(20, "steps of each run", format="d"),
        "shrinks": Fact(float(loss[-1] / loss[0]), "loss at the end over loss at the start", low=2),
    }


STUDY = race(Valley(), (SGD(),), (RATE,), 20, facts=facts)
SCENE = Scene("A valley", STUDY, (Paths(Valley()),), caption="A path.", alt="A path in a valley.")
