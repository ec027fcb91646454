"""The samples of the section on Git, run with the real Git."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from samples import EXAMPLES, load, read

SECTION = "git-gitflow"
SCRIPTS = sorted(path.name for path in (EXAMPLES / SECTION).glob("*.sh"))
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_DEFAULT_HASH": "sha1",
    "GIT_AUTHOR_NAME": "Dev",
    "GIT_AUTHOR_EMAIL": "dev@example.com",
    "GIT_COMMITTER_NAME": "Dev",
    "GIT_COMMITTER_EMAIL": "dev@example.com",
    "LC_ALL": "C",
}


def shell(name: str) -> str:
    """Run the script `examples/git-gitflow/<name>` and return what it printed."""
    result = subprocess.run(
        ["bash", EXAMPLES / SECTION / name], capture_output=True, text=True, timeout=60, env=CLEAN, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def git(folder: Path, *arguments: str, check: bool = True) -> str:
    """Run one Git command in a folder and return what it printed."""
    result = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, timeout=60, env=CLEAN, check=check
    )
    return result.stdout.strip()


def commit(folder: Path, name: str, text: str, message: str) -> None:
    """Write a file and commit it."""
    (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", name)
    git(folder, "commit", "-q", "-m", message)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose branches `main` and `feature` change the same line."""
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "fee.txt", "1\n", "Add the fee")
    git(tmp_path, "switch", "-q", "-c", "feature")
    commit(tmp_path, "fee.txt", "feature\n", "Change it on feature")
    git(tmp_path, "switch", "-q", "main")
    commit(tmp_path, "fee.txt", "main\n", "Change it on main")
    return tmp_path


@pytest.mark.parametrize("name", SCRIPTS)
def test_prints_what_its_comments_promise(name):
    promised = re.findall(r"# → (.*)$", read(f"{SECTION}/{name}"), re.MULTILINE)
    assert promised
    assert shell(name).splitlines() == promised


def test_object_ids_are_those_of_git(tmp_path, capsys):
    sample = load(f"{SECTION}/objects.py")
    capsys.readouterr()
    git(tmp_path, "init", "-q")
    (tmp_path / "hello.txt").write_text("hello\n", encoding="utf-8")
    git(tmp_path, "add", "hello.txt")
    assert git(tmp_path, "hash-object", "hello.txt") == sample.blob
    assert git(tmp_path, "write-tree") == sample.tree
    git(tmp_path, "mv", "hello.txt", "salom.txt")
    assert git(tmp_path, "write-tree") == sample.renamed
    assert sample.blob in git(tmp_path, "ls-tree", sample.renamed)


def test_rebase_swaps_ours_and_theirs(repository):
    git(repository, "switch", "-q", "feature")
    git(repository, "rebase", "main", check=False)
    git(repository, "checkout", "--ours", "fee.txt")
    assert (repository / "fee.txt").read_text(encoding="utf-8") == "main\n"
    git(repository, "rebase", "--abort")
    git(repository, "merge", "main", check=False)
    git(repository, "checkout", "--ours", "fee.txt")
    assert (repository / "fee.txt").read_text(encoding="utf-8") == "feature\n"


def test_rerere_resolves_the_same_conflict_again(repository):
    git(repository, "config", "rerere.enabled", "true")
    git(repository, "merge", "feature", check=False)
    (repository / "fee.txt").write_text("both\n", encoding="utf-8")
    git(repository, "commit", "-qam", "Merge feature")
    git(repository, "reset", "-q", "--hard", "HEAD~1")
    git(repository, "merge", "feature", check=False)
    assert (repository / "fee.txt").read_text(encoding="utf-8") == "both\n"


def test_reverting_a_merge_needs_a_parent_and_hides_the_branch_later(tmp_path):
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "app.txt", "1\n", "Start")
    git(tmp_path, "switch", "-q", "-c", "feature")
    commit(tmp_path, "pdf.txt", "pdf\n", "Add PDF")
    git(tmp_path, "switch", "-q", "main")
    git(tmp_path, "merge", "-q", "--no-ff", "--no-edit", "feature")
    git(tmp_path, "revert", "--no-edit", "HEAD", check=False)
    assert (tmp_path / "pdf.txt").exists()
    git(tmp_path, "revert", "--no-edit", "-m", "1", "HEAD")
    assert not (tmp_path / "pdf.txt").exists()
    assert "Already up to date" in git(tmp_path, "merge", "feature")
    git(tmp_path, "revert", "--no-edit", "HEAD")
    assert (tmp_path / "pdf.txt").exists()


def test_squashed_branch_is_not_an_ancestor(tmp_path):
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "app.txt", "1\n", "Start")
    git(tmp_path, "switch", "-q", "-c", "feature")
    commit(tmp_path, "pdf.txt", "pdf\n", "Add PDF")
    git(tmp_path, "switch", "-q", "main")
    git(tmp_path, "merge", "-q", "--squash", "feature")
    git(tmp_path, "commit", "-qm", "Add PDF (squashed)")
    assert "feature" not in git(tmp_path, "branch", "--merged")
    result = subprocess.run(["git", "branch", "-d", "feature"], cwd=tmp_path, env=CLEAN, capture_output=True)
    assert result.returncode != 0


def test_a_branch_is_a_file_with_one_commit_id(repository):
    if git(repository, "rev-parse", "--show-ref-format", check=False) in ("", "files", "--show-ref-format"):
        content = (repository / ".git/refs/heads/main").read_text(encoding="utf-8").strip()
        assert content == git(repository, "rev-parse", "main")
    assert git(repository, "cat-file", "-t", "main") == "commit"


def test_plain_force_buries_the_work_of_others(tmp_path):
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "origin.git")
    git(tmp_path, "clone", "-q", "origin.git", "ali")
    ali, vali = tmp_path / "ali", tmp_path / "vali"
    commit(ali, "a.txt", "1", "Start")
    git(ali, "push", "-q", "origin", "HEAD:main")
    git(tmp_path, "clone", "-q", "origin.git", "vali")
    commit(vali, "b.txt", "2", "Work by Vali")
    git(vali, "push", "-q", "origin", "HEAD:main")
    git(ali, "commit", "-q", "--amend", "-m", "Start again")
    git(ali, "push", "-q", "--force", "origin", "HEAD:main")
    assert "Work by Vali" not in git(tmp_path / "origin.git", "log", "--format=%s", "main")
