"""The sitemap: every page and question, each with its other languages."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

from handbook import addresses
from handbook.model import Handbook
from handbook.sources.registry import Entry

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LINKS = "http://www.w3.org/1999/xhtml"


def sitemap(handbook: Handbook) -> bytes:
    """Return the sitemap as XML. Retired questions are left out: their pages only point elsewhere."""
    settings = handbook.settings
    ElementTree.register_namespace("", _SPACE)
    ElementTree.register_namespace("xhtml", _LINKS)
    root = ElementTree.Element(f"{{{_SPACE}}}urlset")
    for address, date in _pages(handbook):
        versions = [(language.locale, settings.site_url + address(language.locale)) for language in settings.languages]
        alternates = [*versions, ("x-default", settings.site_url + address(settings.default.locale))]
        for _, place in versions:
            url = ElementTree.SubElement(root, f"{{{_SPACE}}}url")
            ElementTree.SubElement(url, f"{{{_SPACE}}}loc").text = place
            if date:
                ElementTree.SubElement(url, f"{{{_SPACE}}}lastmod").text = date.isoformat()
            for locale, other in alternates:
                ElementTree.SubElement(url, f"{{{_LINKS}}}link", rel="alternate", hreflang=locale, href=other)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def changed(entry: Entry) -> datetime.date:
    """Return the day a question last changed: when it was checked or corrected."""
    return max([entry.added, entry.checked, *(correction.date for correction in entry.corrected)])


def _pages(handbook: Handbook) -> Iterator[tuple[Callable[[str], str], datetime.date | None]]:
    """Yield, for every page, the function from a locale to its path, and the day it last changed if known."""
    settings = handbook.settings
    dates = {
        section.slug: max((changed(question.entry) for question in section.questions), default=None)
        for section in handbook.sections
    }
    newest = max((date for date in dates.values() if date), default=None)
    for slug in (*settings.pages, *settings.sections):
        yield lambda locale, slug=slug: addresses.page(settings, locale, slug), dates.get(slug, newest)
    yield lambda locale: addresses.question_list(settings, locale), newest
    for key, question in handbook.questions.items():
        yield lambda locale, key=key: addresses.question(settings, locale, key), changed(question.entry)
