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
    result = subprocess.run(
        ["git", "branch", "-d", "feature"], cwd=tmp_path, env=CLEAN, capture_output=True, timeout=60
    )
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


def test_hotfix_outside_the_open_release_ships_untested(tmp_path):
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "app.txt", "1\n", "Start")
    git(tmp_path, "switch", "-q", "-c", "release")
    commit(tmp_path, "version.txt", "1.1\n", "Set the version")
    git(tmp_path, "switch", "-q", "-c", "hotfix", "main")
    commit(tmp_path, "app.txt", "fixed\n", "Fix")
    git(tmp_path, "switch", "-q", "main")
    git(tmp_path, "merge", "-q", "--no-ff", "--no-edit", "hotfix")
    git(tmp_path, "merge", "-q", "--no-ff", "--no-edit", "release")
    assert git(tmp_path, "diff", "--name-only", "release", "main") == "app.txt"
    git(tmp_path, "reset", "-q", "--hard", "HEAD~1")
    git(tmp_path, "switch", "-q", "release")
    git(tmp_path, "merge", "-q", "--no-edit", "hotfix")
    git(tmp_path, "switch", "-q", "main")
    git(tmp_path, "merge", "-q", "--no-ff", "--no-edit", "release")
    assert git(tmp_path, "diff", "--name-only", "release", "main") == ""


@pytest.mark.parametrize("option", ["--no-rebase-merges", "--rebase-merges"])
def test_rebase_loses_what_was_edited_inside_a_merge(tmp_path, option):
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "lib.txt", "def old\n", "Start")
    git(tmp_path, "switch", "-q", "-c", "feature")
    commit(tmp_path, "call.txt", "old()\n", "Call it")
    git(tmp_path, "switch", "-q", "main")
    commit(tmp_path, "lib.txt", "def new\n", "Rename it")
    git(tmp_path, "switch", "-q", "feature")
    git(tmp_path, "merge", "-q", "--no-commit", "main")
    commit(tmp_path, "call.txt", "new()\n", "Merge main and adapt the call")
    git(tmp_path, "switch", "-q", "main")
    commit(tmp_path, "other.txt", "1\n", "Go on")
    git(tmp_path, "switch", "-q", "feature")
    git(tmp_path, "rebase", "-q", option, "main")
    assert (tmp_path / "call.txt").read_text(encoding="utf-8") == "old()\n"
    assert "call.txt" in git(tmp_path, "diff", "--name-only", "@{1}", "HEAD").splitlines()


def test_a_merge_that_took_one_side_shows_nothing(repository):
    git(repository, "merge", "feature", check=False)
    git(repository, "checkout", "--ours", "fee.txt")
    git(repository, "commit", "-qam", "Merge feature")
    assert git(repository, "show", "--format=", "HEAD") == ""
    assert "-feature" in git(repository, "show", "--format=", "--remerge-diff", "HEAD").splitlines()
    assert "Already up to date" in git(repository, "merge", "feature")
    git(repository, "cherry-pick", "feature", check=False)
    assert git(repository, "status", "--short") == "UU fee.txt"


def test_shallow_and_partial_clones_lack_different_things(tmp_path):
    source = tmp_path / "source"
    git(tmp_path, "init", "-q", "-b", "main", "source")
    git(source, "config", "uploadpack.allowFilter", "true")
    commit(source, "old.txt", "old\n", "Start")
    git(source, "tag", "-a", "1.0", "-m", "1.0")
    git(source, "rm", "-q", "old.txt")
    commit(source, "app.txt", "app\n", "Replace the file")
    git(source, "switch", "-q", "-c", "feature")
    commit(source, "pdf.txt", "pdf\n", "Add PDF")

    git(tmp_path, "clone", "-q", "--depth", "1", "-b", "feature", source.as_uri(), "shallow")
    shallow = tmp_path / "shallow"
    git(shallow, "fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    assert git(shallow, "describe", check=False) == ""
    assert git(shallow, "merge-base", "HEAD", "origin/main", check=False) == ""

    git(tmp_path, "clone", "-q", "--filter=blob:none", "-b", "feature", source.as_uri(), "partial")
    partial = tmp_path / "partial"
    assert git(partial, "describe").startswith("1.0-2-")
    assert git(partial, "diff", "--name-only", "origin/main...HEAD") == "pdf.txt"
    source.rename(tmp_path / "away")
    assert git(partial, "log", "--format=%s").count("\n") == 2
    assert git(partial, "show", "1.0:old.txt", check=False) == ""


def test_largest_blob_of_the_history_is_found_after_its_deletion(tmp_path):
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "dump.sql", "x" * 5000, "Add a dump")
    git(tmp_path, "rm", "-q", "dump.sql")
    git(tmp_path, "commit", "-q", "-m", "Remove the dump")
    listed = git(tmp_path, "rev-list", "--objects", "--all")
    sizes = subprocess.run(
        ["git", "cat-file", "--batch-check=%(objectsize) %(rest)"],
        cwd=tmp_path, input=listed, capture_output=True, text=True, env=CLEAN, check=True, timeout=60)  # fmt: skip
    assert "5000 dump.sql" in sizes.stdout.splitlines()


def test_blame_looks_past_an_ignored_commit(tmp_path):
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "app.py", "x=1\n", "Set x")
    wanted = git(tmp_path, "rev-parse", "HEAD")
    commit(tmp_path, "app.py", "x = 1\n", "Format")
    (tmp_path / "ignored").write_text(git(tmp_path, "rev-parse", "HEAD") + "\n", encoding="utf-8")
    assert wanted not in git(tmp_path, "blame", "--porcelain", "app.py").splitlines()[0]
    git(tmp_path, "config", "blame.ignoreRevsFile", "ignored")
    assert wanted in git(tmp_path, "blame", "--porcelain", "app.py").splitlines()[0]


