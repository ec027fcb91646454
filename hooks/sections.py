"""Section pages: joins the languages before rendering, keeps every rendered answer after it, names blocks of code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from handbook import edition
from handbook.answers import marked
from handbook.answers.blocks import named
from handbook.answers.diagrams import drawn
from handbook.answers.lean import lean
from handbook.pages.section import section_page

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Replace the text of a section page by the one with all languages."""
    current = edition.current()
    section = current.handbook.section(edition.slug(page))
    return section_page(current, section, edition.locale(config)) if section else None


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Draw diagrams into the page and keep its answers for all other outputs, or fill in those that are kept."""
    current = edition.current()
    if current.handbook.section(edition.slug(page)) is None:
        return None
    return marked.keep(drawn(lean(content), Path(config.docs_dir)), current.answers)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Give every block of code a name of its own."""
    return named(output)
