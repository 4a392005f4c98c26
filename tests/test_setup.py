"""The two commands on a fresh machine: the environment, the locks, the package, the workflow."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = sorted((ROOT / "locks").glob("*.lock"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def load_install():
    spec = importlib.util.spec_from_file_location("install", ROOT / "tools" / "install.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


INSTALL = load_install()


# The environment


@pytest.fixture
def checkout(tmp_path) -> Path:
    """A folder with tools/make_environment, a lock, and an installer that only keeps the lock's copy."""
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "make_environment", tmp_path / "tools")
    (tmp_path / "tools" / "install.py").write_text(
        "import shutil, sys\nprint('installing', sys.argv[1])\nshutil.copy(f'locks/{sys.argv[1]}.lock', '.venv')\n"
    )
    (tmp_path / "locks").mkdir()
    (tmp_path / "locks" / "site.lock").write_text("one==1\n")
    return tmp_path


def make_environment(checkout: Path, **variables: str) -> subprocess.CompletedProcess:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHON"} | variables
    command = [checkout / "tools" / "make_environment", "site"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def program(path: Path, *lines: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o755)
    return path


def test_what_is_installed_is_not_installed_again_and_a_changed_lock_is(checkout):
    first = make_environment(checkout, PYTHON=sys.executable)
    assert first.stdout == "installing site\n", first.stderr
    assert "Made .venv with" in first.stderr
    again = make_environment(checkout)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    (checkout / "locks" / "site.lock").write_text("one==2\n")
    assert make_environment(checkout).stdout == "installing site\n"


def test_a_python_that_fails_says_why_in_its_own_last_line_and_the_next_is_tried(checkout):
    program(checkout / "bin" / "python3", "echo first >&2", "echo 'shim: no version set' >&2", "exit 1")
    program(checkout / "bin" / "python3.14", f'exec "{sys.executable}" "$@"')
    made = make_environment(checkout, PATH=f"{checkout / 'bin'}:/usr/bin:/bin")
    assert made.returncode == 0, made.stderr
    assert made.stderr.splitlines()[0] == "python3: shim: no version set"
    assert made.stderr.splitlines()[1].startswith("Made .venv with python3.14, Python 3.")


def test_a_python_that_was_asked_for_is_taken_or_nothing_is(checkout):
    refused = make_environment(checkout, PYTHON="python9")
    assert (refused.returncode, refused.stderr) == (1, "PYTHON names 'python9', which cannot be used.\n")
    old = program(checkout / "bin" / "old", "echo 'Python 3.9 is too old'", "exit 1")
    refused = make_environment(checkout, PYTHON=str(old))
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"{old}: Python 3.9 is too old\n")


@pytest.mark.parametrize("damage", ["its Python is gone", "its Python is another now"])
def test_an_environment_is_made_anew_after_an_upgrade_and_the_recordings_stay(checkout, damage):
    make_environment(checkout, PYTHON=sys.executable)
    (checkout / ".shelf").mkdir()
    (checkout / ".shelf" / "kept").touch()
    if damage == "its Python is gone":
        (checkout / ".venv" / "bin" / "python").unlink()
        (checkout / ".venv" / "bin" / "python").symlink_to("nowhere/python")
    else:
        (packages,) = (checkout / ".venv" / "lib").iterdir()
        packages.rename(packages.with_name("python3.2"))
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    anew = make_environment(checkout, PATH=path)
    assert anew.stdout == "installing site\n", anew.stderr
    assert (checkout / ".shelf" / "kept").exists()


# What reaches uv


def settings_of(monkeypatch, *lines: str) -> dict[str, str]:
    for name in [name for name in os.environ if name.startswith("UV_") or name in ("SSL_CERT_FILE", "ALL_PROXY")]:
        monkeypatch.delenv(name)
    return INSTALL.uvs_settings([sys.executable, "-c", f"print({os.linesep.join(lines)!r})"])


