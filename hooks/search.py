"""The search: its index, its worker in place of the theme's, and the engine that the worker loads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook import edition
from handbook.search.files import with_worker, write_search
from handbook.sources.registry import LEVELS

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Keep every page out of the theme's own index."""
    page.meta["search"] = {"exclude": True}


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Have the theme give a level among a result's tags a class of its own, `md-tag--junior` and so on."""
    words = edition.current().handbook.settings.language(edition.locale(config)).words
    config.extra["tags"] = {words[level]: level for level in LEVELS}


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the site's worker in place of the theme's."""
    return with_worker(output, edition.locale(config))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Do the same on pages that come from a template alone, such as 404.html."""
    return with_worker(output_content, edition.locale(config)) if template_name.endswith(".html") else output_content


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the files of the search, once all languages are built."""
    if edition.finished(config):
        write_search(edition.current(), Path(config.site_dir))
