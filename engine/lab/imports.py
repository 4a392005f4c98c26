"""The files a scene's study depends on, read off the syntax, without importing anything."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from engine.errors import Mistake, Mistakes, Place

Packages = Mapping[str, Path]  # a package's name -> its folder
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
ASSIGNMENTS = (ast.Assign, ast.AnnAssign, ast.AugAssign)
IMPORTS = (ast.Import, ast.ImportFrom)


def study_sources(scene: Path, packages: Packages, within: tuple[Path, ...]) -> dict[Path, str]:
    """file -> its code, without comments: the part of the scene file that STUDY needs, and every file it imports.

    `packages` says where packages of ours lie; only files inside the folders `within` count. A name that a
    package's __init__ hands on counts as the file it comes from, so an unused neighbour does not. Raises Mistakes
    where a file has a syntax error.
    """
    needed = needed_for("STUDY", parse(scene))
    found = {scene: code(needed)}
    waiting = list(_imported(needed, scene, packages))
    while waiting:
        file = waiting.pop()
        if file not in found and any(file.is_relative_to(folder) for folder in within):
            found[file] = code(parse(file))
            waiting += _imported(parse(file), file, packages)
    return found


def parse(file: Path) -> tuple[ast.stmt, ...]:
    """The statements of a file; Mistakes where it has a syntax error."""
    return _parse(file, file.read_bytes())


@lru_cache(maxsize=1000)
def code(statements: tuple[ast.stmt, ...]) -> str:
    """The statements in a form that changes with what they do, not with comments, blank lines or their place."""
    return "\n".join(map(ast.dump, statements))


def needed_for(name: str, statements: tuple[ast.stmt, ...]) -> tuple[ast.stmt, ...]:
    """The statements without those that only define things `name` does not use (a caption is no part of a study)."""
    kept = {statement for statement in statements if not _only_defines(statement)}
    names = {name}.union(*map(_used, kept))
    while more := {s for s in statements if s not in kept and _defined(s) & names}:
        kept |= more
        names = names.union(*map(_used, more))
    return tuple(statement for statement in statements if statement in kept)


@lru_cache(maxsize=1000)
def _parse(file: Path, source: bytes) -> tuple[ast.stmt, ...]:
    try:
        return tuple(ast.parse(source, str(file)).body)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        raise Mistakes([Mistake(Place(file, line), f"syntax error: {getattr(error, 'msg', error)}")]) from error


def _only_defines(statement: ast.stmt) -> bool:
    """Whether a statement does nothing but give names to values; a docstring does not even that."""
    if isinstance(statement, ASSIGNMENTS):
        stored = [node for node in ast.walk(statement) if isinstance(getattr(node, "ctx", None), ast.Store)]
        return all(isinstance(node, ast.Name | ast.Tuple | ast.List | ast.Starred) for node in stored)
    is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    is_plain = isinstance(statement, DEFINITIONS + IMPORTS) and not getattr(statement, "decorator_list", ())
    return is_text or (is_plain and "*" not in _defined(statement))


def _defined(statement: ast.stmt) -> set[str]:
    if isinstance(statement, DEFINITIONS):
        return {statement.name}
    if isinstance(statement, IMPORTS):
        return {(alias.asname or alias.name).split(".")[0] for alias in statement.names}
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def _used(statement: ast.stmt) -> set[str]:
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}


@lru_cache(maxsize=1000)
def _import_statements(statements: tuple[ast.stmt, ...]) -> tuple[ast.Import | ast.ImportFrom, ...]:
    return tuple(node for statement in statements for node in ast.walk(statement) if isinstance(node, IMPORTS))


def _imported(statements: tuple[ast.stmt, ...], file: Path, packages: Packages) -> Iterator[Path]:
    """The files that the import statements among (and inside) the statements of `file` lead to."""
    for node in _import_statements(statements):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield from _existing(_locate(alias.name.split("."), packages))
        else:
            for alias in node.names:
                yield from _name(_module(node, file, packages), alias.name, packages)


def _module(node: ast.ImportFrom, file: Path, packages: Packages) -> Path | None:
    """The file or folder a `from ... import` names."""
    parts = node.module.split(".") if node.module else []
    return _below(file.parents[node.level - 1], parts) if node.level else _locate(parts, packages)


def _locate(parts: list[str], packages: Packages) -> Path | None:
    """The .py file of a module given by its full name, or the package's folder; None where it is not ours."""
    return _below(packages[parts[0]], parts[1:]) if parts[0] in packages else None


def _below(folder: Path, parts: list[str]) -> Path | None:
    target = folder.joinpath(*parts)
    file = target.with_name(target.name + ".py")
    return target if target.is_dir() else file if file.is_file() else None


def _existing(target: Path | None) -> Iterator[Path]:
    file = target / "__init__.py" if target and target.is_dir() else target
    if file and file.is_file():
        yield file


def _name(module: Path | None, name: str, packages: Packages) -> Iterator[Path]:
    """The files behind `from module import name`: through a package's __init__ to where the name comes from."""
    if module is None or not module.is_dir():
        yield from _existing(module)
        return
    init = module / "__init__.py"
    handing_on = parse(init) if init.is_file() else ()
    givers = [statement for statement in handing_on if name in _defined(statement)]
    if givers and all(isinstance(statement, ast.ImportFrom) for statement in givers):
        for statement in givers:
            for alias in statement.names:
                if name == (alias.asname or alias.name):
                    yield from _name(_module(statement, init, packages), alias.name, packages)
    elif not givers and (submodule := _below(module, [name])):
        yield from _existing(submodule)
    else:
        yield from _existing(module)
