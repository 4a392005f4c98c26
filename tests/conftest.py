"""What tests of several folders share: the book, and its site, built once however many workers there are."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
pytest_plugins = ["tests.chromium"]


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden", action="store_true", help="take the pages of tests/golden as they are for right"
    )


settings.register_profile("book", deadline=None)  # the machine may be busy with other workers
settings.load_profile("book")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory, worker_id) -> Path:
    """The folder of the whole site, as `build.py site` writes it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    site = shared / "site"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            built = subprocess.run(
                [sys.executable, ROOT / "build.py", "site", "--output", site],
                capture_output=True,
                text=True,
                check=False,
            )
            assert built.returncode == 0, built.stderr
    return site


@pytest.fixture(scope="session")
def recordings(built_site) -> dict:
    """name -> recording of every scene of the book, with its facts, from the shelf where building the site put it."""
    from engine.lab.load import load_scene
    from engine.lab.packet import decode
    from engine.shelf.shelf import shelf_of

    shelf, found = shelf_of(ROOT / "chapters"), {}
    for file in sorted((ROOT / "chapters").glob("*/[!_]*.py")):
        study = load_scene(file).STUDY
        kept = shelf.find(f"chapters/{file.parent.name}/{file.stem}.recording")
        found[file.stem] = study.measured(decode(kept.payload(), study.axes))
    return found


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """A test that asks for the browser carries its mark: `make test-quick` leaves it out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


def pytest_terminal_summary(terminalreporter):
    if _skipped(terminalreporter):
        terminalreporter.write_line("Tests were skipped, and with CI set none may be.", red=True)


def pytest_sessionfinish(session):
    """With CI set, a run that skips a test fails: there everything that a test needs can be installed."""
    if _skipped(session.config.pluginmanager.get_plugin("terminalreporter")):
        session.exitstatus = 1


def _skipped(reporter) -> bool:
    return bool(os.environ.get("CI") and reporter and reporter.stats.get("skipped"))
