"""plate: a scene and its recording as what a page shows and the files that go with it."""

from __future__ import annotations

from dataclasses import asdict

from engine.figures.archive import archive
from engine.figures.draw import Drawing, defaults, draw, stacks
from engine.figures.frames import card, frames
from engine.figures.legend import legend, moment
from engine.figures.pack import pack
from engine.figures.picture import picture
from engine.figures.ranking import ranking
from engine.figures.relief import packed as packed_relief
from engine.figures.relief import still as still_relief
from engine.figures.scene import Scene
from engine.figures.written import to_json, to_script
from engine.lab.recording import Recording


def plate(name: str, scene: Scene, recording: Recording) -> dict:
    """What a page needs, as JSON holds it: `context` for blocks/scene.html, `files` (path -> text) that go with it."""
    drawing = draw(name, scene, recording)
    packed = pack(drawing)
    files = {
        f"data/{name}.json": to_json(archive(drawing)),
        f"data/{name}.js": to_script(name, None, packed.main),
    }
    for k, chunk in packed.chunks.items():
        files[f"data/{name}.{k}.js"] = to_script(name, k, chunk)
    relief = drawing.panels[0].relief
    if relief:
        files[f"data/{name}.relief.js"] = to_script(name, "relief", packed_relief(drawing, defaults(drawing)))
    files[f"frames/{name}/card.svg"] = card(drawing).decode()
    files[f"frames/{name}/card.veiled.svg"] = card(drawing, veiled=True).decode()
    strip = {f"frames/{name}/{n:03}.svg": frame.decode() for n, frame in enumerate(frames(drawing))}
    hill = {"relief": still_relief(drawing, defaults(drawing), drawing.start)} if relief else {}
    return {"context": _context(drawing) | hill | {"frames": list(strip)}, "files": files | strip}


def _context(drawing: Drawing) -> dict:
    """What blocks/scene.html is given: the scene at its default setting and the tick shown first."""
    setting, scene = defaults(drawing), drawing.scene
    return {
        "name": drawing.name,
        "title": scene.title,
        "alt": scene.alt,
        "script": f"data/{drawing.name}.js",
        "data": f"data/{drawing.name}.json",
        "panels": [
            {
                "name": panel.name,
                "title": panel.title,
                "width": panel.width,
                "height": panel.height,
                "svg": picture(drawing, panel, setting, drawing.start),
                "veiled": picture(drawing, panel, setting, 0),
            }
            for panel in drawing.panels
        ],
        "axes": [
            {
                "name": axis.name,
                "label": axis.label,
                "control": axis.control,
                "texts": [axis.text(value) for value in axis.values],
                "default": axis.default_index,
            }
            for axis in drawing.recording.axes
        ],
        "clock": _clock(drawing),
        "series": [asdict(entry) for entry in legend(drawing, setting, drawing.start)],
        "stacks": [
            [ranking(drawing, table, setting) | {"number": drawing.tables.index(table)} for table in stack]
            for stack in stacks(drawing.tables)
        ],
    }


def _clock(drawing: Drawing) -> dict | None:
    clock = drawing.scene.clock
    if not drawing.ticks or clock is None:
        return None
    now, first, last = (moment(drawing, tick) for tick in (drawing.start, 0, drawing.horizon))
    stands = {"start": drawing.start, "now": now, "first": first, "last": last}
    return {"label": clock.label, "stops": list(clock.stops), "default": drawing.horizon} | stands
