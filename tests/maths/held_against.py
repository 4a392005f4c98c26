"""What the mathematics is held against: every file of a folder, and what tests/reference has for it."""

from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).parents[2]


def things(folder):
    """file's stem -> the class it hands on, of every file in engine/maths/`folder` but the contracts."""
    package = import_module("engine.maths." + folder.replace("/", "."))
    found = {}
    for file in sorted((ROOT / "engine" / "maths" / folder).glob("[!_]*.py")):
        module = f"{package.__name__}.{file.stem}"
        handed_on = [
            value for name in package.__all__ if getattr(value := getattr(package, name), "__module__", "") == module
        ]
        assert handed_on, f"{file.relative_to(ROOT)} is handed on by no __init__: run tools/write_inits"
        found[file.stem] = handed_on[0]
    return found


def references(kind):
    """stem -> the module tests/reference/`kind`/stem.py: what a paper says, written out one number at a time."""
    found = {}
    for file in sorted((ROOT / "tests" / "reference" / kind).glob("*.py")):
        spec = spec_from_file_location(f"reference_{kind}_{file.stem}", file)
        assert spec
        assert spec.loader
        found[file.stem] = module_from_spec(spec)
        spec.loader.exec_module(found[file.stem])
    return found


def without_reference(folder, kind, compared):
    """A line for every file of engine/maths/`folder` that neither a reference nor `compared`, instances, knows."""
    known, types = references(kind), {type(one) for one in compared}
    return [
        f"{thing.__name__} (engine/maths/{folder}/{stem}.py) is held against nothing: write tests/reference/{kind}/"
        f"{stem}.py, from its paper and as those beside it are, or add what PyTorch does (tests/reference/make_*.py)"
        for stem, thing in things(folder).items()
        if stem not in known and thing not in types
    ]
