"""publish: the site on a branch of the book's repository, and the workflow that presses it."""

import subprocess
from types import SimpleNamespace

import pytest
import yaml

from tests.pages.commands import run


def git(folder, *words) -> str:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    done = subprocess.run(["git", "-C", folder, *identity, *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def kept(book, monkeypatch):
    """The book in a repository with a remote of its own."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "A")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    root = book.parent
    (root / ".gitignore").write_text(".shelf/\nsite/\n*.svg\n")
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "The book")
    git(root, "init", "--quiet", "--bare", "remote.git")
    git(root, "remote", "add", "origin", str(root / "remote.git"))
    return book


def test_the_site_is_committed_to_a_branch_and_pushed_and_what_others_keep_there_stays(kept):
    root = kept.parent
    said = run("publish", "branch", "--chapters", kept, "--push", "--workers", 1)
    assert said.exit_code == 0, said.stderr
    assert said.stdout.strip() == "gh-pages: the site is committed and pushed"
    remote = root / "remote.git"
    files = git(remote, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert {"index.html", "assets/page.css", ".nojekyll"} <= set(files)
    assert any(file.endswith(".svg") for file in files), "what .gitignore of the sources leaves out belongs to the site"
    assert git(root, "status", "--porcelain", "--untracked-files=no") == ""
    assert git(root, "branch", "--show-current") == "main"
    again = run("publish", "branch", "--chapters", kept, "--push", "--workers", 1)
    assert again.stdout.strip() == "gh-pages: nothing has changed and pushed"

    other = root.parent / "other"
    git(root, "clone", "--quiet", "--branch", "gh-pages", str(remote), str(other))
    (other / "CNAME").write_text("book.example.org\n")
    git(other, "add", "CNAME")
    git(other, "commit", "--quiet", "--message", "Its name")
    git(other, "push", "--quiet")
    (kept / "book.yml").write_text("title: Another\n")
    assert run("publish", "branch", "--chapters", kept, "--push", "--workers", 1).exit_code == 0
    assert git(remote, "show", "gh-pages:CNAME") == "book.example.org"
    assert "Another" in git(remote, "show", "gh-pages:index.html")
    assert git(root, "worktree", "list").count("\n") == 0


def test_a_branch_that_holds_other_things_keeps_them(kept):
    root = kept.parent
    git(root, "checkout", "--quiet", "--orphan", "gh-pages")
    git(root, "rm", "-r", "--quiet", "--cached", ".")
    (root / "LICENCE.txt").write_text("Ours\n")
    git(root, "add", "LICENCE.txt")
    git(root, "commit", "--quiet", "--message", "By hand")
    git(root, "checkout", "--quiet", "--force", "main")
    said = run("publish", "branch", "--chapters", kept, "--workers", 1)
    assert said.exit_code == 0, said.stderr
    assert git(root, "show", "gh-pages:LICENCE.txt") == "Ours"
    assert "<html" in git(root, "show", "gh-pages:index.html")


def test_what_git_says_is_told(kept, tmp_path):
    git(kept.parent, "remote", "set-url", "origin", str(tmp_path / "nowhere"))
    said = run("publish", "branch", "--chapters", kept, "--push", "--workers", 1)
    assert said.exit_code == 1
    assert "does not appear to be a git repository" in said.stderr


def test_the_workflow_presses_this_book_and_none_of_another_name_is_written_over(kept):
    said = run("publish", "workflow", "--chapters", kept, "--press", "handpress==1")
    assert said.exit_code == 0, said.stderr
    file = kept.parent / ".github" / "workflows" / "book.yml"
    steps = yaml.safe_load(file.read_text())["jobs"]["publish"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert runs == ["pip install 'handpress==1'", "handpress site --chapters 'chapters' --output _site"]
    assert next(step["with"]["path"] for step in steps if "cache@" in step.get("uses", "")) == "chapters/.shelf"
    assert run("publish", "workflow", "--chapters", kept, "--press", "handpress==1").exit_code == 0
    file.write_text("mine")
    again = run("publish", "workflow", "--chapters", kept, "--press", "handpress==1")
    assert again.exit_code == 1
    assert "this is there already" in again.stderr
    assert file.read_text() == "mine"


def test_a_book_in_no_repository_is_said(book):
    said = run("publish", "workflow", "--chapters", book, "--press", "handpress==1")
    assert said.exit_code == 1
    assert "not a git repository" in said.stderr


@pytest.mark.parametrize(
    ("direct", "installs"),
    [
        (None, "pip install 'optimization-for-training==9.9'"),
        (
            '{"url": "https://example.org/p", "vcs_info": {"commit_id": "abc"}}',
            "pip install 'git+https://example.org/p@abc'",
        ),
        ('{"url": "file:///here", "dir_info": {}}', None),
    ],
)
def test_a_workflow_installs_the_press_from_where_this_one_was(kept, monkeypatch, direct, installs):
    found = SimpleNamespace(version="9.9", read_text=lambda name: direct)
    monkeypatch.setattr("engine.pages.publish.distribution", lambda name: found)
    said = run("publish", "workflow", "--chapters", kept)
    if installs:
        assert installs in (kept.parent / ".github" / "workflows" / "book.yml").read_text()
    else:
        assert said.exit_code == 1
        assert "say what the workflow installs the press from" in said.stderr
