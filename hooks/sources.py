"""Reads the handbook once, before the first language is built; whatever is wrong with its sources stops the build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from handbook import edition
from handbook.model import read
from handbook.sources.problems import SourceError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def on_pre_build(config: MkDocsConfig) -> None:
    """Begin a new edition."""
    if config.plugins["i18n"].building:
        return
    try:
        edition.begin(read(Path(config.config_file_path).parent))
    except SourceError as error:
        count = len(error.problems)
        raise PluginError(
            f"{error}\n{count} problem{'s' if count > 1 else ''} in the sources; nothing was built."
        ) from None
