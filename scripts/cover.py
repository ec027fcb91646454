"""The cover of a book, drawn by Chromium in the site's colours."""

from __future__ import annotations

import base64
from html import escape
from pathlib import Path

from playwright.sync_api import Browser
from rendered import Book

from handbook.cards.content import font_file
from handbook.colours import read_colours

_RANGES = {"latin": "U+0000-00FF, U+02BB-02BC, U+2000-206F", "latin-ext": "U+0100-02BA, U+1E00-1EFF"}
SIZE = {"width": 800, "height": 1200}
_STYLE = """
body { margin: 0; height: 1200px; box-sizing: border-box; padding: 110px 80px 90px;
  display: flex; flex-direction: column; background: day(--md-primary-fg-color);
  color: day(--md-primary-bg-color);
  font: 600 34px/1.4 Inter, sans-serif; border-bottom: 40px solid night(--s-middle); }
svg, img { width: 190px; height: 190px; margin: 0 0 120px -55px; }
h1 { margin: 0 0 36px; font: 700 84px/1.12 Inter, sans-serif; overflow-wrap: anywhere; }
p { margin: 0; color: night(--md-default-fg-color); }
p:last-child { margin-top: auto; color: night(--s-middle); }
"""


def draw_cover(browser: Browser, root: Path, book: Book, mark: str) -> bytes:
    """Return the cover as PNG. `mark` is the site's mark as SVG."""
    page = browser.new_page(viewport=SIZE)
    try:
        title, _, language = book.title.rpartition(" (")
        style = "".join(_faces(root)) + read_colours(root).fill(_STYLE)
        page.set_content(
            f'<!doctype html><meta charset="utf-8"><style>{style}</style>'
            f"{mark}<h1>{escape(title)}</h1><p>{escape(book.subtitle)}</p><p>{escape(language.rstrip(')'))}</p>"
        )
        page.evaluate("document.fonts.ready.then(() => true)")
        return page.screenshot(type="png")
    finally:
        page.close()


def _faces(root: Path) -> list[str]:
    """Return the cards' font as style rules that hold it."""
    rules = []
    for subset, letters in _RANGES.items():
        for weight in (600, 700):
            data = base64.b64encode(font_file(root, subset, weight).read_bytes()).decode()
            source = f'src: url("data:font/woff;base64,{data}")'
            named = f"font-family: Inter; font-weight: {weight}; unicode-range: {letters}"
            rules.append(f"@font-face {{ {named}; {source} }}")
    return rules
