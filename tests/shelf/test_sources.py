"""Python as what it does, and of a scene's file what its study needs: nothing too little, hardly anything too much."""

import ast

import pytest

from engine.shelf.sources import code_digest
from engine.shelf.study_part import study_digest, study_part

SCENE = '''"""A scene."""
from __future__ import annotations
from dataclasses import dataclass
import numpy as np
from chapters.help import near
from engine.figures import Curves, Scene, View
from engine.lab import Axis, Fact, Study, race

N = 3

@dataclass(frozen=True)
class Own(View):
    """A view of its own."""
    wide: int = 3

def words(n):
    return f"{n} runs"

def facts(found):
    return {"n": Fact(N + LOW, "runs")}

LOW = 2
CAPTION = ", ".join(("a", f"{N}"))
STUDY = race(near(), N, facts=facts)
SCENE = Scene("T", STUDY, (Own(), Curves("loss", domain=tuple(np.linspace(0, 1, 3).tolist()))), caption=CAPTION)
'''


def kept(source: str) -> str:
    return ast.unparse(study_part(ast.parse(source)))


def test_what_only_the_scene_or_the_facts_need_is_no_part_of_the_study():
    assert kept(SCENE).split("\n") == [
        "from __future__ import annotations",
        "import numpy as np",
        "from chapters.help import near",
        "from engine.lab import Axis, Fact, Study, race",
        "N = 3",
        "STUDY = race(near(), N)",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "_ = K.append(2)",
        "L = put(2)",
        "K[0] = 2",
        "K.x = 2",
        "K += [2]",
        "X = [put(n) for n in (1,)]",
        "X = (Y := 2)",
        "X = sorted((2, 1), key=put)",
        "X = f'{put(1)}'",
        "X = np.random.seed(2)",
        "def f(n=put(2)): pass",
        "@put\ndef f(): pass",
        "class C(put): pass",
        "class C(metaclass=M): pass",
        "class C:\n    put(2)",
        "import chapters.effect",
        "from .effect import x",
        "for n in (1,): K.append(n)",
        "del K",
        "class C:\n\n    def __init__(self):\n        put(2)\nX = C()",
        "Scene = put\nX = Scene(2)",
        "len = put\nX = len((2,))",
    ],
)
def test_what_might_be_noticed_is_kept(line):
    source = SCENE.replace("LOW = 2\n", f"LOW = 2\n{line}\n")
    assert set(ast.unparse(ast.parse(line)).split("\n")) <= set(kept(source).split("\n"))


@pytest.mark.parametrize(
    "line",
    [
        "X = globals()['N']",
        "X = vars()",
        "X = eval('N')",
        "import importlib",
        "from sys import modules",
        "X = near.__dict__",
        "from chapters.help import *",
        "X = getattr(near, 'x')",
    ],
)
def test_a_file_that_can_look_at_itself_is_kept_whole(line):
    source = SCENE.replace("LOW = 2\n", f"LOW = 2\n{line}\n")
    assert kept(source) == ast.unparse(ast.parse(source))


@pytest.mark.parametrize(
    ("study", "left"),
    [
        ("STUDY = Study((), f, facts, seeds=3)", "STUDY = Study((), f, seeds=3)"),
        ("R = race(N)\nSTUDY = R.adding(f, facts=facts)", "R = race(N)\nSTUDY = R.adding(f)"),
        ("STUDY = race(N).adding(f, facts=lambda found: {})", "STUDY = race(N).adding(f)"),
        ("STUDY = near(N, facts=facts)", "STUDY = near(N, facts=facts)"),
    ],
)
def test_the_facts_handed_to_a_word_are_asked_later(study, left):
    source = SCENE.replace("STUDY = race(near(), N, facts=facts)", f"def f(axes): pass\n{study}")
    assert left in kept(source)
    assert ("def facts" in kept(source)) == ("near(N" in study)


def test_without_a_study_everything_is_kept():
    assert kept("STUDI = 1") == "STUDI = 1"


def test_a_digest_changes_with_what_is_done():
    source = SCENE.encode()
    same = source.replace(b'"""A view of its own."""', b"# a remark").replace(b"N = 3\n", b"\n\nN = 3  # three\n")
    assert code_digest(same) == code_digest(source)
    assert code_digest(source.replace(b"N = 3", b"N = 4")) != code_digest(source)
    assert study_digest(source.replace(b"LOW = 2", b"LOW = 4")) == study_digest(source)
    assert code_digest(source.replace(b"LOW = 2", b"LOW = 4")) != code_digest(source)


def test_a_docstring_counts_where_it_is_read():
    one, two = b'"""One."""\nX = __doc__\n', b'"""Two."""\nX = __doc__\n'
    assert code_digest(one) != code_digest(two)
    assert code_digest(b"def (") != code_digest(b"def )")
