"""The elements of HTML, by what a chapter's text may do with them."""

from __future__ import annotations

import re
from collections.abc import Mapping

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SILENT = {
    *HEADINGS,
    "a",
    "b",
    "button",
    "code",
    "label",
    "math",
    "pre",
    "select",
    "svg",
    "th",
}  # no terms are told within
SHOWN = ("audio", "img", "picture", "video")
LOADS = "base body embed form frame head html iframe link meta object script style template textarea title"
FOREIGN = {*SHOWN, *LOADS.split(" ")}  # what would load or run something, or is another page's frame
TEXT = """
a abbr address article aside b bdi bdo big blockquote br button caption center cite code col colgroup data dd del
details dfn div dl dt em fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i input ins kbd
label legend li main mark menu meter nav ol optgroup option p pre progress q rp rt ruby s samp section select small
source span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var wbr"""
DRAWN = """
svg g path circle rect line ellipse polyline polygon text tspan defs desc use symbol marker clippath mask pattern
lineargradient radialgradient stop"""
FORMULA = """
math mi mn mo mtext mspace mrow mfrac msqrt mroot mstyle mpadded mphantom msub msup msubsup munder mover munderover
mmultiscripts mprescripts mtable mtr mtd semantics annotation"""
LOADING = {"src", "srcset", "poster", "data", "background", "action", "formaction", "ping", "manifest", "srcdoc"}
STYLE = re.compile(r"[{}@<]|url\(|expression|/\*", re.I)  # what a style attribute may not hold
KNOWN = FOREIGN.union(TEXT.split(), DRAWN.split(), FORMULA.split())


def loads(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element of a text would run something, or load it: by its attributes, or what its style says."""
    leads = attributes.get("href", attributes.get("xlink:href", "#"))
    return (
        any(name.startswith("on") or name in LOADING for name in attributes)
        or bool(STYLE.search(attributes.get("style", "")))
        or (tag != "a" and not leads.startswith("#"))
    )
