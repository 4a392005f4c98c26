"""Of a scene's file what its study needs: the one thing that is guessed from syntax, and on the safe side."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator
from hashlib import sha256

from engine.shelf.sources import is_text, tree_digest, undocumented

SEES_ITSELF = frozenset(
    [
        "globals",
        "locals",
        "vars",
        "dir",
        "exec",
        "eval",
        "compile",
        "__import__",
        "importlib",
        "getattr",
        "setattr",
        "delattr",
        "inspect",
        "modules",
        "__dict__",
        "__builtins__",
        "__globals__",
        "f_globals",
        "_getframe",
        "builtins",
        "runpy",
    ]
)  # a file in which one of these names stands may use what no syntax shows, and is kept whole
PURE = frozenset(
    [
        "abs",
        "bool",
        "bytes",
        "complex",
        "dict",
        "divmod",
        "enumerate",
        "float",
        "frozenset",
        "hash",
        "int",
        "len",
        "list",
        "ord",
        "chr",
        "range",
        "repr",
        "reversed",
        "round",
        "set",
        "slice",
        "str",
        "sum",
        "tuple",
        "zip",
        "property",
        "staticmethod",
        "classmethod",
    ]
)  # builtins that call back nothing handed to them but numbers, texts and containers
PLAIN = {"dataclasses": {"dataclass", "field", "replace"}, "functools": {"cache", "lru_cache", "partial"}}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
TEXTUAL = frozenset(("tolist", "capitalize", "lower", "upper", "title", "strip", "replace"))
FACTS_OF_STUDY = 2  # Study(axes, record, facts): the place of its facts
NUMPY = frozenset(["linspace", "geomspace", "logspace", "arange", "array", "zeros", "ones", "full", "eye"])
Bindings = dict[str, list[ast.stmt]]  # a name of a module -> the statements that bind it


def study_digest(source: bytes) -> str:
    """The same of the part of a scene's file that its study needs."""
    try:
        return tree_digest(undocumented(study_part(ast.parse(source))))
    except (SyntaxError, ValueError):
        return sha256(source).hexdigest()


def study_part(tree: ast.Module) -> ast.Module:
    """What of a scene's file STUDY may need: all but statements that only give names, unused by the rest, to values
    whose making cannot be noticed, and but the functions handed as `facts=` to a word of engine.lab, which are asked
    of the finished recording. A file that can look at itself is left whole. Changes the tree.
    """
    if _sees_itself(tree):
        return tree
    bindings = _bindings(tree.body)
    if "STUDY" not in bindings:
        return tree
    ours = {name for name, binders in bindings.items() if all(map(_is_ours, binders))}
    words = {name for name in ours if all(one.module.startswith("engine.lab") for one in bindings[name])}
    _drop_facts(tree, words, bindings)
    numpy = {name for name, binders in bindings.items() if all(map(_is_numpy, binders))}
    pure = ours | (PURE - bindings.keys()) | {f"{name}.{function}" for name in numpy for function in NUMPY}
    pure |= {name for name, binders in bindings.items() if all(_made_quietly(one, pure, bindings) for one in binders)}
    kept = {statement for statement in tree.body if not _only_names(statement, pure, bindings)}
    names = {"STUDY"}.union(*map(_used, kept))
    while more := {s for s in tree.body if s not in kept and not names.isdisjoint(_bound(s))}:
        kept |= more
        names = names.union(*map(_used, more))
    tree.body = [statement for statement in tree.body if statement in kept]
    return tree


def _sees_itself(tree: ast.Module) -> bool:
    names = (part for node in ast.walk(tree) for part in _names_in(node))
    return any(name in SEES_ITSELF or name == "*" for name in names)


def _names_in(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, ast.ImportFrom):
        yield from (node.module or "").split(".")
    elif isinstance(node, ast.alias):
        yield from node.name.split(".")


def _drop_facts(tree: ast.Module, words: set[str], bindings: Bindings) -> None:
    """Take away `facts=...` of calls of words, and of what words gave: `race(...).adding(..., facts=facts)`."""
    gave = {name for name, binders in bindings.items() if all(_gave(one, words) for one in binders)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not _by_word(node.func, words, gave):
            continue
        node.keywords = [one for one in node.keywords if one.arg != "facts" or not _is_function(one.value)]
        if isinstance(node.func, ast.Name) and node.func.id == "Study" and len(node.args) == FACTS_OF_STUDY + 1:
            node.args = node.args[:FACTS_OF_STUDY] if _is_function(node.args[-1]) else node.args


def _gave(statement: ast.stmt, words: set[str]) -> bool:
    return isinstance(statement, ast.Assign) and _by_word(statement.value, words, set()) and len(statement.targets) == 1


def _by_word(value: ast.expr, words: set[str], gave: set[str]) -> bool:
    """Whether something is a word, what a word gave, or a part of it."""
    while isinstance(value, ast.Call | ast.Attribute):
        value = value.func if isinstance(value, ast.Call) else value.value
    return isinstance(value, ast.Name) and value.id in words | gave


def _is_function(value: ast.expr) -> bool:
    return isinstance(value, ast.Name | ast.Lambda)


def _bindings(body: Iterable[ast.stmt]) -> Bindings:
    found: Bindings = {}
    for statement in body:
        for name in _bound(statement):
            found.setdefault(name, []).append(statement)
    return found


def _bound(statement: ast.stmt) -> set[str]:
    """The names a statement of a module may bind there; those bound inside functions count too, which errs on the safe
    side.
    """
    found = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            found.add(node.id)
        elif isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            found.add(node.name)
        elif isinstance(node, ast.alias):
            found.add((node.asname or node.name).split(".")[0])
    return found


def _used(statement: ast.stmt) -> set[str]:
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}


