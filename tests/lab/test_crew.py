"""Scenes recorded by a crew: once, together, and with their mistakes at their own lines."""

from concurrent.futures import Executor, Future, ThreadPoolExecutor

import pytest

from engine.errors import Mistakes, gathering
from engine.lab.crew import Alone, hire, record_all
from engine.lab.load import load_scene
from engine.lab.vault import Vault


def recorded(scenes, vault, crew, **options):
    with gathering() as mistakes:
        return record_all(scenes, vault, crew, mistakes, **options)


class Counting(Executor):
    """The smallest thing that keeps the protocol, as a cluster's executor does."""

    def __init__(self):
        self.asked = []

    def submit(self, fn, /, *args, **kwargs):
        self.asked.append(args)
        future = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def test_nothing_is_recorded_twice(scene, tmp_path):
    crew, vault, told = Counting(), Vault(tmp_path / "vault"), []
    first = recorded({"ravine": scene}, vault, crew, progress=lambda *news: told.append(news))
    again = recorded({"ravine": scene}, vault, crew, progress=lambda *news: told.append(news))
    assert len(crew.asked) == 1 and told == [("ravine", 1, 1)]
    assert first["ravine"].facts["runs"].value == again["ravine"].facts["runs"].value == 2
    assert (first["ravine"].grids["path.momentum"].values == again["ravine"].grids["path.momentum"].values).all()
    recorded({"ravine": scene}, vault, crew, force=True)
    assert len(crew.asked) == 2


def test_an_edit_is_seen_at_once(scene, book, tmp_path):
    vault = Vault(tmp_path / "vault")
    assert recorded({"ravine": scene}, vault, Alone())["ravine"].axes[0].values == (0.01, 0.02)
    (book / "common.py").write_text("RATES = (0.03, 0.04)\n")
    assert recorded({"ravine": scene}, vault, Alone())["ravine"].axes[0].values == (0.03, 0.04)


def test_every_crew_gives_the_same(scene, tmp_path):
    scenes = {"ravine": scene, "twin": scene.with_name("twin.py")}
    scenes["twin"].write_text(scene.read_text())
    found = []
    with hire(2) as processes, hire(1) as alone, ThreadPoolExecutor(1) as threads:
        for crew in (processes, alone, threads):
            found.append(recorded(scenes, Vault(tmp_path / str(len(found))), crew))
    for recordings in found:
        assert list(recordings) == ["ravine", "twin"]
        for name in scenes:
            assert (
                recordings[name].grids["loss.momentum"].values == found[0]["twin"].grids["loss.momentum"].values
            ).all()


def test_processes_use_one_thread_each(book, tmp_path):
    scene = book / "ch01_one" / "threads.py"
    scene.write_text(
        "import os\nfrom engine.lab.recording import Fact, Recording\nfrom engine.lab.study import Study\n"
        "def record(axes):\n"
        "    return Recording(axes, {}, {'threads': Fact(int(os.environ['OPENBLAS_NUM_THREADS']), '')})\n"
        "STUDY = Study((), record)\n"
    )
    with hire(2) as crew:
        assert recorded({"threads": scene}, Vault(tmp_path / "vault"), crew)["threads"].facts["threads"].value == 1


RACE = """\
from engine.lab.race import race
from engine.lab.recording import Recording
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.maths.optimizers import SGD
from engine.maths.surfaces import Valley
"""  # six lines, so that what follows is line 7
BROKEN = {
    "raises.py": (
        RACE + "def record(axes):\n    return {}['gone']\nSTUDY = Study((), record)\n",
        ":8: KeyError: 'gone'",
    ),
    "axis.py": (
        RACE + "RATE = Axis('learning_rat', '', (1,), 1)\nSTUDY = race(Valley(), (SGD(),), (RATE,), 3)\n",
        ":8: axis 'learning_rat' matches nothing in this race; did you mean 'learning_rate'?",
    ),
    "late.py": (
        RACE + "\n\nSTUDY = race(Valley(), (SGD(),), (), 3, start=('a', 'b'))\n",
        ":9: could not convert string to float",
    ),
    "axes.py": (
        RACE + "STUDY = Study((Axis('a', '', (1,), 1),), lambda axes: Recording((), {}))\n",
        ":7: the recording has other axes than its study",
    ),
    "imports.py": ("from chapters.common import RATE\n", ":1: ImportError: cannot import name 'RATE'"),
    "nothing.py": ("STUDI = 1\n", ": a scene file assigns a Study to STUDY; did you mean 'STUDI'?"),
    "syntax.py": ("x = 1\nSTUDY = (\n", ":2: syntax error"),
}


@pytest.mark.parametrize("workers", [1, 2])
def test_mistakes_of_all_scenes_come_together_at_their_own_lines(scene, book, tmp_path, workers):
    scenes = {"ravine": scene}
    for name, (text, _) in BROKEN.items():
        scenes[name] = book / "ch01_one" / name
        scenes[name].write_text(text)
    told = []
    with hire(workers) as crew, pytest.raises(Mistakes) as caught:
        recorded(scenes, Vault(tmp_path / "vault"), crew, progress=lambda *news: told.append(news))
    shown = sorted(map(str, caught.value.mistakes))
    expected = sorted(f"{scenes[name]}{said}" for name, (_, said) in BROKEN.items())
    assert len(shown) == len(expected)
    for mistake, beginning in zip(shown, expected, strict=True):
        assert mistake.startswith(beginning)
    assert len(list((tmp_path / "vault").iterdir())) == 1, "what succeeded is kept"
    assert [news[1:] for news in told] == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_worker_that_dies_is_a_mistake(scene, tmp_path):
    scene.write_text(
        "import os\nfrom engine.lab.study import Study\nSTUDY = Study((), lambda axes: os._exit(1))\n",
    )
    with hire(2) as crew, pytest.raises(Mistakes, match=r"ravine.py: a worker died"):
        recorded({"ravine": scene}, Vault(tmp_path / "vault"), crew)


def test_a_mistake_in_an_imported_file_is_placed_there(scene, book):
    (book / "common.py").write_text("RATES = (\n")
    with pytest.raises(Mistakes) as caught:
        load_scene(scene)
    assert str(caught.value).startswith(f"{book / 'common.py'}:1: syntax error")


def test_two_books_of_one_name(scene, book, tmp_path):
    other = tmp_path / "other" / "chapters"
    (other / "ch01_one").mkdir(parents=True)
    (other / "common.py").write_text("RATES = (0.5,)\n")
    (other / "ch01_one" / "ravine.py").write_text(scene.read_text().replace("from chapters.common", "from ..common"))
    assert len(load_scene(scene).STUDY.axes[0]) == 2
    assert load_scene(other / "ch01_one" / "ravine.py").STUDY.axes[0].values == (0.5,)
    assert len(load_scene(scene).STUDY.axes[0]) == 2
    assert not list(book.rglob("__pycache__"))
