"""Has every view take its scripts, styles and data from its own build: versions in their addresses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook import edition
from handbook.browser.versions import write_versions

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@event_priority(-250)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the versions, once every page, script and style is there."""
    if edition.published(config):
        write_versions(Path(config.site_dir))
