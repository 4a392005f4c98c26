"""load_scene: a scene file, run by its path, wherever the book lies."""

from __future__ import annotations

import ast
import sys
import traceback
from difflib import get_close_matches
from hashlib import sha256
from importlib import invalidate_caches
from pathlib import Path
from types import ModuleType

from engine.errors import Mistake, Mistakes, OutOfTime, Place, assigned, nearest
from engine.lab.study import Study


def book_of(scene: Path) -> Path:
    """The book's folder: scene files lie in BOOK/CHAPTER/NAME.py."""
    return scene.resolve().parent.parent


def parse_scene(file: Path) -> ast.Module:
    """The syntax tree of a scene file. Raises Mistakes, at its line, where it is no Python."""
    try:
        return ast.parse(file.read_bytes(), str(file.resolve()))
    except OSError as error:
        raise Mistakes([Mistake(Place(file), f"{error.strerror}")]) from error
    except (SyntaxError, ValueError) as error:
        line, said = getattr(error, "lineno", 0) or 0, getattr(error, "msg", error)
        raise Mistakes([Mistake(Place(file, line), f"syntax error: {said}")]) from error


def load_scene(file: Path, tree: ast.Module | None = None) -> ModuleType:
    """The module of a scene file, run afresh; it may import from its book (`from chapters.common import x`).

    `tree` is its syntax tree where it has been read already, or the part of it to be run. Raises Mistakes, at the
    file's own line, where the file cannot be run or defines no STUDY.
    """
    source, tree = file.resolve(), tree or parse_scene(file)
    module = ModuleType("scene_" + sha256(bytes(source)).hexdigest()[:16])
    module.__file__ = str(source)
    module.__package__ = f"{book_of(file).name}.{source.parent.name}"  # so that `from . import x` works too
    open_book(book_of(file))
    writes_bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # else a quick second edit goes unseen
    sys.modules[module.__name__] = module
    try:
        exec(compile(tree, str(source), "exec"), module.__dict__)
    except (Exception, SystemExit, OutOfTime) as error:
        raise Mistakes([mistake_in(file, error)]) from error
    finally:
        sys.dont_write_bytecode = writes_bytecode
    if not isinstance(getattr(module, "STUDY", None), Study):
        raise Mistakes([Mistake(assigned(file, "STUDY"), "a scene file assigns a Study to STUDY" + _instead(module))])
    return module


def mistake_in(file: Path, error: BaseException) -> Mistake:
    """An exception as a mistake at the last line of `file` that led to it, else at the line that assigns STUDY."""
    source = str(file.resolve())
    if isinstance(error, SyntaxError) and error.filename and Path(error.filename).is_file():
        where = file if error.filename == source else Path(error.filename)
        return Mistake(Place(where, error.lineno or 0), f"syntax error: {error.msg}")
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == source]
    message = str(error) if type(error) in (ValueError, OutOfTime) else f"{type(error).__name__}: {error}"
    return Mistake(Place(file, (lines[-1] if lines else 0) or assigned(file, "STUDY").line), message)


def open_book(book: Path) -> None:
    """Make `book` the package of its folder's name, in place of what was imported from it, or its namesake, before."""
    origin = getattr(sys.modules.get(book.name), "__file__", None)
    if origin and not Path(origin).is_relative_to(book):
        return  # an installed package that happens to share the name
    for name in [name for name in sys.modules if name == book.name or name.startswith(book.name + ".")]:
        del sys.modules[name]
    package = ModuleType(book.name)
    package.__path__ = [str(book)]
    sys.modules[book.name] = package
    invalidate_caches()


def _instead(module: ModuleType) -> str:
    names = [name for name in vars(module) if not name.startswith("_")]
    return nearest("STUDY", names) if get_close_matches("STUDY", names) else ""
