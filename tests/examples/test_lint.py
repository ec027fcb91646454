"""Every sample passes the linter of its language."""

import json
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

# What the lists of common mistakes warn of, as far as a linter knows it ...
MISTAKES = (
    "A001,A002,ASYNC210,ASYNC220,ASYNC230,ASYNC251,B006,B008,B012,B019,B023,BLE001,DTZ,E711,E721,E722,E731,G004,"
    "LOG015,PLW0603,PLW1510,PLW1514,RUF006,S104,S105,S110,S113,S307,S324,S501,S602,S605,S608"
)
# ... and the samples whose subject is that very mistake
MEANT = {
    "async/loop_lag.py": {"ASYNC251"},
    "code-review/checklist.py": {"A002", "B006"},
    "code-review/sort_injection.py": {"S608"},
    "databases/pool.py": {"PLW0603"},  # a script that counts, no service
    "git-gitflow/objects.py": {"S324"},  # the hash is Git's
    "observability/error_grouping.py": {"BLE001"},
    "oop/underscore_privacy.py": {"S105"},
    "owasp/sql_injection.py": {"S608"},
    "python-functions/closures.py": {"B023"},
    "python-functions/lru_cache.py": {"B019"},
    "python-functions/predict_the_output.py": {"B012"},
    "python-objects/introspection.py": {"S307"},
    "python-objects/mutable_default.py": {"B006"},
}


def check(*command) -> None:
    result = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stdout + result.stderr


def test_python_is_formatted_and_clean():
    check(TOOLS / "ruff", "format", "--check", EXAMPLES)
    check(TOOLS / "ruff", "check", EXAMPLES)


def test_no_sample_does_what_a_list_of_mistakes_warns_of():
    options = ["--isolated", "--preview", "--no-cache", "--exit-zero", "--output-format", "json", "--select", MISTAKES]
    command = [TOOLS / "ruff", "check", *options, "--target-version", "py314", EXAMPLES]
    found: dict[str, set[str]] = {}
    for one in json.loads(subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout):
        found.setdefault(Path(one["filename"]).relative_to(EXAMPLES).as_posix(), set()).add(one["code"])
    assert found == MEANT


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
