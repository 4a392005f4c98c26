"""Put what locks/NAME.lock names into .venv, or renew the locks: python tools/install.py NAME | lock

uv does it, a hundred times as fast as pip. uv itself comes by pip, by version and hash like the rest; and pip is the
one of this Python's, else the wheel that Python or the system ships, else Debian's package of it, which needs no
rights to fetch. So the index, proxy and certificates are those that pip is configured for, for both of them.
"""

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV, LOCKS = ROOT / ".venv", ROOT / "locks"
PIPS_WHEEL = ["download", "python3-pip-whl"]
NETWORK = "The first run needs the network; later ones do not."
UV = VENV / "uv" / "bin" / "uv"
PIPS_SETTINGS = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "trusted-host": "UV_INSECURE_HOST",
    "cert": "SSL_CERT_FILE",
    "proxy": "ALL_PROXY",
    "timeout": "UV_HTTP_TIMEOUT",
    "default-timeout": "UV_HTTP_TIMEOUT",
}
LOCKED = {  # lock -> what of pyproject.toml it holds
    "setup": ["--group", "pyproject.toml:setup"],
    "site": ["pyproject.toml"],
    "test": ["pyproject.toml", "--group", "test"],
    "lint": ["--group", "pyproject.toml:lint"],
}
HASHED = ["--quiet", "--universal", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header"]


class Failed(Exception):
    """Why nothing more can be done, in a line."""


def main(name: str) -> None:
    """Install the lock `name`, or renew all for `lock`."""
    pip = find_pip()
    settings = os.environ | uvs_settings(pip)
    fetch_uv(pip)
    if name == "lock":
        renew(settings)
    else:
        install(name, settings)


def find_pip() -> list[str]:
    """The command that runs a pip: no environment of ours needs one for anything else."""
    own = [sys._base_executable, "-m", "pip"]
    if subprocess.run([*own, "--version"], capture_output=True, check=False).returncode == 0:
        return own
    wheels = [*shipped_wheels(), *(VENV / "pip").rglob("pip-*.whl")]
    return [sys.executable, f"{(wheels or [debians_wheel()])[0]}/pip"]


def shipped_wheels() -> list[Path]:
    """The wheels of pip that came with Python (for ensurepip) or with the system."""
    ensurepip = importlib.util.find_spec("ensurepip")
    folders = [Path(ensurepip.origin).parent / "_bundled"] if ensurepip else []
    folders += [Path(sysconfig.get_config_var("WHEEL_PKG_DIR") or "/usr/share/python-wheels")]
    return [wheel for folder in folders for wheel in folder.glob("pip-*.whl")]


def debians_wheel() -> Path:
    """pip's wheel out of Debian's package, fetched and unpacked below .venv: installing it would need rights."""
    if not shutil.which("apt-get"):
        raise Failed("This Python has no pip: install your system's package of it, or 'python -m ensurepip'.")
    say("Fetching pip from Debian's packages, below .venv")
    with tempfile.TemporaryDirectory(dir=VENV) as kept:
        lists, cache = Path(kept, "lists"), Path(kept, "cache")
        for folder in (lists, cache):
            (folder / "partial").mkdir(parents=True)
        apt = ["apt-get", "-qq", "-oAcquire::Retries=0", f"-oDir::Cache={cache}", "-oAPT::Sandbox::User=root"]
        own = [*apt, f"-oDir::State::Lists={lists}"]  # where the system's lists are missing, or old
        ways = [[[*apt, *PIPS_WHEEL]], [[*own, "update"], [*own, *PIPS_WHEEL]]]
        if not any(all(succeeds(command, kept) for command in way) for way in ways):
            raise Failed("No pip here, and Debian's packages cannot be reached. " + NETWORK)
        for package in Path(kept).glob("*.deb"):
            subprocess.run(["dpkg-deb", "-x", package, VENV / "pip"], check=True)
    return next((VENV / "pip").rglob("pip-*.whl"))


def succeeds(command: list[str], folder: str) -> bool:
    """Whether a command run in a folder ends well; what it says is of no use to the reader."""
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0


def uvs_settings(pip: list[str]) -> dict[str, str]:
    """pip's settings for index, proxy and certificates under uv's names, where uv has none of its own.

    Any of several indexes may have a package, as for pip: what is installed is known by its hash.
    """
    told = subprocess.run([*pip, "config", "list"], capture_output=True, text=True, check=False).stdout
    found = re.findall(r"^(global|install|:env:)\.([\w-]+)=(.*)$", told, re.M)
    settings = {"UV_INDEX_STRATEGY": "unsafe-best-match", "UV_SYSTEM_CERTS": "true", "UV_PYTHON_DOWNLOADS": "never"}
    for section in ("global", "install", ":env:"):  # the later wins
        for where, name, value in found:
            if where == section and name in PIPS_SETTINGS:
                settings[PIPS_SETTINGS[name]] = " ".join(ast.literal_eval(value).split())
    links = settings.pop("UV_FIND_LINKS", "").split()
    if there := [link for link in links if "://" in link or Path(link).is_dir()]:  # pip passes over the others, too
        settings["UV_FIND_LINKS"] = ",".join(there)
    if not writable(Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser(), "uv")):
        settings["UV_CACHE_DIR"] = str(VENV / "cache")
    return {name: value for name, value in settings.items() if name not in os.environ}


