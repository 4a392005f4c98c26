"""embeds: each simulation alone on a page, to stand in a frame of a slide, a course or another site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup

from engine.pages.sheet import Sheet

LEADS = re.compile(r'\bhref="(?![a-z][a-z0-9+.-]*:)(?P<to>[^"]*)"')


def embeds(sheet: Sheet, told: Mapping[str, Mapping[str, Markup]], page) -> Iterator[tuple[str, bytes]]:
    """The pages of a chapter's simulations, path -> bytes; `page(template, path, **context)` sets one."""
    lead = partial(LEADS.sub, partial(_led, sheet.chapter.page))
    for name, scene in sheet.ledger.scenes.items():
        method = {what: [lead(how) for how in ways] for what, ways in scene["method"].items()}
        alone = {**scene, "caption_html": lead(scene["caption_html"]), "method": method}
        path = f"embed/{name}.html"
        yield path, page("embed.html", path, root="../", scene=alone, chapter=sheet.chapter, told=told)


def _led(page: str, link: re.Match[str]) -> str:
    """A link of a chapter's page as it stands in a page of the folder beside; it leads out of the frame."""
    return f'href="../{page if link["to"].startswith("#") else ""}{link["to"]}" target="_top"'
