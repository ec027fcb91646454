"""Gives every block of code on a page an id: the theme names its copy button by the nearest one."""

from __future__ import annotations

import re
from itertools import count

_BLOCK = re.compile(r"<pre>")


def named(html: str) -> str:
    """Return a page's HTML whose blocks of code are named `block-1`, `block-2` and so on."""
    numbers = count(1)
    return _BLOCK.sub(lambda _: f'<pre id="block-{next(numbers)}">', html)
