"""Two builds of the same commit, in other folders, time zones, locales and orders of hashing, are the same to the byte."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import build
from fixture import ROOT
from gallery import make_gallery

ADDRESS = "https://example.org/suhbat/"
HERE = {"TZ": "Asia/Tashkent", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "2"}


def hashes(folder: Path) -> dict[str, str]:
    """Return the hash of every file by its path. The PDF is a browser's work and dated by it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pdf"
    }


def built(root: Path, environment: dict[str, str], *, books: bool) -> dict[str, str]:
    site = build(root, ADDRESS, **environment)
    if books:
        command = [sys.executable, root / "scripts/books.py", root]
        result = subprocess.run(
            command, capture_output=True, text=True, env={**os.environ, "SITE_URL": ADDRESS, **environment}, timeout=600
        )
        assert result.returncode == 0, result.stdout + result.stderr
    return hashes(site)


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def test_two_builds_are_the_same(tmp_path):
    one = built(make_gallery(tmp_path / "one"), HERE, books=False)
    other = built(make_gallery(tmp_path / "a folder elsewhere/other"), THERE, books=False)
    assert len(one) > 60
    assert differing(one, other) == []


@pytest.mark.slow
def test_books_and_decks_are_the_same(tmp_path):
    one = built(make_gallery(tmp_path / "one"), {**HERE, "SOURCE_DATE_EPOCH": "1790000000"}, books=True)
    other = built(make_gallery(tmp_path / "two/other"), {**THERE, "SOURCE_DATE_EPOCH": "1790000000"}, books=True)
    assert {Path(name).suffix for name in one} >= {".epub", ".apkg", ".png", ".xml", ".json"}
    assert differing(one, other) == []


def test_a_difference_would_be_seen(tmp_path):
    for name, text in (("one", "a"), ("other", "b")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_text(text, encoding="utf-8")
    (tmp_path / "one/more.html").touch()
    assert differing(hashes(tmp_path / "one"), hashes(tmp_path / "other")) == ["more.html", "page.html"]


def test_the_time_is_that_of_the_commit():
    """A build in Git takes the commit's time, so that a checkout of it builds the same at any time."""
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, timeout=60
    ).stdout.strip()
    code = f"import build, pathlib; print(build.commit_time(pathlib.Path({str(ROOT)!r})))"
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "scripts", env=environment, capture_output=True, text=True, timeout=600
    )
    assert result.stdout.strip() == (told or "0")
