"""write: the site, made beside the old one and swapped in whole. What no build wrote stays where it is.

Whoever looks, whenever a build is killed, sees the old site or the new. What others keep in the folder (a repository, a
CNAME) is linked into the new site before the two are exchanged, so that it is never gone. Only where the folder cannot
be exchanged, because something is mounted there, its files are replaced one by one.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

from engine.errors import Mistake, Mistakes, Place
from engine.pages.manifest import MARKER, others, sizes, told, written

AT_FDCWD = {"linux": -100, "darwin": -2}
EXCHANGE = 2  # RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS
MAKING = ".handpress-"  # in the name of the folder beside the site in which a new one is made
STAYS_PUT = (errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM, errno.EROFS)  # a folder that cannot be exchanged


def write(site: Mapping[str, bytes], out: Path) -> None:
    """Put `site` (path -> bytes) at the folder `out`, which may be a link to one.

    Raises Mistakes where `out` is a file, or a folder that holds something other than a site, where a file that no
    build wrote is in the way, and where the disk is full.
    """
    place = out.resolve()
    mistakes = _in_the_way(site, place, out)
    if mistakes:
        raise Mistakes(mistakes)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with _alone(place.parent):
            _sweep(place)
            if os.path.ismount(place) or not _exchange(site, place):
                _replace(site, place)
    except OSError as error:
        raise Mistakes([Mistake(Place(out), f"the site cannot be written: {error.strerror}")]) from error


def remove(out: Path) -> None:
    """Take away what builds wrote into a folder, and the folder where nothing else is in it. Raises Mistakes."""
    place = out.resolve()
    if not place.exists():
        return
    if mistakes := _in_the_way({}, place, out):
        raise Mistakes(mistakes)
    _drop(place, written(place))
    (place / MARKER).unlink(missing_ok=True)
    with suppress(OSError):
        place.rmdir()


def _in_the_way(site: Mapping[str, bytes], place: Path, out: Path) -> list[Mistake]:
    """Why a site can't be put here, in a folder that is called `out`."""
    if not place.exists():
        return []
    if not place.is_dir():
        return [Mistake(Place(out), "this is there already and is not a site; it is left as it is")]
    if not (place / MARKER).exists() and any(not one.name.startswith(".") for one in place.iterdir()):
        return [Mistake(Place(out), "this is there already and is not a site; it is left as it is")]
    mine, taken = written(place), []
    for path, body in site.items():
        file = place / path
        if path not in mine and os.path.lexists(file) and not (file.is_file() and file.read_bytes() == body):
            taken.append(path)
        taken += [str(one) for one in Path(path).parents if one.name and _no_folder(place / one)]
    said = "no build wrote this, and the site needs its place: move it away"
    return [Mistake(Place(out / path), said) for path in dict.fromkeys(taken)]


def _no_folder(path: Path) -> bool:
    """Whether something is there that is no folder: a file, or a link to wherever."""
    return os.path.islink(path) or (path.exists() and not path.is_dir())


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else writes a site into this folder meanwhile."""
    handle = _locked(folder)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _locked(folder: Path) -> int | None:
    """A lock on a folder, once it is free; None on a system, or a disk, that has none."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    with suppress(OSError):
        fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


def _exchange(site: Mapping[str, bytes], out: Path) -> bool:
    """Make the whole folder beside, and exchange the two. False where the system won't let this folder be moved."""
    beside = out.parent / f".{out.name}{MAKING}{os.getpid()}-{secrets.token_hex(4)}"
    try:
        beside.mkdir()
    except PermissionError:
        return False
    try:
        _fill(beside, site)
        if not out.exists():
            beside.rename(out)
            return True
        shutil.copymode(out, beside)
        _link_others(out, beside)
        _swap(beside, out)
    except OSError as error:
        if error.errno not in STAYS_PUT:
            raise
        return False
    finally:
        _take_away(beside, out)
    return True


def _fill(folder: Path, site: Mapping[str, bytes]) -> None:
    """Write a site into an empty folder, first of all what belongs to it."""
    (folder / MARKER).write_text(told(sizes(site)), encoding="utf-8")
    for path, body in site.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)


