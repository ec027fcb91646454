"""The learning paths of `paths.yml`, written out on the page `docs/paths.<locale>.md`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import edition
from handbook.pages.paths import paths
from handbook.sources.paths import PAGE

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Write the paths below the page's own text."""
    if edition.slug(page) != PAGE:
        return None
    return f"{markdown}\n\n{paths(edition.current().handbook, edition.locale(config))}"
