"""Pictures, films and sounds that lie beside a chapter: what a page has to know of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

from engine.errors import nearest
from engine.pages.slug import slug

KINDS = {  # ending -> the element that shows it
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg"), "img"),
    **dict.fromkeys((".mp4", ".webm"), "video"),
    **dict.fromkeys((".mp3", ".m4a", ".ogg", ".opus", ".wav"), "audio"),
}
LENGTH = re.compile(r"\s*(\d+\.?\d*|\.\d+)\s*(?:px)?\s*", re.I)  # of an SVG; in other units its view box says the shape

SVG = "{http://www.w3.org/2000/svg}svg"
MOST = 100_000  # units that a picture is wide or high


class MediaError(ValueError):
    """What is wrong with a file, in a line."""


@dataclass(frozen=True)
class Media:
    """A file to show: the element for it, its place in the site, what it holds, and of a picture its size."""

    element: str
    path: str
    body: bytes
    size: tuple[int, int] | None


def read_media(address: str, folder: Path, book: Path) -> Media:
    """The file that a chapter in `folder` calls so. Raises MediaError where it can't travel with the book.

    Its name in the site holds a part of its digest: what changes is never taken from a browser's store.
    """
    if re.match(r"[a-z][a-z0-9+.-]*:|//", address, re.I):
        raise MediaError(f"'{address}' would not travel with the book: put the file beside the chapter")
    file = folder / (address if _is_file(folder / address) else unquote(address))
    if not _is_file(file):
        known = (
            [one.name for one in file.parent.iterdir() if one.suffix.lower() in KINDS] if file.parent.is_dir() else []
        )
        raise MediaError(f"no file is called '{address}' here{nearest(file.name, known)}")
    if not file.resolve().is_relative_to(book.resolve()):
        raise MediaError(f"'{address}' lies outside of the book")
    suffix = file.suffix.lower()
    if suffix not in KINDS:
        raise MediaError(f"'{address}' is of no kind that every browser shows: {', '.join(sorted(KINDS))}")
    body = file.read_bytes()
    path = f"media/{slug(file.stem) or 'file'}-{sha256(body).hexdigest()[:8]}{suffix}"
    size = (
        None if KINDS[suffix] != "img" else _of_svg(body, address) if suffix == ".svg" else _of_picture(file, address)
    )
    return Media(KINDS[suffix], path, body, size)


def _is_file(file: Path) -> bool:
    """Whether a file is there; what is too long for a name is none."""
    try:
        return file.is_file()
    except (OSError, ValueError):
        return False


def _of_picture(file: Path, address: str) -> tuple[int, int]:
    from PIL import Image, ImageOps, UnidentifiedImageError  # comes with matplotlib; only books with pictures need it

    try:
        with Image.open(file) as picture:
            return ImageOps.exif_transpose(picture).size
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise MediaError(f"'{address}' cannot be read as a picture") from error


def _of_svg(body: bytes, address: str) -> tuple[int, int]:
    try:
        root = ElementTree.fromstring(body)
        lengths = [LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
        box = [float(number) for number in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if number]
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise MediaError(f"'{address}' cannot be read as SVG: {error}") from error
    if root.tag != SVG:
        raise MediaError(f"'{address}' is no SVG: it begins with <svg xmlns=\"http://www.w3.org/2000/svg\">")
    foreign = next((one for one in root.iter() if _loads(one)), None)
    if foreign is not None:
        raise MediaError(f"'{address}' would run or load something: <{str(foreign.tag).rpartition('}')[2]}>")
    if all(lengths):
        width, height = (float(length[1]) for length in lengths if length)
    elif len(box) == 4:
        width, height = box[2:]
    else:
        raise MediaError(f"'{address}' says no size: it needs a width and a height, or a viewBox")
    if not (0 < width < MOST and 0 < height < MOST):
        raise MediaError(f"'{address}' says a size that is none: {width:g} by {height:g}")
    return round(width) or 1, round(height) or 1


def _loads(element: ElementTree.Element) -> bool:
    """Whether an element of a picture would run something, or load it from elsewhere."""
    names = {name.rpartition("}")[2].lower(): value for name, value in element.attrib.items()}
    runs = str(element.tag).rpartition("}")[2].lower() in ("script", "foreignobject")
    return runs or any(name.startswith("on") for name in names) or not names.get("href", "#").startswith(("#", "data:"))
