"""labels: the names of a panel's lines as SVG, each where it does not cover another."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from engine.figures.draw import Drawing, shows
from engine.figures.ink import element, place
from engine.figures.letters import length
from engine.figures.marks import mark
from engine.figures.names import Name, Spot, spots
from engine.figures.naming import GAP
from engine.figures.numbers import number, rounded
from engine.figures.panel import Layer, Panel
from engine.figures.theme import theme
from engine.figures.track import Track, plot_tenths, track

END = 10**9  # a tick after the last


def labels(drawing: Drawing, panel: Panel, setting: Mapping[str, int], tick: int) -> str:
    """The <g class="names"> of a panel: a <text data-name="PANEL.LAYER"> for each named layer, hidden where that is."""
    number = next(p for p, one in enumerate(drawing.panels) if one is panel)
    named = {f"{number}.{n}": layer for n, layer in enumerate(panel.layers) if is_named(panel, layer)}
    if not named:
        return ""
    placed = placing(drawing, panel, setting, tick)
    texts = (_label(drawing, panel, key, layer, placed.get(key), setting, tick) for key, layer in named.items())
    column = {"data-column": place(column_of(panel))} if column_of(panel) else {}
    attributes = "".join(f' {name}="{value}"' for name, value in column.items())
    return f'<g class="names"{attributes}>{"".join(texts)}</g>'


def is_named(panel: Panel, layer: Layer) -> bool:
    """Whether the name of a layer stands in its picture."""
    return bool(panel.naming and layer.label and getattr(mark(layer.mark), "NAMED", False))


def column_of(panel: Panel) -> int:
    """Where the column of names begins, in tenths; 0 where each stands beside its head."""
    return 0 if panel.naming == "beside" else 10 * (panel.plot[2] + GAP)


def placing(drawing: Drawing, panel: Panel, setting: Mapping[str, int], tick: int) -> dict[str, Spot]:
    """Where the name of every layer that shows stands, by the layer's place."""
    number = next(p for p, one in enumerate(drawing.panels) if one is panel)
    names = {
        f"{number}.{n}": name_of(layer, track(layer, setting, panel.plot), tick)
        for n, layer in enumerate(panel.layers)
        if is_named(panel, layer) and shows(layer, drawing, setting)
    }
    placed = spots(list(names.values()), plot_tenths(panel.plot), column_of(panel))
    return dict(zip(names, placed, strict=True))


def name_of(layer: Layer, run: Track, tick: int) -> Name:
    """The name of a run at a tick, where it belongs: at its head, or where it was seen last."""
    at = tick if layer.clocked else END
    if layer.whole_frames:
        x, y = run.frame(at)[-1]
    else:
        x, y = run.place(at) if layer.clocked else run.head(at)
    return Name(int(x), int(y), width_of(layer))


def width_of(layer: Layer) -> int:
    """How long a name is, in tenths of a unit."""
    return round(10 * length(layer.label))


def _label(drawing, panel, key: str, layer: Layer, spot: Spot | None, setting, tick: int) -> str:
    """The text of one name, with its value where the panel's are valued."""
    said = {"data-name": key, "data-series": layer.series, "fill": drawing.ink(layer.series).colour, "dy": "0.35em"}
    if not layer.clocked:
        said = {"class": "answer"} | said
    said |= {"transform": f"translate({place(spot.x)} {place(spot.y)})"} if spot else {}
    if panel.naming == "beside":
        said |= {"data-width": place(width_of(layer)), "text-anchor": "end" if spot and spot.left else "start"}
    value = ""
    if panel.naming == "valued":
        text = value_at(layer, setting, tick, panel) if spot else ""
        value = f'<tspan class="value" dx="4" fill="{theme().var("muted")}">{text}</tspan>'
    return element("text", said, hidden=spot is None)[:-2] + f">{escape(layer.label)}{value}</text>"


def value_at(layer: Layer, setting: Mapping[str, int], tick: int, panel: Panel) -> str:
    """The value of a layer at a tick, as it is written; none once its run has ended."""
    if layer.values is None or track(layer, setting, panel.plot).over(tick):
        return ""
    values = layer.values[tuple(setting[name] for name in layer.axes)]
    return number(rounded(float(values[min(tick, len(values) - 1)])))
