"""What a card says, and what it is set in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SUBSETS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek")


class MissingGlyph(Exception):
    """No font of the cards has a letter that a text needs."""


@dataclass(frozen=True)
class Content:
    """What a card says. `level` colours `label`; both may be empty, `kicker` stands above the title."""

    site: str
    title: str
    kicker: str = ""
    label: str = ""
    level: str = ""


def font_file(root: Path, subset: str, weight: int) -> Path:
    """Return the file of a subset of the cards' font."""
    return root / "node_modules" / "@fontsource" / "inter" / "files" / f"inter-{subset}-{weight}-normal.woff"
