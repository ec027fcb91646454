"""Renew the requirements*.txt from their .in files, with hashes, for every platform."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = ("--universal", "--python-version=3.11.5", "--generate-hashes", "--no-emit-index-url", "--quiet", "--upgrade")


def main() -> int:
    """Lock all files, each after those that it builds on; return the exit code."""
    for name in ("requirements", "requirements-check", "requirements-dev", "requirements-canary"):
        command = [sys.executable, "-m", "uv", "pip", "compile", *OPTIONS, f"{name}.in", f"--output-file={name}.txt"]
        if code := subprocess.run([*command, "--custom-compile-command=make lock"], cwd=ROOT).returncode:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
