"""The way out of a dying engine: ProperDocs builds the same site. `make test-slow` puts it beside the tests' own tools."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from fixture import ROOT
from gallery import make_gallery

TOOLS = ROOT / ".build/canary/bin"
GENERATOR = re.compile(r'<meta name="generator" content="[^"]*">')

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not TOOLS.exists(), reason="the other engine is not installed; make test-slow does it"),
]


def built(engine: str, root: Path, site: Path) -> dict[str, bytes]:
    """Build `root` with an engine into `site`; return every file's bytes by its path."""
    environment = {
        **os.environ,
        "SITE_URL": "https://example.org/suhbat/",
        "SOURCE_DATE_EPOCH": "0",
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [TOOLS / "python", "-m", engine, "build", "--strict", "--quiet", "--site-dir", site]
    result = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=600)
    assert result.returncode == 0, result.stdout + result.stderr
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_only_the_generators_name_differs(tmp_path):
    root = make_gallery(tmp_path / "book")
    ours, theirs = built("mkdocs", root, tmp_path / "ours"), built("properdocs", root, tmp_path / "theirs")
    assert set(ours) == set(theirs)
    assert any(b"ProperDocs" in data for data in theirs.values())
    derived = {"offline.json"}  # lists the hashes of the pages
    for name in set(ours) - derived:
        one, other = (GENERATOR.sub("", data.decode("utf-8", "replace")) for data in (ours[name], theirs[name]))
        assert one == other, name
