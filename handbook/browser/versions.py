"""Versions in the addresses of the site's own scripts, styles and data.

A page names each file by its content (`assets/reading.js?v=1a2b3c4d`), so no cache gives it the file of another build.
The file's own name stays: a page that outlives a deploy gets the new file and not none.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

# A file may name those that stand before it.
FILES = (
    "practice/*.*.json",
    "practice/*/*.json",
    "assets/*.json",
    "practice/questions.json",
    "assets/search*.js",
    "assets/*.js",
    "assets/stylesheets/*.css",
)
_HASHED = re.compile(r"\.[0-9a-f]{8}\.")
_NAME = re.compile(r"""(?<=["'`/])(?:assets|practice)/[\w./-]+(?=["'`])""")


def versioned(site: Path) -> Iterator[Path]:
    """Yield every file of a site whose address has a version, those that others name first."""
    found = {path: None for pattern in FILES for path in sorted(site.glob(pattern))}
    yield from (path for path in found if not _HASHED.search(path.name))


def version(data: bytes) -> str:
    """Return the version of a file's content."""
    return hashlib.sha256(data).hexdigest()[:8]


def write_versions(site: Path) -> None:
    """Write the versions into every page and file of a built site that names a file which has one."""
    versions: dict[str, str] = {}
    for path in versioned(site):
        _write(path, versions)
        versions[path.relative_to(site).as_posix()] = version(path.read_bytes())
    for page in site.rglob("*.html"):
        _write(page, versions)


def _write(path: Path, versions: Mapping[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    named = _NAME.sub(lambda match: f"{match[0]}?v={versions[match[0]]}" if match[0] in versions else match[0], text)
    if named != text:
        path.write_text(named, encoding="utf-8")
