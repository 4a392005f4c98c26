"""A view and a mark: one file each, and the player moves a new mark made of the movers that it has."""

HEAD = "---\ntitle: Start\nsummary: Where it starts.\n---\n\n"
CHAPTER = f"{HEAD}::: scene | fall\n:::\n"

VIEW = '''"""Ends: where each series is after the last step, as dots over the step."""

from __future__ import annotations

from dataclasses import dataclass

from engine.figures.axes import frame
from engine.figures.layout import Room
from engine.figures.panel import Layer, Panel
from engine.figures.placing import positions, scales
from engine.figures.views._view import View
from engine.lab.recording import Recording


@dataclass(frozen=True)
class Ends(View):
    """The last entries of the grids `quantity`.SERIES (axes..., step), drawn with `mark`."""

    quantity: str
    mark: str = "dots"

    def draw(self, recording: Recording, name: str, room: Room) -> tuple[Panel, ...]:
        """One panel."""
        x, y = scales(("step", (0.0, 10.0)), ("loss", (0.0, 10.0)), room)
        layers = []
        for key in recording.series(self.quantity):
            grid = recording.grids[f"{self.quantity}.{key}"]
            steps = range(grid.values.shape[-1])
            points = positions(x, y, list(steps), grid.values)
            layers.append(Layer(key, key, self.mark, grid.dims[:-1], points, self.mark != "dots"))
        return (Panel(name, "", room.width, room.height, x, y, (), (frame(x, y),), tuple(layers)),)
'''

MARK = '''"""lone: nothing but a dot at the clock's tick."""

from __future__ import annotations

from engine.figures.ink import Ink
from engine.figures.panel import Layer
from engine.figures.track import Track


def draw(_layer: Layer, ink: Ink, track: Track, tick: int) -> str:
    """The dot."""
    return ink.dot("head", track.head(tick), radius=9)
'''

SCENE = """from engine.figures import Scene
from engine.figures.views import {view}
from engine.lab import race
from engine.maths.optimizers import SGD
from engine.maths.surfaces import Valley

STUDY = race(Valley(), (SGD(),), (), 8, rate=0.02)
SCENE = Scene("A fall", STUDY, ({made},), caption="A fall.", alt="A dot that falls.")
"""


def test_a_view_is_a_file_and_the_init_that_a_tool_writes(copy):
    copy.write("engine/figures/views/ends.py", VIEW)
    assert copy.python("tools/write_inits").returncode == 0
    assert copy.touched() == {"engine/figures/views/ends.py", "engine/figures/views/__init__.py"}
    scene = SCENE.format(view="Ends", made='Ends("loss")')
    site = copy.site({"ch00_start/chapter.md": CHAPTER, "ch00_start/fall.py": scene})
    assert (site / "ch00_start.html").read_text().count('data-moves="each"') == 9


def test_a_mark_is_a_file_and_the_player_moves_it(copy, context_of):
    copy.write("engine/figures/marks/lone.py", MARK)
    assert copy.touched() == {"engine/figures/marks/lone.py"}
    scene = VIEW.replace("from __future__ import annotations\n", "") + SCENE.partition("\n")[2].format(
        view="View", made='Ends("loss", "lone")'
    )
    scene = "from engine.figures import Scene\n" + scene
    site = copy.site({"ch00_start/chapter.md": CHAPTER, "ch00_start/fall.py": scene})
    page = context_of().new_page()
    page.goto((site / "ch00_start.html").as_uri())
    page.wait_for_function("() => document.querySelector('sim-scene').dataset.ready !== undefined")
    dot, seen = page.locator('circle[data-moves="head"]'), set()
    assert dot.get_attribute("r") == "9"
    for tick in range(9):
        page.locator(".scrub input").fill(str(tick))
        seen.add((dot.get_attribute("cx"), dot.get_attribute("cy")))
    assert len(seen) == 9
    page.close()
