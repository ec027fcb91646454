"""Draws the diagrams into a page: inline SVG takes the page's colours, so that it follows light and dark."""

from __future__ import annotations

import re
from pathlib import Path

_PICTURE = re.compile(r'<p><img alt="([^"]*)" src="[^"]*?(diagrams/[\w-]+\.svg)" ?/?></p>')


def drawn(html: str, docs: Path) -> str:
    """Return HTML in which every diagram that stands as a paragraph is drawn from its file below `docs`."""
    return _PICTURE.sub(lambda match: _figure(match[1], docs / match[2]), html)


def _figure(alternative: str, path: Path) -> str:
    svg = re.sub(r">\s*\n\s*<", "><", path.read_text(encoding="utf-8").strip())
    svg = re.sub(r"\s*\n\s*", " ", svg)
    svg = svg.replace("<svg ", f'<svg role="img" aria-label="{alternative}" ', 1)
    return f'<figure class="diagram">{svg}</figure>'
