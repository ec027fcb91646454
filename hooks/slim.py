"""Takes the indentation of the templates out of the pages: a hundredth of their weight, and nobody sees it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

_KEPT = re.compile(r"(<(pre|script|textarea)\b.*?</\2>)", re.DOTALL)
_INDENT = re.compile(r"\s*\n\s*")


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Return the page with one line feed wherever there were line feeds and spaces; code and scripts as they are."""
    pieces = _KEPT.split(output)
    # The pattern has two groups: text, whole element, its name, text, …
    return "".join(
        _INDENT.sub("\n", piece) if place % 3 == 0 else piece for place, piece in enumerate(pieces) if place % 3 < 2
    )
