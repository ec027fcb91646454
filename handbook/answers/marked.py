"""Where the answers stand on a section page: between marks that survive the rendering of Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable

_MARKED = re.compile(r"<!-- answer (\S+) (\S+) -->\s*(.*?)\s*<!-- /answer -->\n?", re.DOTALL)


def mark(key: str, locale: str, answer: str) -> str:
    """Return an answer, Markdown or HTML, between its marks."""
    return f"<!-- answer {key} {locale} -->\n\n{answer}\n\n<!-- /answer -->"


def change(page: str, changed: Callable[[str, str, str], str]) -> str:
    """Return a page whose every marked answer is what `changed` makes of its (id, locale, HTML)."""
    return _MARKED.sub(lambda match: mark(match[1], match[2], changed(match[1], match[2], match[3])), page)


def keep(page: str, answers: dict[tuple[str, str], str]) -> str:
    """Return a page without marks, and keep its answers by id and locale; those that are kept already fill it in."""
    return _MARKED.sub(lambda match: answers.setdefault((match[1], match[2]), match[3]), page)
