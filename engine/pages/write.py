"""write: the site, built beside the old one and swapped in whole."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from engine.errors import Mistake, Mistakes, Place

MARKER = ".oft-site"  # a folder without it is not ours to replace; it says what files there are, and how long
AT_FDCWD = {"linux": -100, "darwin": -2}
EXCHANGE = 2  # RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS


def write(site: Mapping[str, bytes], out: Path) -> None:
    """Put `site` (path -> bytes) at the folder `out`, in one move: whoever looks sees the old site or the new one.

    Raises Mistakes where `out` is a file, or a folder that holds something other than a site.
    """
    if out.exists() and not (out.is_dir() and ((out / MARKER).exists() or not any(out.iterdir()))):
        raise Mistakes([Mistake(Place(out), "this is there already and is not a site; it is left as it is")])
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        beside = out.parent / f".{out.name}-{os.getpid()}"
        _sweep(out)
        for path, body in {**site, MARKER: manifest(site).encode()}.items():
            file = beside / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)
        _swap(beside, out)
        shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise Mistakes([Mistake(Place(out), f"the site cannot be written: {error.strerror}")]) from error


def manifest(site: Mapping[str, bytes]) -> str:
    """The files of a site and their sizes, as its marker says them."""
    return json.dumps({path: len(body) for path, body in sorted(site.items())}, indent=0)


def manifest_of(out: Path) -> str:
    """The manifest in the folder of a site. Raises OSError where there is none."""
    return (out / MARKER).read_text(encoding="utf-8")


def stands(out: Path, manifest: str) -> bool:
    """Whether a folder holds the files that a manifest says, each as long as it says, and no others."""
    return {path: size for path, size in _sizes(str(out)) if path != MARKER} == json.loads(manifest)


def _sizes(folder: str, before: str = "") -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _sizes(entry.path, f"{before}{entry.name}/")
            else:
                yield before + entry.name, entry.stat().st_size


def _sweep(out: Path) -> None:
    """Remove what builds that were killed left beside the site; bring back a site that a fallback had put aside."""
    aside = out.parent / f".{out.name}-old"
    if aside.exists() and not out.exists():
        aside.rename(out)
    for left in out.parent.glob(f".{out.name}-*"):
        shutil.rmtree(left, ignore_errors=True)


def _swap(new: Path, out: Path) -> None:
    """Put `new` in the place of `out`; afterwards `new` is what was there, or gone."""
    if not out.exists():
        new.rename(out)
    elif not _exchanged(new, out):
        # no such call on this system: between the two renames there is no site, and _sweep brings the old one back
        aside = out.parent / f".{out.name}-old"
        out.rename(aside)
        new.rename(out)
        shutil.rmtree(aside, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders atomically by the system's own call. False where there is none."""
    import ctypes  # only here: it is slow to load, and an unchanged site is not written

    name = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform)
    call = getattr(ctypes.CDLL(None, use_errno=True), name, None) if name else None
    if call is None:
        return False
    here = AT_FDCWD[sys.platform]
    return call(here, os.fsencode(one), here, os.fsencode(other), ctypes.c_uint(EXCHANGE)) == 0
