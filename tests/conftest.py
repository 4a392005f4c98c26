"""What tests of several folders share: the book, and its site, built once however many workers there are."""

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytest_plugins = ["tests.chromium"]


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden", action="store_true", help="take the pages of tests/golden as they are for right"
    )


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
                [sys.executable, ROOT / "build.py", "site", "--output", site], capture_output=True, text=True
            )
            assert built.returncode == 0, built.stderr
    return site
