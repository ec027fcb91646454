"""Links that leave the site: the page behind them learns nothing of this one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_LINK = re.compile(r'<a (?=[^>]*?\bhref="https?://)(?![^>]*\brel=")', re.IGNORECASE)


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Mark every outgoing link of a page. Runs before the answers are kept."""
    return _LINK.sub('<a rel="noopener" ', content)
