"""A feed for each language: the newest questions and corrections, with the full answer. Atom, at the site's root."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook import addresses, edition
from handbook.data.feed import feed

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write `feed.<locale>.xml`, once all languages are built."""
    if edition.published(config):
        for language in edition.current().handbook.settings.languages:
            path = Path(config.site_dir) / addresses.feed(language.locale)
            path.write_text(feed(edition.current(), language.locale), encoding="utf-8")