def test_pips_settings_reach_uv_the_environment_before_the_files(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    settings = settings_of(
        monkeypatch,
        ":env:.index-url='https://mine.invalid/simple'",
        "global.cert='/etc/ca.pem'",
        f"global.find-links='{tmp_path} /nowhere/wheels'",
        "global.index-url='https://theirs.invalid/simple'",
        "global.extra-index-url='file:///a/simple\\nfile:///b/simple'",
        "list.format='columns'",
    )
    assert settings["UV_DEFAULT_INDEX"] == "https://mine.invalid/simple"
    assert settings["UV_INDEX"] == "file:///a/simple file:///b/simple"
    assert settings["UV_FIND_LINKS"] == str(tmp_path)  # uv stops at a folder that is not there
    assert settings["SSL_CERT_FILE"] == "/etc/ca.pem"
    assert "UV_CACHE_DIR" not in settings


def test_what_uv_is_told_already_stays(monkeypatch):
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://uvs.invalid/simple")
    told = INSTALL.uvs_settings([sys.executable, "-c", "print(\"global.index-url='https://pips.invalid/simple'\")"])
    assert "UV_DEFAULT_INDEX" not in told


def test_uv_keeps_its_files_below_venv_where_the_home_cannot_be_written_in(monkeypatch):
    monkeypatch.setattr(INSTALL.os, "access", lambda path, mode: False)
    assert settings_of(monkeypatch)["UV_CACHE_DIR"] == str(ROOT / ".venv" / "cache")


# The locks


def test_uv_run_is_held_to_the_versions_of_the_lock():
    assert INSTALL.names_in(ROOT / "locks" / "site.lock") == PROJECT["tool"]["uv"]["constraint-dependencies"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_has_a_hash_for_everything_and_names_no_host(lock):
    text = lock.read_text()
    assert len(INSTALL.names_in(lock)) == len(re.findall(r"^[a-z]", text, re.M)) >= 1
    assert re.search(r"--hash=sha256:[0-9a-f]{64}", text)
    assert not re.search(r"://|--index|--find-links", text)


def test_every_lock_is_one_that_make_lock_renews_and_has_what_pyproject_asks_for():
    assert {lock.stem for lock in LOCKS} == set(INSTALL.LOCKED)
    groups = PROJECT["dependency-groups"]
    wanted = {"site": PROJECT["project"]["dependencies"], **groups}
    for name, requirements in wanted.items():
        locked = {re.match(r"[\w.-]+", pin).group() for pin in INSTALL.names_in(ROOT / "locks" / f"{name}.lock")}
        assert {re.match(r"[\w.-]+", requirement).group() for requirement in requirements} <= locked


# make


def test_another_book_is_pressed_by_naming_it():
    said = subprocess.run(
        ["make", "-n", "site", "CHAPTERS=my book", "OUTPUT=out"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "build.py site --chapters 'my book' --output 'out'" in said.stdout
    plain = subprocess.run(
        ["make", "-n", "site"], cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ | {"OUTPUT": "out"}
    )
    assert re.search(r"build\.py site *$", plain.stdout, re.M), "the environment alone must not send the site elsewhere"


def test_make_alone_says_every_target():
    said = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.M).group(1).split()
    assert re.findall(r"^  make (\S+)\t\S", said, re.M) == phony


# The tests' own rules


@pytest.fixture
def small_suite(tmp_path) -> Path:
    """The suite's conftest over three tests: one runs, one is skipped, one asks for a browser by way of another."""
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = browser\n")
    (tmp_path / "test_three.py").write_text(
        "import pytest\n\n@pytest.fixture\ndef browser(): pass\n\n@pytest.fixture\ndef page(browser): pass\n\n"
        "def test_runs(): pass\ndef test_skipped(): pytest.skip('why')\ndef test_asks(page): pass\n"
    )
    return tmp_path


def pytest_in(folder: Path, *words: str, ci: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "xdist", *words]
    environment = os.environ | {"CI": ci, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("workers", ["0", "2"])
def test_with_ci_set_a_skipped_test_fails_the_run(small_suite, workers):
    assert pytest_in(small_suite, "-n", workers, ci="").returncode == 0
    failed = pytest_in(small_suite, "-n", workers, ci="true")
    assert failed.returncode == 1
    assert "Tests were skipped, and with CI set none may be." in failed.stdout


def test_what_asks_for_a_browser_is_marked_also_by_way_of_another_fixture(small_suite):
    assert "1 passed, 1 skipped, 1 deselected" in pytest_in(small_suite, "-m", "not browser", ci="").stdout


@pytest.mark.parametrize("chromium", ["/nowhere/chromium", "false"])
def test_a_browser_that_is_not_there_or_does_not_start_is_said_in_a_line(chromium):
    refused = subprocess.run(
        [ROOT / "tools" / "find_browser"],
        env=os.environ | {"CHROMIUM": chromium},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (refused.returncode, refused.stdout, len(refused.stderr.splitlines())) == (1, "", 1), refused.stderr
    assert chromium in refused.stderr


# The workflow


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_a_workflow_has_permissions_and_pins_every_action(workflow):
    text = workflow.read_text()
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}
    used = re.findall(r"uses: (.*)", text)
    assert used
    assert [line for line in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_only_what_was_tested_is_published_and_no_deployment_is_cut():
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text())["jobs"]
    publish = jobs["publish"]
    assert set(publish["needs"]) == set(jobs) - {"publish"}
    assert publish["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    assert [step["uses"].partition("@")[0] for step in publish["steps"]] == ["actions/deploy-pages"]
    assert "has_pages" in publish["if"]
    assert "pull_request" in publish["if"]


# The package


def test_the_wheel_presses_a_new_book_in_an_empty_folder(tmp_path):
    built = tmp_path / "dist"
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", built]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = built.iterdir()
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "installed")
        (entry_points,) = [name for name in packed.namelist() if name.endswith("entry_points.txt")]
        module, function = re.search(r"^handpress = (.*):(.*)$", packed.read(entry_points).decode(), re.M).groups()
        tops = {name.partition("/")[0] for name in packed.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"engine", "site_templates"}
    empty = tmp_path / "empty"
    empty.mkdir()

    def handpress(*words: str) -> None:
        code = f"import sys; sys.argv = ['handpress', *{words!r}]; from {module} import {function}; {function}()"
        environment = os.environ | {"PYTHONPATH": str(tmp_path / "installed")}
        ran = subprocess.run(
            [sys.executable, "-c", code], cwd=empty, env=environment, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr

    handpress("new", "chapter", "ravines")
    handpress("site")
    assert (empty / "chapters" / "site" / "ch00_ravines.html").exists()
    assert list((empty / "chapters" / "site").rglob("*.woff2"))
