"""What a change touches: the files that differ from a commit, and the sections they belong to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from handbook.git import git, no_commit

BASES = ("origin/main", "main", "HEAD")  # the first that is there


@dataclass(frozen=True)
class Scope:
    """Some sections, and the files that are looked at; `whole` where that is everything."""

    sections: frozenset[str]
    files: frozenset[str]
    told: str
    whole: bool = False

    def has(self, path: str) -> bool:
        """Tell whether a file, as seen from the project's root, is looked at."""
        return self.whole or path in self.files or section_of(path, self.sections) in self.sections


def section_of(path: str, sections: Collection[str]) -> str:
    """Return the section that a file of docs/, questions/, examples/ or its tests belongs to, or "".

    A section's tests may stand in several files: `test_oop.py`, `test_oop_more.py`.
    """
    match = re.match(r"(?:docs|questions|examples)/([^./]+)|tests/examples/test_(\w+)\.py$", path)
    name = (match[1] or match[2].replace("_", "-")) if match else ""
    parts = name.split("-") if match and match[2] else [name]
    names = ("-".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((name for name in names if name in sections), "")


def one(section: str) -> Scope:
    """Return the scope of one section and nothing else."""
    return Scope(frozenset([section]), frozenset(), f"the section “{section}”")


def changed(root: Path, sections: Iterable[str], base: str = "") -> Scope:
    """Return what differs from where this branch left `base`, not yet committed files too.

    Without Git, or outside a repository, that is everything. Raises LookupError where a `base` is given that is none.
    """
    sections = tuple(sections)
    commit = next((found for name in ([base] if base else BASES) if (found := _left(root, name))), None)
    if commit is None and base:
        raise LookupError(no_commit(root, base))
    if commit is None:
        return Scope(
            frozenset(sections), frozenset(), "everything, since there is no Git here to tell what changed", True
        )
    differing = git(root, "diff", "--name-only", "-z", "--relative", commit) or ""
    new = git(root, "ls-files", "--others", "--exclude-standard", "-z") or ""
    files = frozenset(filter(None, (differing + new).split("\0")))
    touched = frozenset(filter(None, (section_of(path, sections) for path in files)))
    named = ", ".join(sorted(touched)) or "no section"
    return Scope(touched, files, f"what changed since {base or commit[:9]} ({named})")


def _left(root: Path, name: str) -> str | None:
    """Return the commit where this branch left another, or None where there is no such."""
    found = git(root, "merge-base", name, "HEAD")
    return found.strip() if found else None
