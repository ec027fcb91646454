"""Takes out of rendered Markdown what nobody sees."""

from __future__ import annotations

import re

# The site colours these tokens of code alone; the marks of all others would be a sixth of a page's weight.
_COLOURED = "k|kn|kc|c|c1|ch|s|s1|s2|sd|nf|nc|nt|gd|gi"
_PLAIN_TOKEN = re.compile(rf'<span class="(?!(?:{_COLOURED})">)[\w-]+">([^<]*)</span>')
_TABS = re.compile(r' data-tabs="[\d:]+"')  # by which the theme's script knows tabs; they need none
_CORNER = ("<th></th>", "<td></td>")  # the empty corner of a table heads nothing


def lean(html: str) -> str:
    """Return HTML without the marks of code that have no colour and of tabs, and with no empty heading in a table."""
    return _TABS.sub("", _PLAIN_TOKEN.sub(r"\1", html)).replace(*_CORNER)