def writable(folder: Path) -> bool:
    """Whether a folder can be written in, or made."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return os.access(there, os.W_OK | os.X_OK)


def fetch_uv(pip: list[str]) -> None:
    """uv below .venv, as locks/setup.lock names it."""
    lock, stamp = LOCKS / "setup.lock", VENV / "setup.lock"
    if UV.exists() and stamp.exists() and stamp.read_bytes() == lock.read_bytes():
        return
    say("Fetching uv, which installs the rest (once, 20 MB)")
    shutil.rmtree(VENV / "uv", ignore_errors=True)
    options = ["--quiet", "--retries", "1", "--no-user", "--no-deps", "--only-binary", ":all:", "--no-compile"]
    fetched = subprocess.run(
        [*pip, "install", *options, "--require-hashes", "--target", VENV / "uv", "-r", lock],
        env=os.environ | {"PIP_REQUIRE_VIRTUALENV": "false", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if fetched.returncode:
        if re.search(r"connection|resolution|timed out|unreachable", fetched.stderr, re.I):
            raise Failed("The package index cannot be reached. " + NETWORK)
        raise Failed(f"uv cannot be fetched. pip says: {last_line(fetched.stderr)}")
    shutil.copyfile(lock, stamp)


def install(name: str, settings: dict[str, str]) -> None:
    """What a lock names, each file by its hash, into .venv."""
    lock = LOCKS / f"{name}.lock"
    say(f"Installing {len(names_in(lock))} packages of locks/{lock.name}")
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    command = [UV, "pip", "install", *quiet, "--no-config", "--python", VENV / "bin" / "python", "--require-hashes"]
    if subprocess.run([*command, "-r", lock], env=settings, check=False).returncode:
        raise Failed(f"What locks/{lock.name} names is not all there: see above. " + NETWORK)
    shutil.copyfile(lock, VENV / lock.name)


def renew(settings: dict[str, str]) -> None:
    """Every lock from pyproject.toml, and there the versions that `uv run` is held to.

    What a lock has keeps its version where pyproject.toml still allows it; delete a lock to take the newest.
    """
    project = ROOT / "pyproject.toml"
    for name, what in LOCKED.items():
        say(f"Renewing locks/{name}.lock")
        command = [UV, "pip", "compile", *HASHED, "--no-config", *what, "-o", f"locks/{name}.lock"]
        if subprocess.run(command, env=settings, cwd=ROOT, check=False).returncode:
            raise Failed(f"locks/{name}.lock stays as it was: see above.")
    pins = "".join(f'    "{pin}",\n' for pin in names_in(LOCKS / "site.lock"))
    text = re.sub(r"(?<=^constraint-dependencies = \[\n)[^\]]*", lambda _: pins, project.read_text(), flags=re.M)
    project.write_text(text)


def names_in(lock: Path) -> list[str]:
    """The requirements of a lock, without their hashes."""
    return re.findall(r"^([a-z].*?) \\$", lock.read_text(), re.M)


def last_line(text: str) -> str:
    """The last line of what a command said."""
    return (text.strip().splitlines() or ["nothing"])[-1]


def say(line: str) -> None:
    """Tell the reader what takes a while."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Failed as why:
        sys.exit(str(why))
