"""What an author got wrong, where, and what was probably meant. Mistakes are gathered and shown together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

LONGEST = 20_000  # characters of a line
MANY = 12  # names that are listed where none is close
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\U000f0000-\U000ffffd]")  # of the last our marks are made


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file; line 0 means the file as a whole."""

    file: Path
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else str(self.file)

    def below(self, lines: int) -> Place:
        """The place `lines` lines further down."""
        return Place(self.file, self.line + lines)


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing wrong in an author's input, in words that say what to do about it."""

    place: Place
    message: str

    def __str__(self) -> str:
        lines = (line.rstrip() for line in self.message.splitlines())
        return f"{self.place}: {' '.join(lines)}"


class Mistakes(Exception):
    """Every mistake found so far. The command line prints them, one a line, and exits with status 1."""

    def __init__(self, mistakes: Iterable[Mistake]):
        self.mistakes = tuple(sorted(set(mistakes)))
        Exception.__init__(self, "\n".join(map(str, self.mistakes)))


class OutOfTime(BaseException):
    """Something took longer than it may. No Exception, so that a scene that catches those ends too."""


@contextmanager
def gathering() -> Iterator[list[Mistake]]:
    """A list to which the steps inside add what they find wrong, each going on with the rest; raised at the end."""
    mistakes: list[Mistake] = []
    try:
        yield mistakes
    except Mistakes as last:
        mistakes += last.mistakes
    if mistakes:
        raise Mistakes(mistakes)


def read_text(file: Path, mistakes: list[Mistake]) -> str | None:
    """An author's file as text, without a byte order mark; None, and a mistake, where it is missing or no text.

    No text is what is not UTF-8, has characters that nobody can see, or lines that nobody wrote.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
        wrong = [Mistake(Place(file, line), said) for line, said in _unreadable(text)]
        mistakes += wrong
        return None if wrong else text
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        mistakes.append(Mistake(Place(file), "this file is missing" if missing else f"{error.strerror}"))
    except UnicodeDecodeError as error:
        line = 1 + error.object.count(b"\n", 0, error.start)
        mistakes.append(Mistake(Place(file, line), f"not UTF-8: the byte {error.object[error.start]:#04x}"))
    return None


def _unreadable(text: str) -> Iterator[tuple[int, str]]:
    """What no author means, each with its line."""
    for number, line in enumerate(text.split("\n"), start=1):
        if found := UNSEEN.search(line):
            yield number, f"a character that cannot be seen, U+{ord(found[0]):04X}: take it out"
        if len(line) > LONGEST:
            yield number, f"this line has {len(line):,} characters, more than {LONGEST:,}: break it"


def assigned(file: Path, name: str) -> Place:
    """Where a Python file first assigns a name, or else its first line."""
    try:
        lines = file.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return Place(file)
    return Place(file, next((n for n, line in enumerate(lines, 1) if re.match(rf"{name}\b[^=]*=", line)), 1))


def nearest(name: str, known: Iterable[str]) -> str:
    """A clause that names the closest known name: `; did you mean 'momentum'?`, or the choices where none is close."""
    known = sorted(known)
    close = get_close_matches(name, known, n=1, cutoff=0.6)
    if close:
        return f"; did you mean '{close[0]}'?"
    some = ", ".join(known[:MANY]) + (f" and {len(known) - MANY} more" if len(known) > MANY else "")
    return f"; there is {some}" if known else "; there is none"
