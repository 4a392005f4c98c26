"""The lab counts: no experiment says itself how many runs, steps and seeds it took, and no loop goes uncounted."""

import ast
import re

import pytest

from tests.conftest import ROOT

FILES = sorted(file for file in (ROOT / "chapters").glob("*/*.py") if not file.name.startswith("_"))
COUNTED = re.compile(r"\bone run\b|\bseeds? (\d|$)|\b\d+ seeds\b|\bruns\b.*\bsteps\b")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_recording_is_given_its_grids_and_labels_alone(file):
    calls = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    for call in calls:
        if isinstance(call.func, ast.Name) and call.func.id == "Recording":
            assert len(call.args) == 2
            assert {keyword.arg for keyword in call.keywords} <= {"labels"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_fact_says_the_seeds_or_runs_that_are_counted(file):
    functions = [n for n in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(n, ast.FunctionDef)]
    texts = [
        n.value for f in functions for n in ast.walk(f) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    ]
    assert not [text for text in texts if COUNTED.search(text)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_loop_that_takes_steps_counts_them(file):
    """`.step(...)` of a rule is called by the lab's loops, and elsewhere only beside a `count(...)`."""
    for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef) and function.name != "step":
            called = {
                ast.unparse(node.func).split(".")[-1] for node in ast.walk(function) if isinstance(node, ast.Call)
            }
            assert "step" not in called or "count" in called, f"{file.name}: {function.name}"