def _link_others(out: Path, beside: Path) -> None:
    """Have what is not ours in both folders; what a disk has no links for is moved once they are exchanged."""
    for path, is_folder in others(out, written(out)):
        there = beside / path
        there.parent.mkdir(parents=True, exist_ok=True)
        if is_folder:
            there.mkdir(exist_ok=True)
            shutil.copystat(out / path, there)
        else:
            with suppress(OSError, NotImplementedError):
                os.link(out / path, there, follow_symlinks=False)


def _swap(new: Path, out: Path) -> None:
    """Put `new` in the place of `out`; afterwards `new` is what was there."""
    if not _exchanged(new, out):
        # no such call on this system: between the renames there is no site, and _sweep brings the old one back
        aside = out.parent / f".{out.name}{MAKING}old"
        out.rename(aside)
        new.rename(out)
        aside.rename(new)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders atomically by the system's own call. False where there is none. Raises OSError."""
    import ctypes  # only here: it is slow to load, and an unchanged site is not written

    name = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform)
    call = getattr(ctypes.CDLL(None, use_errno=True), name, None) if name else None
    if call is None:
        return False
    here = AT_FDCWD[sys.platform]
    if call(here, os.fsencode(one), here, os.fsencode(other), ctypes.c_uint(EXCHANGE)) == 0:
        return True
    number = ctypes.get_errno()
    if number in STAYS_PUT:
        raise OSError(number, os.strerror(number))
    return False


def _replace(site: Mapping[str, bytes], out: Path) -> None:
    """Replace the files of a folder one by one, pages last; what was there alone goes at the end."""
    old, making = written(out), out / f"{MAKING}making"
    _take_away(making, out)
    try:
        making.mkdir()
        _fill(making, site)
        _note(out, old | sizes(site))  # if killed: all of it is ours
        for path in sorted(site, key=lambda path: path.endswith(".html")):
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            os.replace(making / path, out / path)
        _drop(out, old.keys() - site.keys())
        _note(out, sizes(site))
    finally:
        _take_away(making, out)


def _note(out: Path, files: Mapping[str, int]) -> None:
    """Replace the manifest of a folder, in one move."""
    part = out / f"{MAKING}manifest"
    part.write_text(told(files), encoding="utf-8")
    os.replace(part, out / MARKER)


def _sweep(out: Path) -> None:
    """Take away what builds that were killed left beside the site; bring back one that had been put aside."""
    aside = out.parent / f".{out.name}{MAKING}old"
    if aside.exists() and not out.exists():
        aside.rename(out)
    for left in out.parent.glob(f".{escape(out.name)}{MAKING}*"):
        _take_away(left, out)


def _take_away(folder: Path, out: Path) -> None:
    """Take away a folder that a build made beside `out`; what others had in it goes to `out`, if it is not there."""
    if not folder.is_dir() or not ((folder / MARKER).exists() or not any(folder.iterdir())):
        return
    mine = written(folder)
    for path, is_folder in sorted(others(folder, mine), reverse=True):
        if not is_folder and _newer(folder / path, out / path):
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            os.replace(folder / path, out / path)
        elif not is_folder:
            os.unlink(folder / path)
    _drop(folder, mine)
    for path, is_folder in sorted(others(folder, {}), reverse=True):
        if is_folder:
            (folder / path).rmdir()
    (folder / MARKER).unlink(missing_ok=True)  # the last: by it a folder of ours is known
    folder.rmdir()


def _newer(one: Path, other: Path) -> bool:
    """Whether a file is another than the one at `other`, and later: it was written while folders were exchanged."""
    if not os.path.lexists(other):
        return True
    here, there = os.lstat(one), os.lstat(other)
    return (here.st_dev, here.st_ino) != (there.st_dev, there.st_ino) and here.st_mtime_ns > there.st_mtime_ns


def _drop(folder: Path, paths) -> None:
    """Remove these files of a folder, and the folders in it that are empty then."""
    for path in paths:
        (folder / path).unlink(missing_ok=True)
        for parent in Path(path).parents:
            with suppress(OSError):
                (folder / parent).rmdir() if parent.name else None
