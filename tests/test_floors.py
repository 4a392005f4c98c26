"""The house: four rooms in a row, the shelf beside them, the command over all. Read off the syntax."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = {  # each with the rooms that it may import from
    "shelf": {"shelf"},
    "maths": {"maths"},
    "lab": {"maths", "lab"},
    "figures": {"maths", "lab", "figures"},
    "pages": {"shelf", "maths", "lab", "figures", "pages"},
    "cli": {"shelf", "pages"},
    "__main__": {"cli"},
}
ENGINE = sorted((ROOT / "engine").rglob("*.py"))
CHAPTERS = sorted((ROOT / "chapters").rglob("*.py"))
STANDARD_FOR_MATHS = {
    "__future__", "abc", "collections", "copy", "dataclasses", "enum", "functools", "itertools", "math", "re", "typing",
}  # fmt: skip
IMPURE_CALLS = {"open", "print", "input", "exec", "eval", "read_text", "read_bytes", "write_text", "write_bytes"}
NUMPY_FILES = {"load", "save", "savez", "savez_compressed", "loadtxt", "savetxt", "genfromtxt", "fromfile", "memmap"}
OWN_GENERATORS = {"default_rng", "Generator", "SeedSequence", "PCG64", "Philox"}  # np.random.NAME without shared state


def module_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(file: Path, top_level_only: bool = False) -> list[tuple[str, int]]:
    """(module, line) for every import; `from a import b` gives a.b where that is a module of ours, else a.

    The top level reaches into `if`, `try` and `with`, so that what is imported for type checkers alone counts too.
    """
    tree = ast.parse(file.read_text(), str(file))
    found = []
    for node in at_top_level(tree) if top_level_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            package = module_of(file) if file.name == "__init__.py" else module_of(file).rpartition(".")[0]
            up = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*up, *([node.module] if node.module else [])])
            found += [(f"{base}.{a.name}" if is_ours(f"{base}.{a.name}") else base, node.lineno) for a in node.names]
    return found


def at_top_level(tree: ast.AST):
    """The statements that run when a module is imported, or that a type checker reads as if they did."""
    for node in ast.iter_child_nodes(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield node
            yield from at_top_level(node)


def is_ours(module: str) -> bool:
    path = ROOT.joinpath(*module.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def room_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "engine" and parts[1] in ROOMS else None


def where(file: Path) -> str:
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("file", ENGINE, ids=where)
def test_a_room_imports_only_from_rooms_that_it_may(file):
    allowed = ROOMS.get(room_of(module_of(file)), set())
    wrong = [(module, line) for module, line in imports_of(file) if room_of(module) and room_of(module) not in allowed]
    assert not wrong
    assert not [(m, n) for m, n in imports_of(file) if m.split(".")[0] in ("build", "chapters", "tests", "benchmarks")]


@pytest.mark.parametrize("file", CHAPTERS, ids=where)
def test_chapters_import_maths_lab_figures_and_each_other(file):
    ours = [(module, line) for module, line in imports_of(file) if module.split(".")[0] == "engine"]
    assert not [(module, line) for module, line in ours if room_of(module) not in ("maths", "lab", "figures")]


MATHS = [file for file in ENGINE if room_of(module_of(file)) == "maths"]


@pytest.mark.parametrize("file", MATHS, ids=where)
def test_maths_is_numpy_and_a_little_of_the_standard_library(file):
    outside = [(m, n) for m, n in imports_of(file) if m.split(".")[0] not in STANDARD_FOR_MATHS | {"numpy", "engine"}]
    assert not outside
    assert not [m for m, _ in imports_of(file) if m.startswith("engine") and room_of(m) != "maths"]


@pytest.mark.parametrize("file", MATHS, ids=where)
def test_maths_has_no_files_no_clock_and_no_shared_randomness(file):
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            assert called not in IMPURE_CALLS, f"line {node.lineno}: {called}()"
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) in ("np", "numpy"):
            assert node.attr not in NUMPY_FILES, f"line {node.lineno}: np.{node.attr}"
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) in ("np.random", "numpy.random"):
            assert node.attr in OWN_GENERATORS, f"line {node.lineno}: np.random.{node.attr}"
        assert not isinstance(node, ast.Global), f"line {node.lineno}: a global"


def scanned_by(file: Path) -> list[str]:
    """The packages whose files a module imports by finding them: `scan("engine.pages.marks", ...)`."""
    calls = [node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]
    return [ast.literal_eval(call.args[0]) for call in calls if ast.unparse(call.func) == "scan"]


def test_no_import_cycle():
    modules = {module_of(file): file for file in ENGINE}
    graph = {
        name: {m for m, _ in imports_of(file, top_level_only=True) if m in modules} - {name}
        for name, file in modules.items()
    }
    for name, file in modules.items():
        for package in scanned_by(file):
            graph[name] |= {one for one in modules if one.startswith(f"{package}.") and "._" not in one}
    while leaves := {name for name, needs in graph.items() if not needs & graph.keys()}:
        graph = {name: needs for name, needs in graph.items() if name not in leaves}
    while roots := graph.keys() - {need for needs in graph.values() for need in needs}:
        graph = {name: needs for name, needs in graph.items() if name not in roots}
    assert not graph, f"these import each other: {', '.join(sorted(graph))}"


def test_what_is_imported_for_type_checkers_counts(tmp_path, monkeypatch):
    file = ROOT / "engine" / "example.py"
    text = "if TYPE_CHECKING:\n    import a\nclass C:\n    import b\ndef f():\n    import c\n"
    monkeypatch.setattr(Path, "read_text", lambda self: text)
    assert imports_of(file, top_level_only=True) == [("a", 2), ("b", 4)]
    assert imports_of(file) == [("a", 2), ("b", 4), ("c", 6)]


@pytest.mark.parametrize("file", [file for file in ENGINE if file.name == "__init__.py"], ids=where)
def test_inits_only_hand_names_on(file):
    for node in ast.parse(file.read_text()).body:
        is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        is_all = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        assert is_text or is_all or isinstance(node, ast.ImportFrom), f"line {node.lineno}: {ast.unparse(node)}"


@pytest.mark.parametrize("file", [*ENGINE, *CHAPTERS, ROOT / "build.py"], ids=where)
def test_matplotlib_is_imported_in_figures_and_only_when_something_is_drawn(file):
    at_once = imports_of(file, top_level_only=True)
    assert not [(m, n) for m, n in at_once if m.split(".")[0] == "matplotlib"], (
        "it costs 0.6 s: import it in a function"
    )
    if room_of(module_of(file)) != "figures":
        assert not [(m, n) for m, n in imports_of(file) if m.split(".")[0] == "matplotlib"]
