"""A page for addresses that lead nowhere in every language: the engine writes them all to one 404.html."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook import addresses, edition

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

NAME = "404.html"

_pages: dict[str, str] = {}


@event_priority(-200)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Keep the page of the language being built, as all other hooks have left it."""
    if template_name == NAME:
        settings = edition.current().handbook.settings
        _pages[addresses.page(settings, edition.locale(config), "index") + NAME] = output_content
    return output_content


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write each language's page, the default one's where servers look for it."""
    if edition.finished(config):
        for path, page in _pages.items():
            (Path(config.site_dir) / path).write_text(page, encoding="utf-8")
