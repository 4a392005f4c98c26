"""publish: a book's site for the web, by a workflow of GitHub's or on a branch of the book's repository."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from engine.errors import Mistake, Mistakes, Place
from engine.pages.manifest import MARKER, told
from engine.shelf.home import shelf_folder
from engine.shelf.shelf import begin
from engine.version import __version__

TREE = "published"  # on the shelf, where the branch is checked out meanwhile
PACKAGE = "optimization-for-training"
PLAIN = re.compile(r"[\w./@:+=~-]+")  # names that mean nothing to YAML or a shell
WORKFLOW = """\
# The book, pressed at every push and published by GitHub Pages: Settings, Pages, source "GitHub Actions".
name: book
on:
  push:
    branches: [{branch}]
  workflow_dispatch:
permissions:
  contents: read
  pages: write
  id-token: write
concurrency:
  group: book
jobs:
  publish:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: ${{{{ steps.deployed.outputs.page_url }}}}
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          persist-credentials: false
      - uses: actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065 # v5.6.0
        with:
          python-version: "3.12"
      - uses: actions/cache@0057852bfaa89a56745cba8c7296529d2fc39830 # v4.3.0
        with:
          path: {shelf}
          key: shelf-${{{{ github.sha }}}}
          restore-keys: shelf-
      - run: pip install '{press}'
      - run: handpress site --chapters '{chapters}' --output _site
      - uses: actions/upload-pages-artifact@7b1f4a764d45c48632c6b24a0339c27f5614fb0b # v4.0.0
        with:
          path: _site
      - id: deployed
        uses: actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5
"""


def write_workflow(chapters: Path, shelf: Path, press: str | None) -> Path:
    """Write .github/workflows/book.yml into the repository that a book lies in; returns it.

    `press` is what pip installs the press from; by default from where this one was. Raises Mistakes where the book lies
    in no repository, where another workflow of that name is there, and where nobody knows what to install.
    """
    root = _root(chapters)
    named = {
        "branch": _git(root, "branch", "--show-current") or "main",
        "shelf": _within(shelf, root),
        "press": press or _installed(chapters),
        "chapters": _within(chapters, root),
    }
    for what, name in named.items():
        if not PLAIN.fullmatch(name):
            said = f"'{name}' cannot stand in a workflow as the {what}: letters, digits and . _ / @ : + = - may"
            raise Mistakes([Mistake(Place(chapters), said)])
    text = WORKFLOW.format(**named)
    file = root / ".github" / "workflows" / "book.yml"
    if file.exists() and file.read_text(encoding="utf-8") != text:
        raise Mistakes([Mistake(Place(file), "this is there already and says something else: move it away")])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def to_branch(chapters: Path, branch: str, press: Callable[[Path], object], push: bool) -> str:
    """Commit the site to a branch of the repository that a book lies in, and push it; what there is to say of it.

    `press(folder)` writes the site there; what others keep on the branch stays. Nothing is done to the work tree that
    the author works in. Raises Mistakes where git says no.
    """
    root, shelf = _root(chapters), shelf_folder(chapters)
    begin(shelf)
    tree = shelf / TREE
    if tree.exists():  # left by one that was killed
        shutil.rmtree(tree)
        _git(root, "worktree", "prune")
    _begin(root, branch, tree, fetch=push)
    try:
        if not (tree / MARKER).exists():  # what is there is others', and stays
            (tree / MARKER).write_text(told({}), encoding="utf-8")
        press(tree)
        _git(tree, "add", "--all", "--force", ".")
        changed = bool(_git(tree, "status", "--porcelain"))
        if changed:
            _git(tree, "commit", "--quiet", "--message", f"The book, pressed by handpress {__version__}")
        if push:
            _git(tree, "push", "--quiet", "origin", f"HEAD:refs/heads/{branch}")
    finally:
        _git(root, "worktree", "remove", "--force", str(tree))
    said = f"{branch}: {'the site is committed' if changed else 'nothing has changed'}"
    return said + (" and pushed" if push else f"; 'git push origin {branch}' publishes it")


def _begin(root: Path, branch: str, tree: Path, fetch: bool) -> None:
    """A work tree of the branch: as it is here, or at the remote, or a new one without anything on it."""
    if fetch and _git(root, "ls-remote", "--heads", "origin", branch):
        _git(root, "fetch", "--quiet", "origin", f"{branch}:{branch}")
    if _git(root, "branch", "--list", branch):
        _git(root, "worktree", "add", "--quiet", str(tree), branch)
    else:
        _git(root, "worktree", "add", "--quiet", "--detach", "--no-checkout", str(tree))
        _git(tree, "checkout", "--quiet", "--orphan", branch)
        _git(tree, "read-tree", "--empty")


def _root(chapters: Path) -> Path:
    return Path(_git(chapters, "rev-parse", "--show-toplevel"))


def _within(path: Path, root: Path) -> str:
    """A path as the repository's own files name it. Raises Mistakes where it lies outside."""
    resolved = path.resolve()
    if not resolved.is_relative_to(root.resolve()):
        raise Mistakes([Mistake(Place(path), "this lies outside of the book's repository, where no workflow finds it")])
    return resolved.relative_to(root.resolve()).as_posix()


def _installed(chapters: Path) -> str:
    """What pip would install this press from; a press that runs from a folder of this machine cannot say."""
    try:
        found = distribution(PACKAGE)
        direct = json.loads(found.read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        found, direct = None, {}
    if commit := direct.get("vcs_info", {}).get("commit_id"):
        return f"git+{direct['url']}@{commit}"
    if found is None or direct:
        said = "say what the workflow installs the press from: --press 'git+https://…' or its name and version"
        raise Mistakes([Mistake(Place(chapters), said)])
    return f"{PACKAGE}=={found.version}"


def _git(folder: Path, *words: str) -> str:
    """What git says. Raises Mistakes with its last line where it says no, or is not there."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, text=True, check=False)
    except OSError as error:
        raise Mistakes([Mistake(Place(folder), f"git is needed for this, and does not start: {error}")]) from error
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"git {words[0]} failed"]
        said = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[-1])
        raise Mistakes([Mistake(Place(folder), said)])
    return done.stdout.strip()
