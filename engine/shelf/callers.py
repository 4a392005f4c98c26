"""Callers: on whose behalf something is read, told from the frame that reads it."""

from __future__ import annotations

from importlib.util import source_from_cache
from types import FrameType

IMPORTERS = ("<frozen importlib", "<frozen zipimport")
ONLY_ASK = ("genericpath", "posixpath", "ntpath", "glob", "pathlib")  # these ask what is there, and no more of it
TELLS = ("warnings", "traceback", "logging")  # these show a line of source beside what they say


def source_of(cached: str) -> str:
    """The .py file that a .pyc stands for."""
    try:
        return source_from_cache(cached)
    except ValueError:
        return cached


def by(frame: FrameType | None, who: tuple[str, ...]) -> bool:
    """Whether a call comes from one of these files."""
    return frame is not None and any(name in frame.f_code.co_filename for name in who)


def asks(frame: FrameType | None, *modules: str) -> bool:
    """Whether a call comes from one of these modules of the standard library."""
    return frame is not None and frame.f_globals.get("__name__", "").partition(".")[0] in modules


def tells(frame: FrameType | None) -> bool:
    """Whether a source is looked at only to show a line of it beside a warning or an error."""
    if frame is None or ("linecache" not in frame.f_code.co_filename and "tokenize" not in frame.f_code.co_filename):
        return False
    while frame := frame.f_back:
        if frame.f_globals.get("__name__") in TELLS:
            return True
    return False
