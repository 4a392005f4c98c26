"""frames: a scene as a strip of pictures, for print and for readers without JavaScript."""

from __future__ import annotations

import numpy as np

from engine.figures.draw import Drawing, defaults
from engine.figures.picture import still
from engine.figures.theme import theme

COUNT = 5
GAP = 12


def frames(drawing: Drawing, count: int = COUNT) -> tuple[bytes, ...]:
    """SVG documents: the default setting at `count` ticks from the start to the horizon; one where nothing moves.

    A flipbook, a scene of backdrops alone, gives a picture for each setting of its first axis instead.
    """
    setting = defaults(drawing)
    if drawing.ticks:
        ticks = np.unique(np.linspace(0, drawing.horizon, count).round().astype(int))
        return tuple(_document(drawing, setting, int(tick)) for tick in ticks)
    if drawing.panels and not any(panel.layers for panel in drawing.panels) and drawing.recording.axes:
        first = drawing.recording.axes[0]
        return tuple(_document(drawing, setting | {first.name: i}, 0) for i in range(len(first)))
    return (_document(drawing, setting, 0),)


def _document(drawing: Drawing, setting: dict[str, int], tick: int) -> bytes:
    """All panels side by side as one SVG file that carries its own colours, light and dark."""
    width = sum(panel.width for panel in drawing.panels) + GAP * (len(drawing.panels) - 1)
    height = max(panel.height for panel in drawing.panels)
    left, panels = 0, []
    for panel in drawing.panels:
        inside = still(drawing, panel, setting, tick)
        panels.append(f'<svg x="{left}" width="{panel.width}" height="{panel.height}">{inside}</svg>')
        left += panel.width + GAP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"<style>{_style(''.join(panels))}</style>{''.join(panels)}</svg>\n"
    ).encode()


def _style(body: str) -> str:
    """The colours that the body uses, and its type."""
    used = [token for token in theme().light if f"--{token}," in body]
    light = "".join(f"--{token}:{theme().light[token]};" for token in used)
    dark = "".join(f"--{token}:{theme().dark[token]};" for token in used)
    return f"svg{{{light}font:12px serif}}@media(prefers-color-scheme:dark){{svg{{{dark}}}}}"
