"""The glossary's terms: as they stand on its page, and as a hint shows them."""

from __future__ import annotations

from handbook.model import Handbook
from handbook.sources.terms import Term

PAGE = "glossary"  # the page of docs/ that shows them


def terms(book: Handbook, locale: str) -> str:
    """Return all terms in alphabetical order, in the default language where `locale` has none, as HTML."""
    default = book.settings.default.locale
    entries = [(entry.get(locale, entry.get(default)), key) for key, entry in book.glossary.items()]
    return "\n".join(_row(term, key) for term, key in sorted(entries, key=lambda pair: pair[0].term.lower()))


def meanings(book: Handbook, locale: str) -> dict[str, list[str]]:
    """Return what a hint shows, by key: the term, its meaning, and how it is said or ""."""
    return {
        key: [term.term, term.meaning, term.say] for key, entry in book.glossary.items() if (term := entry.get(locale))
    }


def _row(term: Term, key: str) -> str:
    said = f' <span class="say">{term.say}</span>' if term.say else ""
    return f'<p class="glossary-term" id="{key}"><strong>{term.term}</strong>{said}<br>{term.meaning}</p>\n'
