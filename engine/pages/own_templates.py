"""A book's own templates: those that stand in for none of ours, and what is wrong in one, told at its line."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError

from engine.errors import Mistake, Mistakes, Place, nearest
from engine.pages.assets import OWN, TEMPLATES


def unknown_templates(book: Path) -> Iterator[Mistake]:
    """Files that stand in for nothing; a language may be new."""
    own = book / OWN
    known = [str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*") if path.is_file()]
    for file in sorted(path for path in own.rglob("*") if path.is_file() and not path.name.startswith(".")):
        name = str(file.relative_to(own))
        if name not in known and not (file.parent.name == "languages" and file.suffix == ".yml"):
            yield Mistake(Place(file), f"this stands in for no file of the press{nearest(name, known)}")


@contextmanager
def own_templates(book: Path) -> Iterator[None]:
    """What goes wrong inside in a template of the book's own is a Mistake at its line; what does elsewhere goes on."""
    own = (book / OWN).resolve()
    try:
        yield
    except Mistakes:
        raise
    except TemplateSyntaxError as error:
        file = Path(error.filename or "").resolve()
        if not file.is_relative_to(own):
            raise
        raise Mistakes([Mistake(Place(file, error.lineno), f"template: {error.message}")]) from error
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        within = [frame for frame in frames if Path(frame.filename).resolve().is_relative_to(own)]
        if not within:
            raise
        said = f"no template is called '{error.name}'" if isinstance(error, TemplateNotFound) else str(error)
        place = Place(Path(within[-1].filename), within[-1].lineno or 0)
        raise Mistakes([Mistake(place, f"template: {said or type(error).__name__}")]) from error
