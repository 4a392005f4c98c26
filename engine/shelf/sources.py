"""Python source as what it does: without comments, docstrings and blank lines."""

from __future__ import annotations

import ast
from hashlib import sha256

DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def code_digest(source: bytes) -> str:
    """A digest that changes with what a file does. A file that is not Python, or reads `__doc__`, counts as it is."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return sha256(source).hexdigest()
    return tree_digest(tree if b"__doc__" in source or b"getdoc" in source else undocumented(tree))


def tree_digest(tree: ast.Module) -> str:
    """A digest of a syntax tree, without its places in the file."""
    return sha256(ast.dump(tree).encode("utf-8", "surrogatepass")).hexdigest()


def undocumented(tree: ast.Module) -> ast.Module:
    """The tree without its docstrings; changes it."""
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and node.body and is_text(node.body[0]):
            node.body[:1] = [] if len(node.body) > 1 or isinstance(node, ast.Module) else [ast.Pass()]
    return tree


def is_text(statement: ast.stmt) -> bool:
    """Whether a statement is a text and nothing more, as a docstring is."""
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )
