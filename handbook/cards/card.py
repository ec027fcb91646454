"""The picture that stands for a page in Telegram and elsewhere.

A card is drawn once; `.build/cards` keeps it under a hash of all that it is made from. Its public
name carries a hash of its bytes, so that its address changes exactly when the picture does.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from handbook.cards.content import SUBSETS, Content, font_file
from handbook.colours import read_colours

FOLDER = "assets/cards"
ICONS = (192, 512)  # sizes of the installed site's icon


@dataclass(frozen=True)
class Card:
    """A finished card: its file name, which carries its hash, and its bytes."""

    name: str
    data: bytes

    @property
    def path(self) -> str:
        """Its path from the site's root."""
        return f"{FOLDER}/{self.name}"


def make(root: Path, stem: str, content: Content) -> Card:
    """Draw the card of a page, or take it from the cache below `root`; `stem` begins its file name.

    Raises MissingGlyph, which names the letter.
    """
    kept = root / ".build" / "cards" / f"{_key(root, content)}.png"
    if kept.exists():
        data = kept.read_bytes()
    else:
        from handbook.cards import drawing  # most builds draw no card, and what draws them is large

        data = drawing.draw(root, content)
        kept.parent.mkdir(parents=True, exist_ok=True)
        temporary = kept.with_suffix(f".{os.getpid()}")
        temporary.write_bytes(data)
        temporary.replace(kept)
    return Card(f"{stem}-{hashlib.sha256(data).hexdigest()[:10]}.png", data)


def icon(root: Path, size: int) -> bytes:
    """Return the icon of the installed site as PNG, a square of `size` pixels."""
    from handbook.cards import drawing

    return drawing.icon(root, size)


@cache
def _materials(root: Path) -> bytes:
    """Return a hash of what every card is made from, besides its words."""
    files = [Path(__file__).with_name("drawing.py"), *sorted((root / "overrides" / "assets").glob("*.svg"))]
    files += [font_file(root, subset, weight) for subset in SUBSETS for weight in (600, 700)]
    digest = hashlib.sha256(f"{version('pillow')} {read_colours(root)}".encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.digest()


def _key(root: Path, content: Content) -> str:
    return hashlib.sha256(_materials(root) + repr(content).encode()).hexdigest()[:24]
