"""scan: the parts of the press that are a file each, found in their folder."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any


@cache
def scan(package: str, name: str) -> dict[str, Any]:
    """What every file of a package calls `name`, by the file's stem, in alphabetical order; _files are not parts."""
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise ModuleNotFoundError(f"no package is called '{package}'")
    stems = sorted(file.stem for file in Path(next(iter(folders))).glob("*.py") if not file.name.startswith("_"))
    return {stem: getattr(import_module(f"{package}.{stem}"), name) for stem in stems}
