"""Scenes made by a crew: side by side, and with their mistakes at their own lines."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]

RACE = """\
from engine.lab.race import race
from engine.lab.recording import Recording
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.maths.optimizers import SGD
from engine.maths.surfaces import Valley
"""  # six lines, so that what follows is line 7
BROKEN = {
    "raises": (
        RACE + "def record(axes):\n    return {}['gone']\nSTUDY = Study((), record)\n",
        ":8: KeyError: 'gone'",
    ),
    "axis": (
        RACE + "RATE = Axis('learning_rat', '', (1,), 1)\nSTUDY = race(Valley(), (SGD(),), (RATE,), 3)\n",
        ":8: axis 'learning_rat' matches nothing in this race; did you mean 'learning_rate'?",
    ),
    "axes": (
        RACE + "STUDY = Study((Axis('a', '', (1,), 1),), lambda axes: Recording((), {}))\n",
        ":7: the recording has other axes than its study",
    ),
    "imports": ("from chapters.common import RATE\n", ":1: ModuleNotFoundError: No module named 'chapters.common'"),
    "nothing": ("STUDI = 1\n", ":1: a scene file assigns a Study to STUDY; did you mean 'STUDI'?"),
    "undrawn": (
        RACE + "STUDY = Study((), lambda axes: Recording(axes, {}))\n",
        ":1: a scene file assigns a Scene to SCENE",
    ),
    "syntax": ("x = 1\nSTUDY = (\n", ":2: syntax error"),
    "leaves": ("import sys\nsys.exit(3)\n", ":2: SystemExit: 3"),
    "dies": (
        "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n",
        ":1: the process that recorded it died: killed by",
    ),
    "quits": ("import os\nos._exit(4)\n", ":1: the process that recorded it died: it left with status 4"),
}


def test_mistakes_of_all_scenes_come_together_and_what_succeeded_is_kept(book):
    for name, (text, _) in BROKEN.items():
        book.write(f"chapters/ch00_one/{name}.py", text)
    book.show("hill", *BROKEN)
    (book.folder / "site").mkdir()
    built = book.build()
    shown = sorted(line for line in built.stderr.splitlines() if line.startswith(str(book.folder)))
    expected = sorted(f"{book.chapter / name}.py{said}" for name, (_, said) in BROKEN.items())
    assert (built.returncode, len(shown)) == (1, len(expected)), built.stderr
    for mistake, beginning in zip(shown, expected, strict=True):
        assert mistake.startswith(beginning)
    assert not list((book.folder / "site").iterdir()), "the old site stays"
    assert (book.shelf / "chapters/ch00_one/hill.exhibit").is_file()
    assert "Traceback" not in built.stderr
    assert "None" not in built.stderr


def test_a_job_has_one_thread_and_one_order_of_sets_and_prints_beside(book):
    book.tell(
        "import os\nprint('said by the scene')\n"
        "K = int(os.environ['OPENBLAS_NUM_THREADS']) + 10 * int(os.environ['PYTHONHASHSEED'])\n"
    )
    book.edit("chapters/ch00_one/hill.py", 'values[0, -1]), "the top"', 'values[0, 0]), "the top"')
    book.write("chapters/ch00_one/chapter.md", (book.chapter / "chapter.md").read_text() + "\nIt is @{hill.top:d}.\n")
    book.variables["OPENBLAS_NUM_THREADS"] = "3"
    built = book.build()
    assert "said by the scene" in built.stderr
    assert "said by the scene" not in built.stdout
    assert ">1</a>" in (book.folder / "site/ch00_one.html").read_text()


def test_the_recordings_alone(book):
    first = book.build("record")
    assert first.stdout == "1 recordings: 1 runs, 3 steps\n"
    assert "recording hill" in first.stderr
    assert book.build("record").stderr == ""


def test_a_book_called_from_elsewhere_and_its_files_as_it_is_called(book, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    called = "../chapters"
    assert book.build("record", at="elsewhere", chapters=called).returncode == 0
    book.tell("from . import gone\nK = 1\n")
    built = book.build("record", at="elsewhere", chapters=called)
    assert built.stderr.splitlines()[-1].startswith("../chapters/ch00_one/hill.py:8: ImportError")


HANGS = {
    "loops": ("while True:\n    pass\n", (":1", ":2"), "still running after 2 s"),
    "stubborn": (
        "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass\n",
        (":1",),
        "the process that recorded it died: still running after 2 s, the 'time_limit' of book.yml",
    ),
    "floods": ("import numpy as np\nx = [np.ones(10**7) for _ in range(10**9)]\n", (":2",), ""),
}


def test_a_scene_that_never_ends_is_a_mistake_with_its_line(book):
    for name, (text, _, _) in HANGS.items():
        book.write(f"chapters/ch00_one/{name}.py", text)
    book.show("hill", *HANGS)
    book.write("chapters/book.yml", "title: Book\ntime_limit: 2\n")
    built = book.build()
    assert built.returncode == 1
    for name, (_, lines, said) in HANGS.items():
        shown = next(line for line in built.stderr.splitlines() if line.startswith(f"{book.chapter / name}.py"))
        assert shown.removeprefix(f"{book.chapter / name}.py").startswith(lines)
        assert said in shown


def test_no_worker_outlives_a_build_that_is_killed(book):
    book.write(
        "chapters/ch00_one/loops.py", "import os\nopen('pid', 'w').write(str(os.getpid()))\nwhile True:\n    pass\n"
    )
    book.show("loops")
    command = [sys.executable, ROOT / "build.py", "site", "--chapters", book.folder / "chapters", "--workers", "1"]
    build = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    pid = book.folder / "pid"
    until(lambda: pid.exists() and pid.read_text())
    worker = int(pid.read_text())
    build.kill()
    build.wait()
    until(lambda: gone(worker))


def gone(process: int) -> bool:
    """Whether no such process is left."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def until(true, seconds: float = 20) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)
