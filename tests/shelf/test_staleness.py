"""The kinds of staleness: what was read while something was made, changed; and what must be made anew.

All that touch one scene alone are scenes of one book, built, edited and built again. `pytest tests/shelf -s` shows the
table with the result of each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.shelf.conftest import Book, said, small_book

BOTH, DRAWN, NONE = {"recording", "drawing"}, {"drawing"}, set()
HERE = "from pathlib import Path\nHERE = Path(__file__).parent / 'NAME'\n"


@dataclass(frozen=True)
class Kind:
    """A kind of thing that is read: how the scene NAME reads it, which file is written over, and what is made anew.

    `files` and `edit` are path -> text, in the chapter's folder; NAME stands for the scene. An edit of `old` by `new`
    is one of the scene's file. A text of None takes the file away.
    """

    name: str
    scene: str
    anew: set[str]
    files: Mapping[str, str] = field(default_factory=dict)
    edit: Mapping[str, str | None] = field(default_factory=dict)
    old: str = ""
    new: str = ""

    @property
    def key(self) -> str:
        return "".join(letter if letter.isalnum() else "_" for letter in self.name).lower().strip("_")

    def put(self, book: Book, files: Mapping[str, str | None]) -> None:
        for path, text in files.items():
            file = book.chapter / path.replace("NAME", self.key)
            if text is None:
                file.unlink()
            else:
                book.write(str(file.relative_to(book.folder)), text.replace("NAME", self.key))

    def begin(self, book: Book) -> None:
        book.tell(self.scene.replace("NAME", self.key), self.key)
        self.put(book, self.files)

    def change(self, book: Book) -> None:
        self.put(book, self.edit)
        if self.old:
            book.edit(f"chapters/ch00_one/{self.key}.py", self.old, self.new)


ONE, TWO = {"NAME/k.csv": "1\n"}, {"NAME/k.csv": "2\n"}
K_ONE, K_TWO = {"NAME_k.py": "K = 1\n"}, {"NAME_k.py": "K = 2\n"}
THERE = f"{HERE}K = 2 if (HERE / 'k.csv').exists() else 1\n"
OF_BOOK = "chapters.ch00_one.NAME_k"
CURVES = "from engine.figures import Curves as C\ndef Curves(q, **o):\n"
ALT = "from engine.figures import Scene as S\ndef Scene(*p, **o):\n"
LOCAL = [
    Kind("data by read_text", f"{HERE}K = (HERE / 'k.csv').read_text()\n", BOTH, ONE, TWO),
    Kind("data by np.loadtxt", f"{HERE}K = np.loadtxt(HERE / 'k.csv')\n", BOTH, ONE, TWO),
    Kind("data by open", f"{HERE}with open(HERE / 'k.csv') as file:\n    K = file.read()\n", BOTH, ONE, TWO),
    Kind(
        "data by its size", f"{HERE}import os\nK = os.path.getsize(HERE / 'k.csv')\n", BOTH, ONE, {"NAME/k.csv": "22\n"}
    ),
    Kind("importlib", f"import importlib\nK = importlib.import_module('{OF_BOOK}').K\n", BOTH, K_ONE, K_TWO),
    Kind("__import__", f"K = __import__('{OF_BOOK}', fromlist=['K']).K\n", BOTH, K_ONE, K_TWO),
    Kind(
        "an import for its side effect",
        "import chapters.ch00_one.NAME_effect\nfrom chapters.ch00_one.NAME_store import L\nK = L[0]\n",
        BOTH,
        {"NAME_store.py": "L = [0]\n", "NAME_effect.py": "from . import NAME_store\nNAME_store.L[0] = 1\n"},
        {"NAME_effect.py": "from . import NAME_store\nNAME_store.L[0] = 2\n"},
    ),
    Kind("from . import x", "from . import NAME_k\nK = NAME_k.K\n", BOTH, K_ONE, K_TWO),
    Kind("a star import", "from .NAME_k import *\n", BOTH, K_ONE, K_TWO),
    Kind(
        "an init that hands on another",
        "from .NAME import K\n",
        BOTH,
        {"NAME/__init__.py": "from .one import K\n", "NAME/one.py": "K = 1\n", "NAME/two.py": "K = 2\n"},
        {"NAME/__init__.py": "from .two import K\n"},
    ),
    Kind("_ = K.append(2)", "L = [1]\n_ = L.append(2)\nK = L[-1]\n", BOTH, old="append(2)", new="append(3)"),
    Kind(
        "L = put(2)",
        "P = [1]\ndef put(n):\n    P.append(n)\nL = put(2)\nK = P[-1]\n",
        BOTH,
        old="put(2)",
        new="put(3)",
    ),
    Kind('globals()["K"]', "M = 1\nK = globals()['M']\n", BOTH, old="M = 1", new="M = 2"),
    Kind(
        "a sibling found by sys.path",
        f"import sys\n{HERE}sys.path.insert(0, str(HERE))\nfrom beside import K\n",
        BOTH,
        {"NAME/beside.py": "K = 1\n"},
        {"NAME/beside.py": "K = 2\n"},
    ),
    Kind("an environment variable", "import os\nK = os.environ.get('HILL_K', '1')\n", BOTH),
    Kind("a file that appears", THERE, BOTH, {}, TWO),
    Kind("a file that goes", THERE, BOTH, ONE, {"NAME/k.csv": None}),
    Kind("a file that a listing finds", f"{HERE}K = len(list(HERE.glob('*.csv')))\n", BOTH, ONE, {"NAME/l.csv": "2\n"}),
    Kind("a module that appears", "try:\n    from .NAME_k import K\nexcept ImportError:\n    K = 1\n", BOTH, {}, K_TWO),
    Kind("a module that shadows another", "from .NAME_k import K\n", BOTH, K_ONE, {"NAME_k/__init__.py": "K = 2\n"}),
    Kind(
        "a helper's axis label",
        "from .NAME_k import Axis\nK = 1\n",
        BOTH,
        {"NAME_k.py": "from engine.lab import Axis as A\ndef Axis(n, _, v, d):\n    return A(n, 'First', v, d)\n"},
        {"NAME_k.py": "from engine.lab import Axis as A\ndef Axis(n, _, v, d):\n    return A(n, 'Second', v, d)\n"},
    ),
    Kind(
        "a helper's panel title",
        "from .NAME_k import TITLE\nK = 1\n",
        BOTH,
        {"NAME_k.py": "TITLE = 'First'\n"},
        {"NAME_k.py": "TITLE = 'Second'\n"},
    ),
    Kind(
        "a custom view",
        "from .NAME_k import Curves\nK = 1\n",
        BOTH,
        {"NAME_k.py": f"{CURVES}    return C(q, **o)\n"},
        {"NAME_k.py": f"{CURVES}    return C(q, log_y=True, **o)\n"},
    ),
    Kind(
        "a helper's alt",
        "from .NAME_k import Scene\nK = 1\n",
        BOTH,
        {"NAME_k.py": f"{ALT}    return S(*p, **o | {{'alt': 'First'}})\n"},
        {"NAME_k.py": f"{ALT}    return S(*p, **o | {{'alt': 'Second'}})\n"},
    ),
    Kind("Axis.text, a format", "K = 1\n", BOTH, old="1.0),), record", new="1.0, format='.2f'),), record"),
    Kind("what cannot be vouched for", "import subprocess\nK = len(subprocess.run(['true']).args)\n", BOTH),
    Kind("never: a comment", "K = 1  # one\n", NONE, old="# one", new="# the one and only"),
    Kind("never: a docstring", "K = 1\n", NONE, old='"""A hill."""', new='"""A hill, and what is behind it."""'),
    Kind("never: blank lines", "K = 1\n", NONE, old="K = 1\n", new="\n\nK = 1\n\n"),
    Kind("never: a helper's comment", "from .NAME_k import K\n", NONE, K_ONE, {"NAME_k.py": "K = 1  # one\n"}),
    Kind("no recording: a caption", "K = 1\n", DRAWN, old='caption="A line."', new='caption="Lines."'),
    Kind("no recording: a panel's title", "K = 1\n", DRAWN, old='title="Loss"', new='title="The loss"'),
    Kind("no recording: the words of a fact", "K = 1\n", DRAWN, old="the top", new="the summit"),
    Kind("no recording: the bounds of a fact", "K = 1\n", DRAWN, old="low=-9e9", new="low=-8e8"),
    Kind(
        "never: another chapter's prose",
        "K = 1\n",
        NONE,
        {},
        {"../ch01_two/chapter.md": "---\ntitle: T\nsummary: T.\n---\nText.\n"},
    ),
]


@pytest.fixture(scope="module")
def edited(tmp_path_factory) -> tuple[Book, dict[str, set[str]]]:
    """The book of all local kinds after their edits, and what was made anew of each."""
    book = small_book(tmp_path_factory.mktemp("kinds"))
    for kind in LOCAL:
        kind.begin(book)
    book.show(*(kind.key for kind in LOCAL))
    begun = book.build()
    assert begun.returncode == 0, begun.stderr
    assert said(begun.stderr) == {kind.key: BOTH for kind in LOCAL}
    for kind in LOCAL:
        kind.change(book)
    book.variables["HILL_K"] = "2"
    again = book.build()
    assert again.returncode == 0, again.stderr
    return book, said(again.stderr)


@pytest.mark.parametrize("kind", LOCAL, ids=lambda kind: kind.name)
def test_what_was_read_and_changed_is_made_anew_and_nothing_else(kind, edited):
    anew = edited[1].get(kind.key, set())
    print(f"\n{kind.name:40} {' and '.join(sorted(anew, reverse=True)) or 'nothing'}", end="")
    assert anew == kind.anew


def test_what_was_kept_is_what_would_be_made(edited):
    book, _ = edited
    kept = read(book)
    assert said(book.build("site", "--force").stderr).keys() == {kind.key for kind in LOCAL}
    assert read(book) == kept


def test_what_changes_everywhere(book):
    """The press and what it stands on, one after another on one book."""
    book.copy_press()
    book.tell("from engine.maths.optimizers import SGD\nfrom engine.maths.surfaces import Valley\nK = SGD() and 1\n")
    assert book.made() == BOTH
    rows = {}
    for name, edit, _ in EVERYWHERE:
        edit(book)
        rows[name] = book.made()
        print(f"\n{name:40} {' and '.join(sorted(rows[name], reverse=True)) or 'nothing'}", end="")
        assert book.made() == NONE, f"after {name}"
    assert rows == {name: anew for name, _, anew in EVERYWHERE}


def test_a_book_s_theme_colours_its_stills_and_draws_them_anew(book):
    book.tell("K = 1\n")
    assert book.made() == BOTH
    for light in ("#123456", "rebeccapurple"):
        book.write(
            "chapters/theme.css",
            f"/* --muted: #000; */ :root {{ --hill: light-dark({light}, #abcdef); --muted: #111 }}",
        )
        assert book.made() == DRAWN
        for still in ("000.svg", "card.svg"):
            text = read(book)[f"frames/hill/{still}"].decode()
            assert f"--hill:{light};" in text
            assert "--hill:#abcdef;" in text
            assert f'stroke="var(--hill,{light})"' in text
        assert read(book)["frames/hill/000.svg"].count(b"--muted:#111;") == 2
        assert book.made() == NONE
    (book.folder / "chapters/theme.css").unlink()
    assert book.made() == DRAWN
    assert b"--hill" not in read(book)["frames/hill/000.svg"]


def to(name: str, old: str, new: str) -> Callable[[Book], None]:
    return lambda book: book.edit(f"press/engine/{name}", old, new)


def version(name: str, number: str) -> Callable[[Book], None]:
    """Another version of an installed distribution, as the first folder of the path tells it."""

    def edit(book: Book) -> None:
        book.write(f"over/{name}-{number}.dist-info/METADATA", f"Name: {name}\nVersion: {number}\n")
        book.variables["PYTHONPATH"] = str(book.folder / "over")

    return edit


def python(book: Book) -> None:
    book.write("over/sitecustomize.py", "import sys\nsys.version = '3.99.0 (another)'\n")


EVERYWHERE = [
    (
        "Optimizer.label",
        to("maths/optimizers/sgd.py", "class SGD(Optimizer):", "class SGD(Optimizer):\n    label = 'S'\n"),
        BOTH,
    ),
    (
        "the engine's own __init__",
        to("maths/surfaces/__init__.py", "\n__all__", "\nOTHER = Valley\n__all__"),
        BOTH,
    ),
    ("the engine's drawing", to("figures/plate.py", '"title": scene.title', '"title": scene.title + "!"'), DRAWN),
    ("the engine's comments", to("figures/plate.py", "\ndef plate", "\n# a remark\ndef plate"), NONE),
    ("numpy's version", version("numpy", "99.1"), BOTH),
    ("matplotlib's version", version("matplotlib", "99.1"), DRAWN),
    ("Python's version", python, BOTH),
]


def read(book: Book) -> dict[str, bytes]:
    site = book.folder / "site"
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(("name", "anew"), [("hill.recording", BOTH), ("hill.exhibit", DRAWN)])
@pytest.mark.parametrize("at", [0, 70, -1])
def test_a_byte_flipped_counts_as_absence(name, anew, at, book):
    assert book.made() == BOTH
    site, file = read(book), book.shelf / "chapters/ch00_one" / name
    whole = bytearray(file.read_bytes())
    whole[at] ^= 1
    file.write_bytes(whole)
    assert book.made() == anew
    assert read(book) == site
    assert book.made() == NONE


def test_a_clone_in_another_folder_makes_nothing_anew(book, tmp_path):
    assert book.made() == BOTH
    elsewhere = Path(f"{tmp_path}-elsewhere")
    tmp_path.rename(elsewhere)
    book.folder = elsewhere
    assert book.made() == NONE


def test_two_books_beside_each_other_keep_their_own(book):
    assert book.made() == BOTH
    (book.folder / "chapters").rename(book.folder / "other")
    book.write("chapters/book.yml", "title: Hills\n")
    book.show("hill")
    book.tell("K = 2\n")
    assert book.made() == BOTH


def test_an_entry_of_a_scene_that_is_gone_is_dropped(book):
    book.show("mount")
    book.scene.rename(book.chapter / "mount.py")
    assert book.build().returncode == 0
    (book.chapter / "mount.py").rename(book.scene)
    book.show("hill")
    assert book.made() == BOTH
    assert sorted(path.name for path in (book.shelf / "chapters/ch00_one").iterdir()) == [
        "hill.exhibit",
        "hill.recording",
    ]
