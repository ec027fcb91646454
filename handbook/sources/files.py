"""Files beside the pages: all text can be read, and none is a link out of its folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from handbook.sources.problems import Problem, read_text


def unreadable_files(root: Path) -> Iterator[Problem]:
    """Yield files of `docs/` and `examples/` that are links out of their folder, and text that cannot be read."""
    for name in ("docs", "examples"):
        base = Path(os.path.realpath(root / name))
        for folder, folders, files in os.walk(base):
            for path in sorted(Path(folder, entry) for entry in (*folders, *files)):
                shown = f"{name}/{path.relative_to(base).as_posix()}"
                target = Path(os.path.realpath(path))
                if path.is_symlink() and (not target.is_relative_to(base) or target.is_symlink()):
                    yield Problem(shown, 1, f"is a link to a file outside {name}/; put the file itself here")
                elif name == "docs" and path.suffix in (".md", ".svg") and path.is_file():
                    yield from _unreadable(path, shown)


def _unreadable(path: Path, shown: str) -> list[Problem]:
    problems: list[Problem] = []
    read_text(path, shown, problems)
    return problems
