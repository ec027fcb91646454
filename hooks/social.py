"""What other services show of a page: Open Graph and Twitter tags, and the card they point to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook import addresses, edition
from handbook.cards import card as cards
from handbook.pages.social import tags

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Give every page of `docs/` its tags."""
    handbook, locale = edition.current().handbook, edition.locale(config)
    settings = handbook.settings
    words = settings.language(locale).words
    slug = Path(page.file.src_uri).name.split(".")[0]
    title = page.meta.get("title") or page.title
    if slug == "index":
        content = cards.Content(config.site_name, words["tagline"], f"{len(handbook.questions)} {words['questions']}")
        title = f"{config.site_name} — {words['tagline']}"
    else:
        section = next((section for section in handbook.sections if section.slug == slug), None)
        count = f"{len(section.questions)} {words['questions']}" if section else ""
        content = cards.Content(config.site_name, title, count)
    path = addresses.page(settings, locale, slug)
    description = page.meta.get("description") or config.site_description
    context["social"] = tags(config, settings, locale, path, f"page-{slug}", "website", title, description, content)
