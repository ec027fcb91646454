"""Build the site in a folder of its own and put it in place in one step.

`site` is a symbolic link to the last good build, so a build that fails or is killed leaves it whole.
"""

from __future__ import annotations

import calendar
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from handbook.git import git

SOURCES = ("docs", "examples", "handbook", "hooks", "overrides", "questions", "scripts")
FILES = (
    "mkdocs.yml",
    "glossary.yml",
    "paths.yml",
    "names.txt",
    "requirements.txt",
    "package-lock.json",
)
_DATE = re.compile(r"\b(\d{4})-(0[1-9]|1[0-2])-(\d\d)\b")
ENVIRONMENT = ("SITE_URL", "REPO_URL", "MAINTAINER")


def main(root: Path = ROOT) -> int:
    """Build unless nothing changed since the last build; return the exit code."""
    root = root.absolute()
    builds = root / ".build"
    wanted = builds / f"site-{fingerprint(root)}"
    if (wanted / "index.html").exists() and (root / "site").resolve() == wanted:
        print("site/ is up to date.")
        return 0
    try:
        builds.mkdir(exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix="unfinished-", dir=builds))
    except OSError as error:
        print(f"{root} cannot be written to ({error.strerror}); copy the project to a folder of your own, build there.")
        return 1
    folder.chmod(0o755)
    try:
        code = mkdocs(root, folder)
        if code == 0:
            replace(root / "site", folder, wanted)
            print("site/ is built.")
        return code
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def mkdocs(root: Path, folder: Path) -> int:
    """Run a strict MkDocs build of `root` into `folder`; return its exit code."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": commit_time(root)}
    return subprocess.run(command, cwd=root, env=environment).returncode


def replace(link: Path, built: Path, final: Path) -> None:
    """Make `link` point to the finished build in one atomic rename; older builds are deleted."""
    shutil.rmtree(final, ignore_errors=True)
    built.rename(final)
    if link.exists() and not link.is_symlink():
        shutil.rmtree(link)
    temporary = link.with_name(f".site-{os.getpid()}")
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(final.relative_to(link.parent))
    temporary.replace(link)
    for other in final.parent.glob("site-*"):
        if other != final:
            shutil.rmtree(other, ignore_errors=True)


def fingerprint(root: Path) -> str:
    """Return a short hash over everything that a build depends on."""
    digest = hashlib.sha256()
    for path in inputs(root):
        digest.update(f"{path.relative_to(root)}\0".encode())
        digest.update(path.read_bytes())
    for name in ENVIRONMENT:
        digest.update(f"{name}={os.environ.get(name, '')}\0".encode())
    return digest.hexdigest()[:12]


def inputs(root: Path) -> Iterator[Path]:
    """Yield every file that a build reads, in a fixed order."""
    for folder in SOURCES:
        yield from sorted(path for path in (root / folder).rglob("*") if path.is_file() and path.suffix != ".pyc")
    yield from (root / name for name in FILES if (root / name).exists())


def commit_time(root: Path) -> str:
    """Return the time of the last commit in seconds, so that two builds of it are the same.

    Outside Git it is the newest date of the registry.
    """
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return given
    if found := (git(root, "log", "-1", "--format=%ct") or "").strip():
        return found
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in (root / "questions").glob("*.yml"))
    newest = max((date for text in texts for date in _DATE.findall(text)), default=("1970", "01", "01"))
    return str(calendar.timegm((*map(int, newest), 0, 0, 0)))


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
