"""From matplotlib's SVG to a small fragment that stands inline in a page under a strict Content-Security-Policy."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

from engine.figures.panel import Scale
from engine.figures.theme import theme

FONT_SIZE = 12
_KEPT = (
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-opacity",
    "fill-opacity",
    "opacity",
    "text-anchor",
)
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")


def drawn(prefix: str, width: int, height: int, x: Scale, y: Scale, paint: Callable) -> str:
    """What `paint(axes)` draws on matplotlib axes placed and scaled as `x` and `y` say, as an SVG fragment.

    The picture is `width` by `height` units. Ids begin with `prefix`. Colours are those of the theme's tokens.
    """
    from matplotlib import rc_context
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    settings: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": prefix, "path.simplify_threshold": 0.25}
    settings.update({"font.size": FONT_SIZE, "axes.axisbelow": True})
    with rc_context(settings):
        figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        FigureCanvasSVG(figure)
        axes = figure.add_axes(_rectangle(width, height, x, y))
        axes.patch.set_visible(False)
        figure.patch.set_visible(False)
        axes.set(xscale="log" if x.log else "linear", yscale="log" if y.log else "linear", xlim=x.domain, ylim=y.domain)
        axes.spines[:].set_visible(False)
        axes.set_axis_off()
        paint(axes)
        axes.set(xlim=x.domain, ylim=y.domain)
        page = BytesIO()
        figure.savefig(page, format="svg", transparent=True, metadata={"Date": None})
    return cleaned(page.getvalue().decode(), prefix)


def _rectangle(width: int, height: int, x: Scale, y: Scale) -> tuple[float, float, float, float]:
    (left, right), (bottom, top) = x.range, y.range
    return left / width, 1 - bottom / height, (right - left) / width, (bottom - top) / height


def cleaned(svg: str, prefix: str) -> str:
    """matplotlib's SVG document as a fragment: no metadata, styles or idle ids; short numbers; theme colours."""
    ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
    root = ElementTree.fromstring(re.sub(r"<(metadata|style)[ >].*?</\1>", "", svg, flags=re.S))
    used = set(re.findall(r"(?:url\(#|href=\"#)([^)\"]+)", svg))
    for element in root.iter():
        _tidy(element, prefix, used)
    _unwrap(root)
    body = "".join(ElementTree.tostring(child, encoding="unicode") for child in root)
    body = re.sub(r' xmlns(:\w+)?="[^"]*"', "", body)
    return theme().replaced(re.sub(r">\s+<", "><", body).strip())


def _tidy(element, prefix: str, used: set[str]) -> None:
    """One element: style to attributes, ids prefixed or dropped, numbers rounded."""
    for part in element.attrib.pop("style", "").split(";"):
        name, _, value = (piece.strip() for piece in part.partition(":"))
        if name in _KEPT and (name, value) not in (("stroke-opacity", "1"), ("fill-opacity", "1")):
            element.set(name, value)
    name = element.attrib.pop("id", None)
    if name in used:
        element.set("id", f"{prefix}-{name}")
    for key, value in list(element.attrib.items()):
        value = value.replace("url(#", f"url(#{prefix}-")
        if key.endswith("href"):
            del element.attrib[key]
            key, value = "href", value.replace("#", f"#{prefix}-")
        if key == "transform" and re.fullmatch(r"rotate\(-?0 .*\)", value):
            del element.attrib[key]
            continue
        element.set(key, _path(value) if key == "d" else _NUMBER.sub(_short, value))


def _short(match: re.Match) -> str:
    return f"{round(float(match.group()), 1):g}"


def _path(d: str) -> str:
    """A path of straight lines in relative tenths of a unit, which take half the bytes; others with short numbers."""
    if re.search(r"[CcQqSsTtAaHhVv]", d):
        return re.sub(r"\s+", " ", _NUMBER.sub(_short, d)).strip()
    pieces, x, y = [], 0, 0
    for command, a, b in re.findall(r"([MLz])\s*(?:(-?[\d.]+(?:e-?\d+)?) (-?[\d.]+(?:e-?\d+)?))?", d):
        if command == "z":
            pieces.append("z")
            continue
        u, v = round(float(a) * 10), round(float(b) * 10)
        if command == "M":
            pieces.append(f"M{u / 10:g} {v / 10:g}l")
        elif (u, v) != (x, y):
            pieces.append(f"{(u - x) / 10:g} {(v - y) / 10:g} ")
        x, y = u, v
    return re.sub(r"l(?=M|z|$)", "", "".join(pieces).replace(" -", "-").replace(" z", "z").strip())


def _unwrap(element) -> None:
    """Replace every group that says nothing by its children, and drop what draws nothing."""
    for child in list(element):
        _unwrap(child)
        at = list(element).index(child)
        tag = child.tag.rpartition("}")[2]
        if tag in ("g", "defs") and not child.attrib:
            if tag == "defs" and len(child):
                continue
            element.remove(child)
            for offset, grandchild in enumerate(list(child)):
                element.insert(at + offset, grandchild)
        elif tag == "path" and not child.get("d"):
            element.remove(child)
