"""`sitemap.xml`: every page and question, each with its other languages. Takes the place of the theme's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook import edition
from handbook.data.sitemap import sitemap

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the sitemap, once all languages are built."""
    if edition.published(config):
        site = Path(config.site_dir)
        (site / "sitemap.xml").write_bytes(sitemap(edition.current().handbook))
        (site / "sitemap.xml.gz").unlink(missing_ok=True)
