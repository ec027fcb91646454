"""Holds every page and answer against the list of the HTML that may stand in it; what is found stops the build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from handbook import edition
from handbook.answers.allowlist import answer_problems, page_problems

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Check a page and every answer on it, once the answers are kept."""
    current = edition.current()
    section = current.handbook.section(edition.slug(page))
    for question in section.questions if section else ():
        for locale, source in question.answers.items():
            if answer := current.answers.get((question.id, locale)):
                content = content.replace(answer, "")
                current.problems += answer_problems(question.id, source, answer)
    shown = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
    current.problems += page_problems(shown, page.file.content_string, content)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Tell what was found on all pages at once."""
    if found := sorted(set(edition.current().problems)):
        raise PluginError("\n".join(map(str, found)) + "\nThe pages hold HTML that is not allowed; nothing was built.")
