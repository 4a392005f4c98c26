"""What each normalization averages over, drawn: a batch of feature maps, and the cells that share a mean."""

from engine.figures import Flipbook, Scene, theme
from engine.lab import Axis, Recording, Study, choice, in_words, note, settings

CHANNELS, SIDE, GROUP = 6, 3, 3
PLACES = SIDE**2
NORMS = {
    norm: f"{norm if norm != 'rms' else 'RMS'} norm"
    for norm in ("batch", "layer", "rms", "group", "instance", "weight")
}
NORM = choice("norm", "Norm", NORMS)
BATCH = Axis("batch_size", "Batch size", (1, 2, 4, 6), 4, format="d")


def together(norm, example, channel):
    """Whether a cell shares its mean with the first channel of the first example."""
    return {
        "batch": channel == 0,
        "layer": example == 0,
        "rms": example == 0,
        "group": example == 0 and channel < GROUP,
        "instance": example == 0 and channel == 0,
        "weight": False,
    }[norm]


def words(norm, batch_size):
    """What is said of a norm below its picture."""
    if norm == "weight":
        return "weight norm: no averages of activations; w = g v/‖v‖"
    maps = sum(together(norm, n, c) for n in range(batch_size) for c in range(CHANNELS))
    shared = "a root mean square" if norm == "rms" else "a mean and a variance"
    return f"{NORMS[norm]}: {maps * PLACES} numbers share {shared}"


def paint(axes, recording, norm, batch_size):
    """Rows are examples, columns channels, each a map of places; cells that share a mean are filled."""
    ink, muted, fill = (theme().sentinel(token) for token in ("ink", "muted", "heat-5"))
    size, gap, left, top = 12, 10, 62, 46
    step, side = SIDE * size + gap, size - 1.5
    for n in range(batch_size):
        axes.text(left - 8, top + n * step + 22, f"{n + 1}", ha="right", color=muted)
        for c in range(CHANNELS):
            colour = fill if together(norm, n, c) else "none"
            for place in range(PLACES):
                x, y = left + c * step + place % SIDE * size, top + n * step + place // SIDE * size
                across, down = (x, x + side, x + side, x), (y, y, y + side, y + side)
                axes.fill(across, down, facecolor=colour, edgecolor=muted, linewidth=0.7)
    axes.text(left, top - 12, "channels →", color=muted)
    axes.text(8, top + 22, "examples", color=muted, rotation=90, va="top")
    axes.text(8, 345, words(norm, batch_size), color=ink)


def record(axes):
    """Nothing is run: what a norm averages over is its definition."""
    note("Drawn", f"{CHANNELS} channels, {PLACES} places each; groups of {GROUP} channels; nothing is trained")
    return Recording(axes, {})


STUDY = Study((NORM, BATCH), record, lambda found: settings(places_of_a_channel=PLACES))
SCENE = Scene(
    "What a norm averages over",
    STUDY,
    (Flipbook(paint, along=("norm", "batch_size"), height=360),),
    caption=f"A batch of examples with {in_words(CHANNELS)} channels of {in_words(PLACES)} places each. Filled: the numbers that are averaged together with those of the first channel of the first example. Groups have {in_words(GROUP)} channels.",
    alt="A grid of small squares, a row an example and a column a channel. For batch norm one column is filled, for layer and RMS norm one row, for group norm half a row, for instance norm one map.",
    clock=None,
)
