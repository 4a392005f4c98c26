"""The source of a class or function by its dotted name, read off the files: nothing is imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

ENGINE = Path(__file__).resolve().parents[2]  # the folder in which the package `engine` lies
DEFINES = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
DEPTH = 8  # of names handed on from file to file; those that go round in a circle end too


@dataclass(frozen=True)
class Source:
    """A piece of a file: its text and its first line."""

    file: Path
    line: int
    text: str


def find_source(name: str, root: Path) -> Source | None:
    """The definition of `package.module.Name` or `package.Name`, or of a method of it, below the folder `root`.

    Names that a file hands on (`from .adam import Adam`) are followed to where they are defined. None where there is no
    such file or name.
    """
    parts = name.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        if file := _file(".".join(parts[:cut]), root):
            return _find(parts[cut:], file, root, DEPTH)
    return None


def names_in(module: str, root: Path) -> list[str]:
    """The names that a module defines or hands on; none where there is no such module."""
    file = _file(module, root)
    return [] if file is None else [name for node in _tree(file).body for name in _names(node)]


def _find(names: list[str], file: Path, root: Path, depth: int) -> Source | None:
    for node in _tree(file).body:
        if isinstance(node, ast.ImportFrom):
            for alias in node.names if depth else ():
                handed_on = alias.name == "*" or (alias.asname or alias.name) == names[0]
                there = _file(_module(node, file, root), root) if handed_on else None
                own = names if alias.name == "*" else [alias.name, *names[1:]]
                if there and (found := _find(own, there, root, depth - 1)):
                    return found
        elif names[0] in _names(node):
            return _cut(names[1:], node, file)
    return None


def _cut(names: list[str], node: ast.stmt, file: Path) -> Source | None:
    for name in names:
        body = node.body if isinstance(node, ast.ClassDef) else []
        inner = next((one for one in body if name in _names(one)), None)
        if inner is None:
            return None
        node = inner
    decorators = node.decorator_list if isinstance(node, DEFINES) else []
    first = min([node.lineno, *(one.lineno for one in decorators)])
    lines = file.read_text(encoding="utf-8-sig").splitlines()[first - 1 : node.end_lineno]
    return Source(file, first, dedent("\n".join(lines)))


def _names(node: ast.stmt) -> Iterator[str]:
    """The names that a statement defines."""
    if isinstance(node, DEFINES):
        yield node.name
    elif isinstance(node, ast.ImportFrom):
        yield from (alias.asname or alias.name for alias in node.names)
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from (target.id for target in targets if isinstance(target, ast.Name))


def _file(module: str, root: Path) -> Path | None:
    path = root.joinpath(*module.split(".")) if module else root / "?"
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.is_file()), None)


def _module(node: ast.ImportFrom, file: Path, root: Path) -> str:
    """The module that `from ... import` names, in full."""
    if not node.level:
        return node.module or ""
    package = file.relative_to(root).parts[: -node.level]
    return ".".join([*package, *([node.module] if node.module else [])])


def _tree(file: Path) -> ast.Module:
    try:
        return ast.parse(file.read_text(encoding="utf-8-sig"))
    except SyntaxError:
        return ast.Module([], [])
