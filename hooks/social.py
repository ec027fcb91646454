"""What other services show of a page: Open Graph and Twitter tags, and the card they point to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook import edition
from handbook.cards.social import docs_page, tags

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Give every page of `docs/` its tags."""
    handbook, locale = edition.current().handbook, edition.locale(config)
    if subject := docs_page(handbook, locale, edition.slug(page)):
        context["social"] = tags(handbook.settings, Path(config.site_dir), locale, subject)
