"""Gives the templates, the site's own pictures and its icons the colours that the style sheet names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook import edition
from handbook.cards.card import ICONS, icon
from handbook.colours import read_colours

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Add the filter `coloured`, which puts colours in place of their names."""
    env.filters["coloured"] = read_colours(Path(config.config_file_path).parent).fill


@event_priority(-190)
def on_post_build(config: MkDocsConfig) -> None:
    """Colour the pictures and draw the icons, once all languages are built and before any other hook reads them."""
    if not edition.finished(config):
        return
    root, assets = Path(config.config_file_path).parent, Path(config.site_dir) / "assets"
    colours = read_colours(root)
    for size in ICONS:
        (assets / f"icon-{size}.png").write_bytes(icon(root, size))
    for picture in assets.glob("*.svg"):
        text = picture.read_text(encoding="utf-8")
        if (coloured := colours.fill(text)) != text:
            picture.write_text(coloured, encoding="utf-8")
