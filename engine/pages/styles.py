"""Style attributes as classes: a page's policy lets no attribute style anything, its stylesheet may."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from html import unescape

STYLED = re.compile(r'<(?P<tag>[A-Za-z][\w-]*)(?P<before>[^<>]*?)\sstyle="(?P<style>[^"<>]*)"(?P<after>[^<>]*)>')
CLASS = re.compile(r'(?<=\sclass=")(?=[^"]*")')
SHEET = "assets/page.css"


def as_classes(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a site, every style attribute of its pages now a rule of its stylesheet."""
    rules: dict[str, str] = {}

    def classed(match: re.Match[str]) -> str:
        style = unescape(match["style"]).strip().rstrip(";")
        name = "s-" + sha256(style.encode()).hexdigest()[:6]
        rules[name] = style
        attributes = match["before"] + match["after"]
        given, already = CLASS.subn(f"{name} ", attributes, count=1)
        return f"<{match['tag']}{given}>" if already else f'<{match["tag"]} class="{name}"{attributes}>'

    pages = {path: STYLED.sub(classed, body.decode()).encode() for path, body in site.items() if path.endswith(".html")}
    styles = "".join(f".{name} {{ {style}; }}\n" for name, style in sorted(rules.items()))
    return {**site, **pages, SHEET: site[SHEET] + styles.encode()}
