"""What each normalization averages over, drawn: a batch of feature maps, and the cells that share a mean."""

from engine.figures.scene import Scene
from engine.figures.theme import theme
from engine.figures.views import Flipbook
from engine.lab.recording import Recording
from engine.lab.study import Study
from engine.lab.sweep import Axis

CHANNELS, PLACES, GROUP = 6, 3, 3
NORMS = {
    "batch": "batch norm",
    "layer": "layer norm",
    "group": "group norm",
    "instance": "instance norm",
    "weight": "weight norm",
}
NORM = Axis("norm", "Norm", tuple(NORMS), "batch", "choice", format=NORMS.get)
BATCH = Axis("batch_size", "Batch size", (1, 2, 4, 6), 4, format="d")


def together(norm, example, channel):
    """Whether a cell shares its mean with the first channel of the first example."""
    return {
        "batch": channel == 0,
        "layer": example == 0,
        "group": example == 0 and channel < GROUP,
        "instance": example == 0 and channel == 0,
        "weight": False,
    }[norm]


def cells(batch_size, norm):
    """How many numbers share one mean and variance; 0 for weight norm, which takes none."""
    marked = sum(together(norm, n, c) for n in range(batch_size) for c in range(CHANNELS))
    return marked * PLACES**2


def paint(axes, recording, norm, batch_size):
    """Rows are examples, columns channels, each a map of 3 x 3 places; cells that share a mean are filled."""
    ink, muted, fill = (theme().sentinel(token) for token in ("ink", "muted", "heat-5"))
    size, gap, left, top = 12, 10, 62, 46
    step, side = PLACES * size + gap, size - 1.5
    for n in range(batch_size):
        axes.text(left - 8, top + n * step + 22, f"{n + 1}", ha="right", color=muted)
        for c in range(CHANNELS):
            for place in range(PLACES**2):
                x, y = left + c * step + place % PLACES * size, top + n * step + place // PLACES * size
                colour = fill if together(norm, n, c) else "none"
                across, down = (x, x + side, x + side, x), (y, y, y + side, y + side)
                axes.fill(across, down, facecolor=colour, edgecolor=muted, linewidth=0.7)
    axes.text(left, top - 12, "channels →", color=muted)
    axes.text(8, top + 22, "examples", color=muted, rotation=90, va="top")
    count = cells(batch_size, norm)
    words = f"{NORMS[norm]}: {count} numbers share a mean and a variance"
    if norm == "weight":
        words = "weight norm: no averages of activations; w = g v/‖v‖"
    axes.text(8, 345, words, color=ink)


STUDY = Study((NORM, BATCH), lambda axes: Recording(axes, {}))
SCENE = Scene(
    "What a norm averages over",
    STUDY,
    (Flipbook(paint, along=("norm", "batch_size"), height=360),),
    caption="A batch of examples with six channels of nine places each. Filled: the numbers that are averaged together with those of the first channel of the first example. Groups have three channels.",
    alt="A grid of small squares, a row an example and a column a channel. For batch norm one column is filled, for layer norm one row, for group norm half a row, for instance norm one map.",
    clock=None,
)
