"""A light page for every question ever published, and one that lists them: `/q/<id>/`, `/q/`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook import edition
from handbook.light.pages import write_pages
from handbook.light.styles import write_styles

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the pages and their styles, once all answers are rendered."""
    if edition.whole(config):
        site = Path(config.site_dir)
        write_pages(edition.current(), site)
        write_styles(edition.current().handbook.settings.root, site)
