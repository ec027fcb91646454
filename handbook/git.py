"""What Git tells of the project, where there is Git."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(root: Path, *words: str) -> str | None:
    """Return what `git` with some arguments prints; None where it fails, or there is no Git or no repository."""
    try:
        result = subprocess.run(["git", *words], cwd=root, capture_output=True, encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None
    return result.stdout if result.returncode == 0 else None


def no_commit(root: Path, name: str) -> str:
    """Return the sentence that says why there is nothing to compare with."""
    if git(root, "--version") is None:
        return "Git is not installed here, so there is no other commit to compare with; install it, and run this again."
    if git(root, "rev-parse", "--git-dir") is None:
        return "This folder is no Git repository, so there is no other commit to compare with; use a clone."
    return f"There is no commit “{name}” to compare with; fetch it, or name another."
