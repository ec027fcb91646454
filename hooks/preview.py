"""A preview of one section: `make serve SECTION=docker` leaves the home page and that section alone."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from handbook import edition

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_config(config: MkDocsConfig) -> None:
    """Leave both in the navigation."""
    if only := edition.preview():
        groups = [{name: pages} for item in config.nav if isinstance(item, dict) for name, pages in item.items()]
        shown = [{name: [f"{only}.md"]} for group in groups for name, pages in group.items() if f"{only}.md" in pages]
        if not shown:
            raise PluginError(f"There is no section “{only}”; the sections are listed in mkdocs.yml.")
        config.nav = [config.nav[0], *shown]
        config.validation.links.not_found = logging.DEBUG


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Drop all other pages."""
    if only := edition.preview():
        for file in list(files.documentation_pages()):
            if Path(file.src_uri).name.split(".")[0] not in ("index", only):
                files.remove(file)
