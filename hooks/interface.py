"""Gives the templates the words of the interface and the settings of the handbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

from handbook import addresses, edition, news
from handbook.groups import groups
from handbook.pages.paths import choices
from handbook.text import plain

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

NEWS = 6  # items on the home page


def on_config(config: MkDocsConfig) -> None:
    """Without a repository there is nothing to edit: the theme would make links to nowhere."""
    if not config.repo_url:
        config.edit_uri = None


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Add `handbook`, and `words` for the language being built, to every template; keep templates compiled."""
    compiled = Path(config.config_file_path).parent / ".build" / "templates"
    compiled.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(compiled))
    handbook, locale = edition.current().handbook, edition.locale(config)
    settings = handbook.settings
    language = settings.language(locale)
    env.filters["inline"] = plain.inline_html
    env.globals.update(
        handbook=handbook,
        groups=groups(handbook, locale),
        languages=settings.languages,
        default_locale=settings.default.locale,
        locale=locale,
        words=language.words,
        root="" if language.default else f"{locale}/",
        path_groups=choices(handbook, locale),
        news=news.latest(handbook, locale, NEWS),
        feed=addresses.feed(locale),
    )
