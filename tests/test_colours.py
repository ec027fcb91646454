"""One place for the colours: what changes in suhbat.css changes in every output, and nothing else names a colour."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import build
from fixture import ROOT, change, make_handbook
from PIL import Image

from handbook.colours import STYLE_SHEET, read_colours
from handbook.failure import BuildFailed

TILE, NIGHT, THREAD = "#123456", "#0a0b0c", "#fedcba"


@pytest.fixture(scope="module")
def repainted(tmp_path_factory) -> Path:
    """A handbook with three other colours in its style sheet, built."""
    root = make_handbook(tmp_path_factory.mktemp("book"))
    for name in ("overrides", "scripts"):
        (root / name).unlink()
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    colours = read_colours(ROOT)
    sheet = root / STYLE_SHEET
    change(sheet, f"--md-primary-fg-color: {colours.day['--md-primary-fg-color']}", f"--md-primary-fg-color: {TILE}")
    change(sheet, f"--md-primary-fg-color: {colours.night['--md-primary-fg-color']}", f"--md-primary-fg-color: {NIGHT}")
    change(sheet, f"--s-thread: {colours.colour('day', '--s-thread')}", f"--s-thread: {THREAD}")
    build(root, "https://example.org/")
    return root


@pytest.fixture(scope="module")
def site(repainted) -> Path:
    return (repainted / "site").resolve()


@pytest.mark.parametrize("path", ["index.html", "docker/index.html", "q/image/index.html", "404.html"])
def test_a_page_tells_the_browser(site, path):
    text = (site / path).read_text(encoding="utf-8")
    assert re.search(rf"<meta name=\"?theme-color\"?[^>]*{TILE}", text) and re.search(
        rf"<meta name=\"?theme-color\"?[^>]*{NIGHT}", text
    )


@pytest.mark.parametrize("path", ["suhbat.css", "question.css"])
def test_the_style_sheets_have_them_and_so_do_the_pictures_in_them(site, path):
    text = (site / "assets/stylesheets" / path).read_text(encoding="utf-8")
    assert TILE in text and NIGHT in text and THREAD in text
    assert f"%23{TILE[1:]}" in text


@pytest.mark.parametrize("name", ["favicon.svg", "mark.svg", "adras.svg"])
def test_the_icons(site, name):
    assert f'fill="{TILE}"' in (site / "assets" / name).read_text(encoding="utf-8")


def test_the_drawn_mark_and_the_light_pages_icon(site):
    assert f'fill="{TILE}"' in (site / "docker/index.html").read_text(encoding="utf-8")
    assert f"%23{TILE[1:]}" in (site / "q/image/index.html").read_text(encoding="utf-8")


def test_the_manifest(site):
    assert json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))["theme_color"] == TILE


def test_the_cards_and_icons_that_are_drawn(site):
    for path in (next((site / "assets/cards").glob("image.uz-*.png")), site / "assets/icon-192.png"):
        with Image.open(path) as picture:
            colours = picture.convert("RGB").getcolors(1 << 20)
        assert tuple(bytes.fromhex(TILE[1:])) in {colour for _, colour in colours}, path


def test_books_and_decks(repainted, tmp_path):
    code = "import sys; sys.path.insert(0, 'scripts'); import pdf; from rendered import in_colours, read_styles; import epub, deck; print(epub._flat(read_styles(epub.STYLES)), read_styles(deck.STYLES), read_styles(pdf.STYLES))"
    result = subprocess.run([sys.executable, "-c", code], cwd=repainted, capture_output=True, text=True, timeout=600)
    assert result.returncode == 0, result.stderr
    assert result.stdout.count(THREAD) >= 3 and "day(" not in result.stdout and "night(" not in result.stdout


def test_no_other_file_names_a_colour():
    """Except a test, and a picture that is one of the books' or the README's."""
    folders = ("handbook", "hooks", "overrides", "scripts")
    files = [
        path
        for name in folders
        for path in (ROOT / name).rglob("*")
        if path.suffix in (".py", ".css", ".svg", ".html", ".js")
    ]
    named = re.compile(
        r"(?<![\w&/\"'=-])#(?:[0-9a-f]{6}|[0-9a-f]{3})\b(?![\w-])|[\"'(:]#[0-9a-f]{6}\b|\brgba?\(\d", re.IGNORECASE
    )
    found = {
        path.relative_to(ROOT).as_posix(): match[0]
        for path in files
        if path != ROOT / STYLE_SHEET and (match := named.search(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_a_colour_that_is_not_there_is_told():
    with pytest.raises(BuildFailed, match=r"suhbat\.css has no colour --no-such"):
        read_colours(ROOT).fill('fill="day(--no-such)"')
