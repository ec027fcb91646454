"""The code is formatted and clean. Pages are left alone: the formatter would break the names of samples in them."""

import subprocess
import sys
from pathlib import Path

from fixture import ROOT

RUFF = Path(sys.executable).parent / "ruff"


def check(*arguments: str) -> None:
    result = subprocess.run([RUFF, *arguments, ROOT], capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stdout[-3000:]


def test_the_code_is_formatted():
    check("format", "--check")


def test_the_code_is_clean():
    check("check", "--quiet")