def test_merging_after_a_cherry_pick_undoes_the_revert(tmp_path):
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "app.txt", "1\n", "Start")
    git(tmp_path, "switch", "-q", "-c", "hotfix")
    commit(tmp_path, "app.txt", "fixed\n", "Fix")
    git(tmp_path, "switch", "-q", "main")
    commit(tmp_path, "other.txt", "1\n", "Go on")
    git(tmp_path, "cherry-pick", "-x", "hotfix")
    git(tmp_path, "revert", "--no-edit", "HEAD")
    git(tmp_path, "merge", "-q", "--no-edit", "hotfix")
    assert (tmp_path / "app.txt").read_text(encoding="utf-8") == "fixed\n"


def test_pruning_a_remote_branch_takes_its_reflog_but_not_its_objects(tmp_path):
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "origin.git")
    git(tmp_path, "clone", "-q", "origin.git", "ali")
    ali, vali = tmp_path / "ali", tmp_path / "vali"
    commit(ali, "a.txt", "1", "Start")
    git(ali, "push", "-q", "origin", "HEAD:main")
    commit(ali, "a.txt", "2", "Work")
    git(ali, "push", "-q", "origin", "HEAD:lost")
    lost = git(ali, "rev-parse", "HEAD")
    git(tmp_path, "clone", "-q", "origin.git", "vali")
    git(ali, "push", "-q", "origin", ":lost")
    git(vali, "fetch", "-q", "--prune")
    assert lost not in git(vali, "reflog", "--all", "--format=%H")
    assert f"dangling commit {lost}" in git(vali, "fsck", "--dangling")


def test_an_old_clone_brings_a_cleaned_secret_back(tmp_path):
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "origin.git")
    git(tmp_path, "clone", "-q", "origin.git", "ali")
    ali, vali = tmp_path / "ali", tmp_path / "vali"
    commit(ali, "app.txt", "1", "Start")
    commit(ali, ".env", "KEY=1", "Add settings")
    git(ali, "push", "-q", "origin", "HEAD:main")
    git(tmp_path, "clone", "-q", "origin.git", "vali")
    git(ali, "reset", "-q", "--hard", "HEAD~1")
    commit(ali, "clean.txt", "1", "Rewritten history")
    git(ali, "push", "-q", "--force", "origin", "HEAD:main")
    git(vali, "pull", "-q", "--no-rebase", "--no-edit")
    git(vali, "push", "-q", "origin", "HEAD:main")
    assert git(tmp_path / "origin.git", "log", "main", "--format=%s", "--", ".env") == "Add settings"


def test_force_if_includes_lets_a_dropped_commit_go(tmp_path):
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "origin.git")
    git(tmp_path, "clone", "-q", "origin.git", "ali")
    ali, vali = tmp_path / "ali", tmp_path / "vali"
    commit(ali, "a.txt", "1", "Start")
    git(ali, "push", "-q", "-u", "origin", "HEAD:main")
    git(tmp_path, "clone", "-q", "origin.git", "vali")
    commit(vali, "b.txt", "1", "Work by Vali")
    git(vali, "push", "-q", "origin", "HEAD:main")
    git(ali, "pull", "-q")
    git(ali, "reset", "-q", "--hard", "HEAD~1")
    commit(ali, "c.txt", "1", "Work by Ali")
    dropped = git(ali, "range-diff", "@{u}...HEAD")
    assert re.search(r"< -: +-+ Work by Vali", dropped)
    git(ali, "push", "-q", "--force-with-lease", "--force-if-includes")
    assert "Work by Vali" not in git(tmp_path / "origin.git", "log", "--format=%s", "main")


def test_status_does_not_ask_the_server(tmp_path):
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "server.git")
    for name in ("ali", "vali"):
        git(tmp_path, "clone", "-q", "server.git", name)
    ali, vali = tmp_path / "ali", tmp_path / "vali"
    git(ali, "switch", "-q", "-c", "main")
    commit(ali, "a.txt", "1", "Start")
    git(ali, "push", "-q", "-u", "origin", "main")
    git(vali, "pull", "-q", "origin", "main")
    git(vali, "switch", "-q", "main")
    commit(vali, "v.txt", "1", "Work by Vali")
    git(vali, "push", "-q", "origin", "main")
    assert "up to date with 'origin/main'" in git(ali, "status")
    commit(ali, "b.txt", "1", "Work by Ali")
    assert "ahead of 'origin/main' by 1" in git(ali, "status")
    with pytest.raises(subprocess.CalledProcessError):
        git(ali, "push", "-q")
    git(ali, "fetch", "-q")
    assert "have diverged" in git(ali, "status")


def test_ignoring_a_tracked_file_does_nothing_until_it_leaves_the_index(tmp_path):
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "app.cfg", "0", "Add the settings")
    commit(tmp_path, ".gitignore", "app.cfg\n", "Ignore them")
    (tmp_path / "app.cfg").write_text("1", encoding="utf-8")
    assert git(tmp_path, "status", "--short") == "M app.cfg"
    git(tmp_path, "rm", "-q", "--cached", "app.cfg")
    git(tmp_path, "commit", "-q", "-m", "Stop tracking them")
    assert git(tmp_path, "status", "--short") == "" and (tmp_path / "app.cfg").exists()
