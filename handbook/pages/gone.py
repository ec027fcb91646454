"""Questions that left a section: their anchors stay on its page and say where they are now."""

from __future__ import annotations

import html
from collections.abc import Iterator

from handbook import addresses
from handbook.model import Handbook
from handbook.text import plain


def left_behind(handbook: Handbook, section: str, locale: str) -> str:
    """Return HTML for the end of a section page, with an anchor for each question that left; often empty."""
    settings, words = handbook.settings, handbook.settings.language(locale).words
    here = addresses.page(settings, locale, section)
    notes = [
        f'<p class="gone" id="{key}"><span id="{key}-answer"></span>{html.escape(words[reason])} '
        f'<a href="{addresses.relative(here, target)}">{title}</a></p>'
        for key, reason, target, title in _departures(handbook, section, locale)
    ]
    return "\n\n".join(notes)


def _departures(handbook: Handbook, section: str, locale: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield (id, word for the reason, path of its page, title as HTML)."""
    settings = handbook.settings
    for key, entry in handbook.registry.items():
        page = addresses.question(settings, locale, key)
        if entry.retired and section in (entry.section, entry.moved and entry.moved.section):
            yield key, "retired", page, html.escape(plain.humanized(key))
        elif entry.moved and entry.moved.section == section != entry.section and key in handbook.questions:
            title = handbook.questions[key].answer(locale, settings.default.locale)[1].title
            yield key, "moved", page, plain.inline_html(title)
