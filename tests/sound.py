"""Whether a site's pages are sound: they parse, their ids and links hold, nothing is fetched, nothing inline runs."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib


def files_of(site: Path) -> dict[str, bytes]:
    """The files of a site by path."""
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def trees_of(files: dict[str, bytes]) -> dict[str, list]:
    """The elements of each page, in order; a page that does not parse without an error raises."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    pages = sorted(path for path in files if path.endswith(".html"))
    found = {page: list(parser.parse(files[page].decode()).iter()) for page in pages}
    for tree in found.values():
        for one in tree:
            one.tag = one.tag.rpartition("}")[2] if isinstance(one.tag, str) else "comment"  # MathML's and SVG's too
    return found


def wrong_ids(tree: list) -> list[str]:
    """Ids that are there twice, and labels that lead to none."""
    ids = Counter(one.get("id") for one in tree if one.get("id"))
    labels = [
        key
        for one in tree
        for attribute in ("aria-labelledby", "aria-describedby", "for")
        for key in (one.get(attribute) or "").split()
    ]
    return [key for key, count in ids.items() if count > 1] + [key for key in labels if key not in ids]


def lost_links(page: str, trees: dict[str, list], files: dict[str, bytes]) -> list[str]:
    """Links of a page to a file or an anchor that is not there."""
    lost = []
    for one in trees[page]:
        for attribute in ("href", "src", "data-script", "data-source"):
            address = one.get(attribute) or ""
            link = urlsplit(address)
            if not address or link.scheme in ("http", "https", "mailto", "data"):
                continue
            target = unquote(link.path) or page
            anchors = {other.get("id") for other in trees.get(target, [])}
            if target.startswith("/") or target not in files or (link.fragment and link.fragment not in anchors):
                lost.append(address)
    return lost


def unsafe(tree: list) -> list[str]:
    """What a page would fetch from elsewhere, or run or style inline; its own policy must forbid both."""
    found = []
    for one in tree:
        found += [f"{one.tag} {name}" for name in one.attrib if name.startswith("on") or name == "style"]
        for attribute in {"src", "srcset", "poster", "action", "data-script"} & set(one.attrib):
            found += [one.get(attribute)] if re.match(r"(\w+:)?//", one.get(attribute)) else []
        if one.tag == "link" and re.match(r"(\w+:)?//", one.get("href")):
            found.append(one.get("href"))
        if one.tag in ("script", "style") and (not one.get("src") or (one.text or "").strip()):
            found.append(f"inline {one.tag}")
    policies = [one.get("content") for one in tree if one.get("http-equiv") == "Content-Security-Policy"]
    if len(policies) != 1 or not policies[0].startswith("default-src 'none'") or re.search("http|unsafe", policies[0]):
        found.append(f"policy {policies}")
    return found


def addresses_in_assets(files: dict[str, bytes]) -> list[str]:
    """Addresses of the web that a script or a style names; SVG's own name is none."""
    assets = {
        path: body for path, body in files.items() if path.startswith("assets/") and path.endswith((".js", ".css"))
    }
    pattern = rb"https?://(?!www\.w3\.org/2000/svg)"
    return [path for path, body in assets.items() if re.search(pattern, body)]
