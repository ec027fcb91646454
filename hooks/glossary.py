"""The glossary: a page in each language, hints in the answers, and the data that the hints show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook import edition
from handbook.answers.hints import with_hints
from handbook.pages.glossary import PAGE, meanings, terms
from handbook.text.compact import compact

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Write the terms below the glossary page's own text."""
    if edition.slug(page) != PAGE:
        return None
    return f"{markdown}\n\n{terms(edition.current().handbook, edition.locale(config))}"


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Link the first use of a term in every answer to the glossary. Runs before the answers are kept."""
    return with_hints(content, edition.current().handbook, edition.slug(page), f"../{PAGE}/")


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write `glossary.<locale>.json`: what a hint shows, by key."""
    if edition.finished(config):
        book = edition.current().handbook
        for language in book.settings.languages:
            path = Path(config.site_dir) / "assets" / f"glossary.{language.locale}.json"
            path.write_bytes(compact(meanings(book, language.locale)))
