"""frames: a scene as a strip of pictures, for print and for readers without JavaScript."""

from __future__ import annotations

import re
from html import escape

import numpy as np

from engine.figures.draw import Drawing, defaults
from engine.figures.key import key
from engine.figures.layout import GAP, MAIN, SIDE, TITLE, WIDTH
from engine.figures.panel import Panel
from engine.figures.picture import picture, still
from engine.figures.theme import theme

COUNT = 5
VEIL = ".answer{visibility:hidden}"
TEXTS = re.compile("<text.*?</text>", re.S)
BETWEEN = 20  # pixels between the main panel and the side
FONT = "font:13px 'Source Sans 3',system-ui,sans-serif;font-variant-numeric:tabular-nums"
STYLE = (
    ".title,.names{font-weight:600}.value{font-weight:400}.halo{stroke-opacity:.55}.rest{stroke-opacity:.22}"
    ".names{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}"
    "polyline{stroke-linejoin:round}"
)


def frames(drawing: Drawing, count: int = COUNT) -> tuple[bytes, ...]:
    """SVG documents: the default setting at `count` ticks from the start to the horizon; one where nothing moves.

    A flipbook, a scene of backdrops alone, gives a picture for each setting of its first axis instead.
    """
    setting = defaults(drawing)
    if drawing.ticks:
        ticks = np.unique(np.linspace(0, drawing.horizon, count).round().astype(int))
        return tuple(_document(drawing, setting, int(tick)) for tick in ticks)
    if not any(panel.layers for panel in drawing.panels) and drawing.recording.axes:
        first = drawing.recording.axes[0]
        return tuple(_document(drawing, setting | {first.name: i}, 0) for i in range(len(first)))
    return (_document(drawing, setting, 0),)


def card(drawing: Drawing, veiled: bool = False) -> bytes:
    """The plot of the main panel alone, without its axes and names: small, at the default setting as it stands.

    Veiled, it shows what a prediction may: tick 0, and no answer.
    """
    panel, setting = drawing.panels[0], defaults(drawing)
    left, top, right, bottom = panel.plot
    drawn = picture(drawing, panel, setting, 0) if veiled else still(drawing, panel, setting, drawing.start)
    body = TEXTS.sub("", drawn)
    box = f'viewBox="{left} {top} {right - left} {bottom - top}" width="{right - left}" height="{bottom - top}"'
    style = _style(body) + (VEIL if veiled else "")
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><style>{style}</style>{body}</svg>\n'.encode()


def _document(drawing: Drawing, setting: dict[str, int], tick: int) -> bytes:
    """The main panel and at its right the others below each other, as on the screen, as one SVG file.

    It carries its own colours, light and dark, and below the pictures the names that do not stand in them.
    """
    main, *side = drawing.panels
    parts, down = [_panel(drawing, main, setting, tick, 0, 0, MAIN)], 0.0
    for panel in side:
        parts.append(_panel(drawing, panel, setting, tick, WIDTH * MAIN + BETWEEN, down, SIDE))
        down += TITLE + panel.height * SIDE + GAP
    width = WIDTH * MAIN + (BETWEEN + WIDTH * SIDE if side else 0)
    height = round(max(down - GAP, TITLE + main.height * MAIN))
    below, high = key(drawing, setting, tick, width, height + GAP)
    parts.append(below)
    height += GAP + high if high else 0
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height}" width="{width:g}" height="{height}">'
        f"<style>{_style(''.join(parts))}</style>{''.join(parts)}</svg>\n"
    ).encode()


def _panel(drawing: Drawing, panel: Panel, setting: dict[str, int], tick: int, x: float, y: float, scale: float) -> str:
    """A panel under its title, so many pixels a unit."""
    size = (
        f'width="{panel.width * scale:g}" height="{panel.height * scale:g}" viewBox="0 0 {panel.width} {panel.height}"'
    )
    title = f'<text class="title" x="{x:g}" y="{y + 16:g}" fill="{theme().var("ink")}">{escape(panel.title)}</text>'
    text = f'<g font-size="{13 / scale:.3g}">{still(drawing, panel, setting, tick)}</g>'
    return f'{title if panel.title else ""}<svg x="{x:g}" y="{y + TITLE:g}" {size}>{text}</svg>'


def _style(body: str) -> str:
    """The colours that the body uses, and its type, as figure.css has it."""
    used = [token for token in theme().light if f"--{token}," in body]
    light = "".join(f"--{token}:{theme().light[token]};" for token in used)
    dark = "".join(f"--{token}:{theme().dark[token]};" for token in used)
    return f"svg{{{light}{FONT}}}@media(prefers-color-scheme:dark){{svg{{{dark}}}}}{STYLE}"
