"""Code is shown as it stands in the file, and found without importing it."""

import inspect
import subprocess
import sys

import pytest

from engine.errors import nearest
from engine.maths import optimizers
from engine.pages.source import ENGINE, find_source, names_in


@pytest.mark.parametrize("name", optimizers.__all__)
def test_what_a_package_hands_on_is_found_where_it_is_defined(name):
    found = find_source(f"engine.maths.optimizers.{name}", ENGINE)
    lines, first = inspect.getsourcelines(getattr(optimizers, name))
    assert (found.text, found.line) == ("".join(lines).rstrip(), first)


def test_a_function_and_the_names_there_are():
    assert find_source("engine.errors.nearest", ENGINE).text == inspect.getsource(nearest).rstrip()
    assert {"Place", "nearest"} <= set(names_in("engine.errors", ENGINE))
    assert names_in("engine.nothing", ENGINE) == names_in("", ENGINE) == []


FILES = {
    "pack/__init__.py": "from .one import *\nfrom .two import far as near\nfrom .ring import lost\nfrom .bad import x",
    "pack/one.py": "A = 1\n\n\n@property\n@staticmethod\ndef f():\n    return 1\n",
    "pack/two.py": "class far:\n    x: int = 3\n\n    def inner(self):\n        return 2\n",
    "pack/ring.py": "from . import lost\n",
    "pack/bad.py": "def (\n",
}


@pytest.mark.parametrize(
    ("name", "line", "text"),
    [
        ("pack.f", 4, "@property\n@staticmethod\ndef f():\n    return 1"),
        ("pack.A", 1, "A = 1"),
        ("pack.near.inner", 4, "def inner(self):\n    return 2"),
        ("pack.two.far.x", 2, "x: int = 3"),
        ("pack.lost", None, None),
        ("pack.x", None, None),
        ("pack.near.lost", None, None),
        ("pack.one.f.g", None, None),
        ("pack", None, None),
        ("", None, None),
    ],
)
def test_names_are_followed_from_file_to_file(tmp_path, name, line, text):
    for path, body in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(body)
    found = find_source(name, tmp_path)
    assert (found and found.line, found and found.text) == (line, text)


SHOW = """
import sys, engine.pages.press
from engine.pages.source import ENGINE, find_source
assert find_source("engine.maths.optimizers.Adam", ENGINE)
print([one for one in ("numpy", "matplotlib", "engine.maths", "engine.lab", "engine.figures") if one in sys.modules])
"""


def test_the_pages_are_set_without_numpy():
    ran = subprocess.run([sys.executable, "-c", SHOW], capture_output=True, text=True, cwd=ENGINE, check=True)
    assert ran.stdout.strip() == "[]"