def _is_ours(statement: ast.stmt) -> bool:
    """`from engine.x import y`: what comes from there is made without anyone noticing."""
    if not isinstance(statement, ast.ImportFrom) or statement.level or not statement.module:
        return False
    plain = PLAIN.get(statement.module, set())
    return statement.module.startswith("engine.") or {alias.name for alias in statement.names} <= plain


def _is_numpy(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Import) and {alias.name for alias in statement.names} == {"numpy"}


def _only_names(statement: ast.stmt, pure: set[str], bindings: Bindings) -> bool:
    """Whether a statement does nothing that could be noticed, but for giving names to values."""
    if isinstance(statement, ast.ImportFrom):
        return _is_ours(statement)
    if isinstance(statement, FUNCTIONS):
        made = [*statement.args.defaults, *filter(None, statement.args.kw_defaults)]
        return _plain_decorators(statement, pure) and all(_unnoticed(part, pure) for part in made)
    if isinstance(statement, ast.ClassDef):
        return _plain_class(statement, pure, bindings)
    if isinstance(statement, ast.Assign):
        return all(map(_plain_target, statement.targets)) and _unnoticed(statement.value, pure)
    if isinstance(statement, ast.AnnAssign):
        return _plain_target(statement.target) and (statement.value is None or _unnoticed(statement.value, pure))
    return is_text(statement)


def _plain_target(target: ast.expr) -> bool:
    return all(
        isinstance(node, ast.Name | ast.Tuple | ast.List | ast.Starred | ast.expr_context) for node in ast.walk(target)
    )


def _plain_class(statement: ast.ClassDef, pure: set[str], bindings: Bindings) -> bool:
    """A class whose bases are of the engine, or builtin, and whose body only gives names to values."""
    bases = {base.id for base in statement.bases if isinstance(base, ast.Name)}
    known = len(bases) == len(statement.bases) and not statement.keywords
    known = known and all(base in pure or (base not in bindings and hasattr(builtins, base)) for base in bases)
    body = (_only_names(part, pure, bindings) or isinstance(part, ast.Pass) for part in statement.body)
    return known and _plain_decorators(statement, pure) and all(body)


def _made_quietly(statement: ast.stmt, pure: set[str], bindings: Bindings) -> bool:
    """Whether it is a class, such as a view of a scene's own, that runs nothing of its own when an object is made."""
    if not isinstance(statement, ast.ClassDef) or not _plain_class(statement, pure, bindings):
        return False
    runs = (node.name.startswith("__") for node in statement.body if isinstance(node, FUNCTIONS))
    factories = (node.arg == "default_factory" for node in ast.walk(statement) if isinstance(node, ast.keyword))
    return not any(runs) and not any(factories)


def _plain_decorators(statement: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef, pure: set[str]) -> bool:
    """Whether it is decorated with nothing, or with names such as `cache`, calls such as `dataclass(frozen=True)`."""
    calls = (one.func if isinstance(one, ast.Call) else one for one in statement.decorator_list)
    return all(_named(one, pure) for one in calls) and all(_unnoticed(one, pure) for one in statement.decorator_list)


def _unnoticed(value: ast.expr, pure: set[str]) -> bool:
    """Whether an expression calls nothing but what is pure; the inside of a lambda is not called yet."""
    if isinstance(value, ast.Lambda):
        made = [*value.args.defaults, *filter(None, value.args.kw_defaults)]
        return all(_unnoticed(part, pure) for part in made)
    if isinstance(value, ast.NamedExpr | ast.Await | ast.Yield | ast.YieldFrom):
        return False
    if isinstance(value, ast.Call) and not (_named(value.func, pure) or _of_a_text(value.func)):
        return False
    parts = (node for node in ast.iter_child_nodes(value) if not isinstance(node, ast.expr_context | ast.operator))
    return all(_unnoticed(part, pure) for part in parts)


def _named(function: ast.expr, pure: set[str]) -> bool:
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return f"{function.value.id}.{function.attr}" in pure
    return isinstance(function, ast.Name) and function.id in pure


def _of_a_text(function: ast.expr) -> bool:
    """A method of a text written out, ", ".join(names), or of a text or array just made: in_words(3).capitalize()."""
    if not isinstance(function, ast.Attribute):
        return False
    made = isinstance(function.value, ast.Call) and function.attr in TEXTUAL
    return made or isinstance(function.value, ast.Constant | ast.JoinedStr)
