"""Compare the registry with another commit's: an id that was published once stays, in its section, for ever.

python scripts/permanence.py [REVISION]    the default is origin/main
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
FORMER = "questions.yml"  # one file for all sections, until November 2026
sys.path.insert(0, str(ROOT))

from handbook.git import git, no_commit
from handbook.sources.mapping import read_yaml
from handbook.sources.problems import Problem, nearest
from handbook.sources.registry import FOLDER, Entry, read_registry, registry_path
from handbook.sources.settings import read_settings


def main(revision: str = "origin/main", root: Path = ROOT) -> int:
    """Print every broken promise; return the exit code."""
    problems: list[Problem] = []
    now = read_registry(root, read_settings(root).sections, problems)[0]
    try:
        before = registry_at(revision, root)
    except LookupError as error:
        print(error, file=sys.stderr)
        return 1
    problems += broken(before, now)
    print("\n".join(map(str, problems)) or f"All {len(before)} addresses of {revision} are kept.")
    return bool(problems)


def registry_at(revision: str, root: Path) -> dict[str, Entry]:
    """Return the registry of a commit; empty where it has none. Raises LookupError where there is no such commit."""
    if not revision.strip("0"):  # how Git names the commit before the first
        return {}
    if git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") is None:
        raise LookupError(no_commit(root, revision))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        listed = git(root, "ls-tree", "-r", "--name-only", revision, "--", f"{FOLDER}/", FORMER) or ""
        for name in listed.splitlines():
            (copy / name).parent.mkdir(exist_ok=True)
            (copy / name).write_text(git(root, "show", f"{revision}:./{name}") or "", encoding="utf-8")
        if (copy / FORMER).exists():
            divide(copy)
        # What is wrong with the other commit is not this one's to mend.
        return read_registry(copy, (), [])[0]


def divide(root: Path) -> None:
    """Write the registry as it was, one file with a `section` in each entry, in the form that it has today."""
    sections: dict[str, dict[str, Any]] = {}
    for key, entry in read_yaml(root / FORMER, FORMER, [])[0].items():
        if isinstance(entry, dict) and isinstance(entry.get("section"), str):
            sections.setdefault(entry.pop("section"), {})[key] = entry
    for section, entries in sections.items():
        path = root / registry_path(section)
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")


def broken(before: Mapping[str, Entry], now: Mapping[str, Entry]) -> Iterator[Problem]:
    """Yield a problem for each id that vanished, or that left its section without an entry that says so."""
    for key, old in before.items():
        new = now.get(key)
        if new is None:
            advice = f"“{key}” was published and is gone; put it back, and mark it retired if it is no longer asked"
            yield Problem(old.path, 1, advice + "." + nearest(key, set(now) - set(before)))
        elif new.section != old.section and not (new.moved and new.moved.section == old.section):
            advice = f"“{key}” left “{old.section}”; add “moved: {{date: …, from: {old.section}}}”"
            yield Problem(new.path, new.line, advice)
        elif old.moved and old.moved != new.moved:
            advice = f"“{key}” moved here from “{old.moved.section}”, which must stay said; put “moved” back"
            yield Problem(new.path, new.line, advice)
        elif old.retired and new.retired and old.retired.replaced_by and not new.retired.replaced_by:
            advice = f"“{key}” was replaced by “{old.retired.replaced_by}”, which must stay said; put it back"
            yield Problem(new.path, new.line, advice)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
