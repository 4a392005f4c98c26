"""plate: a scene and its recording as what a page shows and the files that go with it."""

from __future__ import annotations

from dataclasses import asdict

from engine.figures.draw import defaults, draw, legend, picture, visible
from engine.figures.frames import frames
from engine.figures.pack import pack, to_json, to_script
from engine.figures.scene import Scene
from engine.lab.recording import Recording


def plate(name: str, scene: Scene, recording: Recording) -> dict:
    """What a page needs, as JSON holds it: `context` for blocks/scene.html, `files` (path -> text) that go with it."""
    drawing = draw(name, scene, recording)
    packed = pack(drawing)
    files = {
        f"data/{name}.json": to_json(packed.main).decode(),
        f"data/{name}.js": to_script(name, None, packed.main).decode(),
    }
    for k, chunk in packed.chunks.items():
        files[f"data/{name}.{k}.js"] = to_script(name, k, chunk).decode()
    strip = {f"frames/{name}/{n:03}.svg": frame.decode() for n, frame in enumerate(frames(drawing))}
    setting = defaults(drawing)
    context = {
        "name": name,
        "title": scene.title,
        "alt": scene.alt,
        "script": f"data/{name}.js",
        "data": f"data/{name}.json",
        "bytes": len(files[f"data/{name}.json"]),
        "panels": [
            {
                "name": panel.name,
                "title": panel.title,
                "width": panel.width,
                "height": panel.height,
                "svg": picture(drawing, panel, setting, drawing.start),
            }
            for panel in drawing.panels
        ],
        "axes": packed.main["axes"],
        "clock": packed.main["clock"],
        "series": [asdict(entry) for entry in legend(drawing)],
        "tables": [_table(drawing, table, setting) for table in drawing.tables],
        "frames": list(strip),
    }
    return {"context": context, "files": files | strip}


def _table(drawing, table, setting) -> dict:
    """A table at the default setting, the best first."""
    sign = -1 if table.best == "high" else 1
    rows = []
    for (_, label), axes, values in zip(table.rows, table.axes, table.values, strict=True):
        value = float(values[tuple(setting[axis] for axis in axes)])
        missing = value < 0 or (table.clocked and value > drawing.horizon)
        rows.append((missing, sign * value, {"label": label, "text": table.missing if missing else f"{value:.3g}"}))
    ordered = [row for *_, row in sorted(rows, key=lambda row: row[:2])]
    return {"column": table.column, "rows": ordered, "hidden": not visible(table, drawing, setting)}
