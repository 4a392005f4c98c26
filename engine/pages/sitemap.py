"""sitemap: where a book that says its address has its pages, for those who search."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from engine.pages.book import Book

SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"  # a name, which nothing fetches
UNLISTED = "404.html"


def sitemap(book: Book, paths: Iterable[str]) -> dict[str, bytes]:
    """sitemap.xml with the pages among the paths of a site; nothing for a book without a `url`."""
    if not book.about.url:
        return {}
    root = Element("urlset", xmlns=SCHEMA)
    for path in sorted(path for path in paths if path.endswith(".html") and path != UNLISTED and "/" not in path):
        SubElement(SubElement(root, "url"), "loc").text = book.about.address(path)
    return {"sitemap.xml": tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"}
