"""Every sample passes the linter of its language."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from samples import EXAMPLES

from handbook.check.samples import long_lines

TOOLS = Path(sys.executable).parent
DOCKERFILES = sorted(path for path in EXAMPLES.rglob("Dockerfile*") if path.is_file())
SHELL = sorted(EXAMPLES.rglob("*.sh"))


def check(*command) -> None:
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_python_is_formatted_and_clean():
    check(TOOLS / "ruff", "format", "--check", EXAMPLES)
    check(TOOLS / "ruff", "check", EXAMPLES)


@pytest.mark.parametrize("path", SHELL, ids=lambda path: str(path.relative_to(EXAMPLES)))
def test_shell_passes_shellcheck(path):
    check(TOOLS / "shellcheck", path)


def test_shell_is_formatted():
    check(TOOLS / "shfmt", "-i", "2", "-d", EXAMPLES)


def test_sql_is_formatted_and_clean():
    check(TOOLS / "sqlfluff", "lint", "--disable-progress-bar", EXAMPLES)


@pytest.mark.parametrize("path", DOCKERFILES, ids=lambda path: str(path.relative_to(EXAMPLES)))
def test_dockerfiles_pass_hadolint(path):
    check(shutil.which("hadolint", path=str(TOOLS)), path)


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("*.py")), ids=lambda path: str(path.relative_to(EXAMPLES)))
def test_lines_fit_a_phone_turned_sideways(path):
    assert list(long_lines(path, path.name)) == []
