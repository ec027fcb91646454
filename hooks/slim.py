"""Takes out of the pages the space that templates and Markdown leave: a fiftieth of their weight that nobody sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

_BLOCKS = (
    "blockquote|details|div|figure|form|h[1-6]|li|link|meta|nav|ol|p|pre|section|script|summary"
    "|table|tbody|td|th|thead|tr|ul"
)
_SPACE = re.compile(rf"(<(pre|script|style|textarea)\b.*?</\2>)|\n\s*(</?(?:{_BLOCKS})\b)?", re.DOTALL)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Return the page without line breaks before block elements, and with a single one wherever else there are some."""
    return _SPACE.sub(lambda match: match[1] or match[3] or "\n", output)
