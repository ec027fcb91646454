"""Links the first use of a term in every answer to the glossary, where a tap shows its meaning."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from handbook.answers import marked
from handbook.model import Handbook
from handbook.sources.terms import Glossary

_TAG = re.compile(r"(<[^>]+>)")
_OPAQUE = ("code", "a", "pre", "figure", "svg", "h1", "h2", "h3", "summary")


def with_hints(page: str, handbook: Handbook, section: str, address: str) -> str:
    """Return the page of a section with the terms of its marked answers linked to the glossary at `address`."""
    patterns = {
        language.locale: pattern(handbook.glossary, language.locale, section, language.endings)
        for language in handbook.settings.languages
    }

    def hinted(_: str, locale: str, answer: str) -> str:
        found, forms = patterns[locale]
        return link_terms(answer, found, forms, address) if found else answer

    return marked.change(page, hinted)


def pattern(
    glossary: Glossary, locale: str, section: str, endings: Sequence[str]
) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """Return a pattern that finds in HTML any term that a section links, and the key of each form in lower case.

    A term may carry any number of the language's `endings`, and nothing else.
    """
    forms = {
        html.escape(entry[locale].term.lower(), quote=False): key
        for key, entry in glossary.items()
        if locale in entry and entry[locale].hinted(section)
    }
    if not forms:
        return None, {}
    return _compiled(tuple(forms), tuple(endings)), forms


@cache
def _compiled(forms: tuple[str, ...], endings: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(_by_first_letter(sorted(forms, key=len, reverse=True)))
    tails = "|".join(re.escape(ending) for ending in sorted(endings, key=len, reverse=True))
    return re.compile(rf"(?<![\w.`/&-])({names})(?:{tails})*(?![\wʻʼ]|[-/.]\w)", re.IGNORECASE)


def _by_first_letter(forms: Sequence[str]) -> Iterator[str]:
    """Yield a pattern for the forms of each first letter: most words of a text then match none at the first look."""
    rests: dict[str, list[str]] = {}
    for form in forms:
        rests.setdefault(form[0], []).append(re.escape(form[1:]))
    for letter, endings in rests.items():
        yield f"{re.escape(letter)}(?:{'|'.join(endings)})"


def link_terms(text: str, found: re.Pattern[str], forms: Mapping[str, str], address: str) -> str:
    """Link the first use of every term in a piece of HTML to the glossary at `address`.

    Code, links, headings and pictures are left alone.
    """
    seen: set[str] = set()
    closing = ""
    pieces = _TAG.split(text)

    def link(match: re.Match[str]) -> str:
        key = forms[match[1].lower()]
        if key in seen:
            return match[0]
        seen.add(key)
        return f'<a class="term" href="{address}#{key}">{match[0]}</a>'

    for index, piece in enumerate(pieces):
        if piece.startswith("<"):
            name = re.match(r"</?([a-z0-9]+)", piece)
            if closing:
                closing = "" if piece == closing else closing
            elif name and name[1] in _OPAQUE and not piece.startswith("</"):
                closing = f"</{name[1]}>"
        elif not closing and piece.strip():
            pieces[index] = found.sub(link, piece)
    return "".join(pieces)
