"""Gives the templates the words of the interface and the settings of the handbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import edition
import news

NEWS = 6  # items on the home page

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Add `handbook`, and `words` for the language being built, to every template."""
    handbook, locale = edition.current().handbook, edition.locale(config)
    settings = handbook.settings
    language = settings.language(locale)
    env.globals.update(
        handbook=handbook,
        languages=settings.languages,
        default_locale=settings.default.locale,
        locale=locale,
        words=language.words,
        root="" if language.default else f"{locale}/",
        news=news.latest(handbook, locale, NEWS),
    )
