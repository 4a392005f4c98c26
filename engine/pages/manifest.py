"""The manifest of a site: the file in its folder that says what a build wrote there, and thus what it may remove."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

MARKER = ".oft-site"


def told(files: Mapping[str, int]) -> str:
    """A manifest of files and their sizes, as it is written."""
    return json.dumps(dict(sorted(files.items())), indent=0)


def sizes(site: Mapping[str, bytes]) -> dict[str, int]:
    """The files of a site and their sizes."""
    return {path: len(body) for path, body in site.items()}


def manifest_of(out: Path) -> str:
    """The manifest in the folder of a site. Raises OSError where there is none."""
    return (out / MARKER).read_text(encoding="utf-8")


def written(out: Path) -> dict[str, int]:
    """path -> size of what builds wrote into a folder; nothing where it has no manifest, or one that is damaged."""
    try:
        found = json.loads(manifest_of(out))
    except (OSError, ValueError):
        return {}
    return {path: size for path, size in found.items() if _inside(path)} if isinstance(found, dict) else {}


def stands(out: Path, manifest: str) -> bool:
    """Whether a folder holds the files that a manifest says, each as long as it says; others are not ours to judge."""
    try:
        return all(os.stat(os.path.join(out, path)).st_size == size for path, size in json.loads(manifest).items())
    except OSError:
        return False


def others(out: Path, mine: Mapping[str, int]) -> Iterator[tuple[str, bool]]:
    """What lies in a folder besides our files: the path of each, and whether it is a folder (those come first)."""
    ours = {os.path.dirname(path) for path in mine}
    while parents := {os.path.dirname(path) for path in ours} - ours:
        ours |= parents
    for folder, folders, files in os.walk(out):
        place = os.path.relpath(folder, out)
        for name in [*folders, *files]:
            path = name if place == "." else f"{place}/{name}"
            is_folder = name in folders and not os.path.islink(os.path.join(folder, name))
            if path != MARKER and path not in mine and not (is_folder and path in ours):
                yield path, is_folder


def _inside(path: str) -> bool:
    """Whether a path stays below its folder: a manifest that was tampered with removes nothing elsewhere."""
    return not os.path.isabs(path) and ".." not in path.split("/")
